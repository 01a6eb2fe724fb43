import { FRENCH, MARKERS } from "./marker-words.ts";

/** Languages heard at the centre; "ar-Latn" is the Arabic of the Maghreb in Latin letters and digits ("bghit n3ref"). */
export const languages = ["en", "es", "pt", "it", "ro", "pl", "tr", "ar", "ar-Latn", "uk", "ru"] as const;
export type Language = (typeof languages)[number];
export type LatinLanguage = Exclude<Language, "ar" | "uk" | "ru">;

const MAX_LENGTH = 400;
/** Below, a message may be a name, a brand or a borrowed word. */
const ENOUGH = 3;

/**
 * The language of a message that is surely not French; null for French, and whenever it is not sure: a false alarm costs a
 * French-speaking person the answer, a miss costs a stranger one more message.
 */
export function detectLanguage(text: string): Language | null {
  const read = text
    .slice(0, MAX_LENGTH)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/https?:\/\/\S+|\S+@\S+/g, " ");
  return byScript(read) ?? byWords(read);
}

const letters = (text: string, script: RegExp): number => text.match(script)?.length ?? 0;

/** Other alphabets tell by themselves; a name among French words does not. */
function byScript(text: string): Language | null {
  const latin = letters(text, /\p{Script=Latin}/gu);
  const arabic = letters(text, /\p{Script=Arabic}/gu);
  const cyrillic = letters(text, /\p{Script=Cyrillic}/gu);
  const all = letters(text, /\p{L}/gu);
  if (arabic > latin && arabic > 1) return "ar";
  if (cyrillic > latin && cyrillic > 1) return /[іїєґ]/u.test(text) || UKRAINIAN.test(text) ? "uk" : "ru";
  // whoever writes Chinese, Tamil or Amharic is more likely to read English than nothing
  return all - latin - arabic - cyrillic > latin + 1 ? "en" : null;
}

const UKRAINIAN =
  /(?:^|\s)(?:допомога|треба|будь ласка|хочу поговорити|дякую|як зробити|де знаходиться)(?:\s|$|[?!.,])/u;

/** Letters that French does not have. */
const SIGNS: readonly (readonly [LatinLanguage, RegExp])[] = [
  ["es", /[ñ¿¡]/u],
  ["pt", /[ãõ]/u],
  ["tr", /[ğışİ]/u],
  ["pl", /[łąężźśćń]/u],
  ["ro", /[ășțşţ]/u],
];

type Weights = ReadonlyMap<string, number>;
const weightsOf = (strong: string, usual: string): Weights =>
  new Map([
    ...usual.split(" ").map((word) => [word, 1] as const),
    ...strong.split(" ").map((word) => [word, 2] as const),
  ]);
const weights = Object.entries(MARKERS).map(
  ([language, { strong, usual }]) => [language as LatinLanguage, weightsOf(strong, usual)] as const,
);
const french = new Set(FRENCH.split(" "));

function byWords(text: string): Language | null {
  const typed = wordsOf(text);
  const against = typed.filter((word) => french.has(word)).length;
  const scores = weights
    .map(([language, words]) => ({ language, score: scoreOf(typed, words) + signOf(text, language) }))
    .map(({ language, score }) => ({ language, score: score + (language === "ar-Latn" ? digitsInWords(typed) : 0) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (best === undefined || second === undefined || best.score < ENOUGH) return null;
  // half of the words at least must speak for it, and French must not
  // the Maghreb mixes its Arabic with French words
  const weight = best.language === "ar-Latn" ? 1 : 2;
  const clear = best.score > second.score && best.score > weight * against && best.score * 2 >= typed.length;
  return clear ? best.language : null;
}

const scoreOf = (typed: readonly string[], words: Weights): number =>
  [...new Set(typed)].reduce((sum, word) => sum + (words.get(word) ?? 0), 0);

const signOf = (text: string, language: LatinLanguage): number =>
  SIGNS.some(([own, sign]) => own === language && sign.test(text)) ? 1 : 0;

/** "n3ref", "wa7ed", "ma9dert": digits that stand for Arabic letters. */
const digitsInWords = (typed: readonly string[]): number =>
  typed.filter((word) => /^[a-z]+[379][a-z]+$/.test(word)).length;

const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll("ı", "i")
    .replaceAll("ł", "l")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .match(/[a-z0-9]+/g) ?? [];
