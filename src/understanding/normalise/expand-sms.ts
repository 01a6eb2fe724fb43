import { SAME_THING, SMS_WORDS } from "./sms-words.ts";

const startsWithVowel = (word: string | undefined): boolean => word !== undefined && /^[aeiouyh]/.test(word);

/** A lone letter is an elision ("d une") before a vowel, and a text-message word ("d papiers") elsewhere. */
const LONE_LETTER: Readonly<Record<string, (next: string | undefined) => string>> = {
  c: (next) => (next !== undefined && /^(est|etait|etaient)$/.test(next) ? "c" : "c est"),
  d: (next) => (startsWithVowel(next) ? "d" : "des"),
  g: () => "j ai",
  j: (next) => (startsWithVowel(next) ? "j" : "je"),
  l: (next) => (startsWithVowel(next) ? "l" : "le"),
  t: (next) =>
    next !== undefined && /^(il|elle|on|ai|as|es|aime|aide|envoie|appelle|inquiete)$/.test(next) ? "t" : "tu es",
};

const PHRASES = SAME_THING.map(([form, means]) => ({ form: form.split(" "), means: means.split(" ") })).sort(
  (a, b) => b.form.length - a.form.length,
);
const phrasesByFirstWord = new Map<string, typeof PHRASES>();
for (const phrase of PHRASES) {
  const first = phrase.form[0] ?? "";
  phrasesByFirstWord.set(first, [...(phrasesByFirstWord.get(first) ?? []), phrase]);
}

/** Text-message words written out, word by word: "c koi 1 mdp" gives "c est quoi un mot de passe". */
export const expandSms = (typed: readonly string[]): string[] =>
  typed.flatMap((word, i) => {
    const lone = word.length === 1 ? LONE_LETTER[word] : undefined;
    return (lone?.(typed[i + 1]) ?? SMS_WORDS.get(word) ?? word).split(" ");
  });

/** One name for things that have several: "pole emploi" gives "france travail". */
export const unifyNames = (spelled: readonly string[]): string[] => {
  const unified: string[] = [];
  for (let i = 0; i < spelled.length;) {
    const phrase = phrasesByFirstWord
      .get(spelled[i] ?? "")
      ?.find(({ form }) => form.every((w, k) => spelled[i + k] === w));
    unified.push(...(phrase?.means ?? [spelled[i] ?? ""]));
    i += phrase?.form.length ?? 1;
  }
  return unified;
};
