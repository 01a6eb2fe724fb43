import { createRequire } from "node:module";
import { expandSms } from "./expand-sms.ts";
import { foldText, words } from "./fold-text.ts";
import type { Lexicon } from "./speller.ts";
import { guardWords } from "./word-guard.ts";

/** Below, a word that no dictionary has is taken for a misspelling of the person who wrote the example. */
const OFTEN = 4;

/** Words the rules look for: they must be found again under their misspellings even when no example has them. */
const RULE_WORDS =
  "quelqu un une personne humain humaine vrai vraie conseiller conseillere mediateur mediatrice parler appeler rappeler " +
  "appelez rappelez rendez vous annuler deplacer decaler reporter changer prendre demander contacter joindre besoin aide aidez kelkun quelquun " +
  "vouloir voudrais veux peux comprends comprend bonjour bonsoir merci revoir bientot signifie definition veut dire";

const require = createRequire(import.meta.url);

/** Read for training only, and let go of: 336,000 words take 30 MB that a program which found its model saved never needs. */
const readFrenchWords = (): readonly string[] => {
  const words = require("an-array-of-french-words") as readonly string[];
  Reflect.deleteProperty(require.cache, require.resolve("an-array-of-french-words"));
  return words;
};

/** French words as people type them without accents; two letters or fewer are left to the table of text-message forms. */
const frenchWordsFolded = (): Set<string> => {
  const folded = new Set<string>();
  for (const word of readFrenchWords()) {
    const plain = /^[a-z]+$/.test(word) ? word : foldText(word);
    if (plain.length >= 3 && /^[a-z]+$/.test(plain)) folded.add(plain);
  }
  return folded;
};

/**
 * @param written clean texts: answers, definitions, terms. Every word of theirs is right.
 * @param typed examples as residents type them: a word counts as right when it is French or comes often.
 */
export const buildLexicon = (written: readonly string[], typed: readonly string[]): Lexicon => {
  const french = frenchWordsFolded();
  const counts = new Map<string, number>();
  const right = new Set(RULE_WORDS.split(" "));
  const count = (word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of right) count(word);
  for (const text of written) {
    for (const word of expandSms(words(foldText(text)))) {
      right.add(word);
      count(word);
    }
  }
  for (const text of typed) for (const word of expandSms(words(foldText(text)))) count(word);

  const known = [...counts]
    .filter(([word, times]) => right.has(word) || french.has(word) || times >= OFTEN)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    words: known.map(([word]) => word),
    counts: Uint16Array.from(known, ([, times]) => Math.min(times, 0xffff)),
    guard: guardWords(french),
  };
};
