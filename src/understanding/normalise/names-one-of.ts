import { expandSms } from "./expand-sms.ts";
import { foldText, words } from "./fold-text.ts";

/** "Pas la CAF", "après l'école": the word is there, and is not what is asked for. */
const OTHERWISE_MEANT =
  "(?:pas|plus|apres|avant|pendant|finis|finit|fini|sors|sort|sortie|depose|recupere)(?: (?:pour|de|du|des|d|le|la|l|les|mon|ma|mes|un|une|a|au|aux|chez|cherche|chercher|les enfants))*";

/** Whether a text says one of these words or phrases, whatever their accents, case or text-message spelling. */
export function namesOneOf(text: string, named: readonly string[]): boolean {
  if (named.length === 0) return false;
  const folded = words(foldText(text));
  const phrases = named.map(foldText).filter((phrase) => phrase !== "");
  if (phrases.length === 0) return false;
  const alternatives = phrases.map((phrase) => phrase.replace(/[+#]/g, "\\$&")).join("|");
  const said = new RegExp(`(?<otherwise>\\b${OTHERWISE_MEANT} )?\\b(?:${alternatives})s?(?![a-z0-9])`, "g");
  return [folded, expandSms(folded)].some((typed) =>
    [...typed.join(" ").matchAll(said)].some(({ groups }) => groups?.["otherwise"] === undefined),
  );
}
