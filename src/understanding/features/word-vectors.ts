import { hashOfWord } from "./ngrams.ts";
import type { Vector } from "./vector.ts";

/**
 * What French words mean, as far as the company they keep on the web tells: words that are used alike have vectors that
 * point the same way. By the hash of each word, in ascending order, the row of its vector.
 */
export type WordVectors = {
  readonly hashes: Uint32Array;
  readonly rows: Uint16Array;
  readonly values: Int8Array;
  readonly dimensions: number;
};

export const NO_VECTORS: WordVectors = {
  hashes: new Uint32Array(),
  rows: new Uint16Array(),
  values: new Int8Array(),
  dimensions: 0,
};

/** @param groups for each row of `values`, the words that share it */
export const indexWordVectors = (groups: readonly (readonly string[])[], values: Int8Array): WordVectors => {
  const rowOfHash = new Map<number, number>();
  groups.forEach((words, row) => {
    for (const word of words) rowOfHash.set(hashOfWord(word), row);
  });
  const hashes = Uint32Array.from(rowOfHash.keys()).sort();
  return {
    hashes,
    rows: Uint16Array.from(hashes, (hash) => rowOfHash.get(hash) ?? 0),
    values,
    dimensions: values.length / groups.length,
  };
};

const rowOf = ({ hashes, rows }: WordVectors, word: string): number => {
  const hash = hashOfWord(word);
  let [low, high] = [0, hashes.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle] ?? 0;
    if (found === hash) return rows[middle] ?? -1;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

/** The meaning of a text: the weighted sum of its words', of length 1; of length 0 when it has no known word. */
export const meaningOf = (vectors: WordVectors, text: string, weightOf: (word: string) => number): Float32Array => {
  const { values, dimensions } = vectors;
  const sum = new Float32Array(dimensions);
  for (const word of text.split(" ")) {
    const row = rowOf(vectors, word);
    if (row === -1) continue;
    const weight = weightOf(word);
    const at = row * dimensions;
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + weight * (values[at + i] ?? 0);
  }
  return toUnit(sum);
};

export const toUnit = (sum: Float32Array): Float32Array => {
  let square = 0;
  for (const x of sum) square += x * x;
  const length = Math.sqrt(square);
  return length === 0 ? sum : sum.map((x) => x / length);
};

export const asVector = (meaning: Float32Array): Vector => ({
  features: Int32Array.from(meaning.keys()),
  values: meaning,
});
