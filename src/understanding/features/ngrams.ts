import { meaningsOf } from "./related-words.ts";

/** What a feature is: a word, two words in a row, a run of characters inside one word, or a meaning that words share. */
export const WORD = 0;
export const PAIR = 1;
export const RUN = 2;
export const MEANING = 3;
export type Kind = typeof WORD | typeof PAIR | typeof RUN | typeof MEANING;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const WORD_SEED = 0x2f0b4c47;
const MEANING_SEED = 0x51ed270b;
const SPACE = 32;
const SHORTEST = 3;
const LONGEST = 5;

const step = (hash: number, code: number): number => Math.imul(hash ^ code, FNV_PRIME);

/** FNV leaves the high bits of short strings poor; this spreads them. */
const finish = (hash: number): number => {
  let h = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
};

type Visit = (hash: number, kind: Kind) => void;

const eachRun = (padded: string, visit: Visit): void => {
  const end = padded.length;
  for (let i = 0; i < end; i++) {
    let hash = FNV_OFFSET;
    for (let n = 1; n <= LONGEST && i + n <= end; n++) {
      // the character before this one is now in the middle of the run
      if (n > 2 && padded.charCodeAt(i + n - 2) === SPACE) break;
      hash = step(hash, padded.charCodeAt(i + n - 1));
      if (n >= SHORTEST) visit(finish(hash), RUN);
    }
  }
};

export const hashOfWord = (word: string): number => {
  let hash = WORD_SEED;
  for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i));
  return finish(hash);
};

const eachWord = (words: readonly string[], visit: Visit): void => {
  let previous: number | undefined;
  for (const word of words) {
    const hash = hashOfWord(word);
    visit(hash, WORD);
    if (previous !== undefined) visit(finish(step(previous, hash)), PAIR);
    previous = hash;
    for (const meaning of meaningsOf(word)) visit(finish(step(MEANING_SEED, meaning)), MEANING);
  }
};

/**
 * Gives the hash of every word, pair of words, shared meaning, and run of 3 to 5 characters that stays inside one word
 * with the space before or after it, of a normalised text.
 */
export const eachNgram = (text: string, visit: Visit): void => {
  if (text === "") return;
  eachRun(` ${text} `, visit);
  eachWord(text.split(" "), visit);
};
