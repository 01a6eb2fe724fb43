import { foldText } from "../../understanding/normalise/fold-text.ts";

const YES = `oui, ouii, ouais, ouai, oue, ouep, wi, wui, ui, yes, yep, ok, okay, okey, oki, d accord, dacc, dac, daccord, c est bon, c bon,
  cest bon, c est ca, c ca, cest ca, c est parfait, parfait, exact, exactement, tout a fait, bien sur, biensur, volontiers, avec plaisir,
  je veux bien, je confirme, ca marche, ca me va, ca me convient, entendu, si`;
const NO = `non, nan, nn, no, nope, pas ca, c est pas ca, ce n est pas ca, c pas ca, pas du tout, pas d accord, pas bon, c est pas bon,
  ce n est pas bon, c pas bon, surtout pas, pas vraiment, je ne veux pas, je veux pas, jveux pas, ca ne va pas, ca va pas, ca ne me va pas,
  ca me va pas`;
const BESIDE = `merci, merci beaucoup, svp, stp, s il vous plait, s il te plait, madame, monsieur, alors, et, bien, tres, pour moi, moi`;

const phrases = (list: string): string[] => list.split(",").map((phrase) => phrase.trim().replace(/\s+/g, " "));

const meaning = new Map<string, "yes" | "no" | "beside">([
  ...phrases(YES).map((phrase) => [phrase, "yes"] as const),
  ...phrases(NO).map((phrase) => [phrase, "no"] as const),
  ...phrases(BESIDE).map((phrase) => [phrase, "beside"] as const),
]);
const LONGEST = 5;

const YES_SIGN = /^(?:👍|👌|✅|☑|✔|🙏|💯)+$/u;
const NO_SIGN = /^(?:👎|❌|🚫|✖)+$/u;

/** "ouais merci", "c'est bon 👍" → yes; "nan pas ça" → no; null when the text says anything else, or both. */
export function readYesNo(text: string): "yes" | "no" | null {
  const folded = foldText(text);
  if (folded === "") {
    const sign = text.replace(/[\s\p{Emoji_Modifier}]|\u{FE0F}/gu, "");
    if (YES_SIGN.test(sign)) return "yes";
    return NO_SIGN.test(sign) ? "no" : null;
  }
  const said = readPhrases(folded.split(" "));
  if (said.has("yes") === said.has("no")) return null;
  return said.has("yes") ? "yes" : "no";
}

/** What the words say, longest phrases first; empty as soon as a word belongs to none. */
function readPhrases(words: readonly string[]): ReadonlySet<"yes" | "no" | "beside"> {
  const said = new Set<"yes" | "no" | "beside">();
  for (let at = 0; at < words.length;) {
    let length = Math.min(LONGEST, words.length - at);
    while (length > 0 && !meaning.has(words.slice(at, at + length).join(" "))) length--;
    const found = meaning.get(words.slice(at, at + length).join(" "));
    if (found === undefined) return new Set();
    said.add(found);
    at += length;
  }
  return said;
}
