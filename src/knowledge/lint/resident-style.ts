import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** One letter and an apostrophe, as in "j'ai"; and what is said beside French without being a mistake. */
const SHORT = new Set(["j", "l", "d", "c", "s", "m", "t", "n", "qu", "jusqu", "lorsqu", "puisqu", "a", "à", "y", "ok"]);

export type SpellCheck = (word: string) => boolean;

/** Whether a word is spelled as the dictionary has it, accents included, or is one of `names` ("caf", "doctolib"). */
export function createSpellCheck(names: Iterable<string>): SpellCheck {
  const known = new Set(require("an-array-of-french-words") as readonly string[]);
  for (const name of names) for (const word of wordsOf(name)) known.add(word);
  return (word) => SHORT.has(word) || /^\d+$/.test(word) || known.has(word);
}

/** Every word is one of the dictionary, and yet not the one that is meant: "c vrai", "on ma volé", "je veut". */
const BY_EAR =
  /(?:^|\s)[cjgtdm]\s|(?:^|\s)(?:on|il|elle|ils|elles|tu) (?:ma|ta|mon|mont)\s|(?:^|\s)je (?:peut|veut|doit|sait|fait|dit|est)(?:\s|$)|\sa (?:la|l['’])/iu;

/** As people speak: the negation has lost its "ne". */
const SPOKEN =
  /(?:^|\s)(?:je|j['’]?|tu|on|il|elle|ça|ca|y)(?:\s(?!ne?\b|n['’])[\p{L}'’]+|\p{L}+)?\s(?:[\p{L}'’]+\s)?(?:pas|plus|rien|jamais)(?:\s|$)/iu;
const WITH_NE = /(?:^|\s)(?:ne\s|n['’])/iu;

/** Whether somebody wrote it fast on a telephone: at least one word without its accent, in short, or by ear. */
export const isAsTyped = (example: string, isSpelled: SpellCheck): boolean =>
  BY_EAR.test(example) ||
  (SPOKEN.test(example) && !WITH_NE.test(example)) ||
  wordsOf(example).some((word) => !isSpelled(word));

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
