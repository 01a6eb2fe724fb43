import { eachNgram, WORD, type Kind } from "./ngrams.ts";

/** The n-grams seen in training, numbered in the order they were met. */
export type FeatureSpace = {
  readonly hashes: Uint32Array;
  readonly kinds: Uint8Array;
  /** The number of a feature, or -1. */
  readonly find: (hash: number) => number;
};

/** The known n-grams of one text, each once, with how often it comes; `words` counts the unknown words too. */
export type Bag = { readonly features: Int32Array; readonly counts: Uint8Array; readonly words: number };

/** Open addressing: a Map of 100,000 entries takes ten times the memory and longer to load. */
const makeFinder = (hashes: Uint32Array): FeatureSpace["find"] => {
  let capacity = 1024;
  while (capacity < hashes.length * 2) capacity *= 2;
  const slots = new Int32Array(capacity).fill(-1);
  const mask = capacity - 1;
  for (let feature = 0; feature < hashes.length; feature++) {
    let slot = (hashes[feature] ?? 0) & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = feature;
  }
  return (hash) => {
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const feature = slots[slot] ?? -1;
      if (feature === -1 || hashes[feature] === hash) return feature;
    }
  };
};

export const openFeatureSpace = (hashes: Uint32Array, kinds: Uint8Array): FeatureSpace => ({
  hashes,
  kinds,
  find: makeFinder(hashes),
});

export const collectFeatures = (texts: Iterable<string>): FeatureSpace => {
  const kinds = new Map<number, Kind>();
  for (const text of texts) eachNgram(text, (hash, kind) => void kinds.set(hash, kind));
  return openFeatureSpace(Uint32Array.from(kinds.keys()), Uint8Array.from(kinds.values()));
};

export const bagOf = (space: FeatureSpace, text: string): Bag => {
  const counts = new Map<number, number>();
  let words = 0;
  eachNgram(text, (hash, kind) => {
    if (kind === WORD) words++;
    const feature = space.find(hash);
    if (feature >= 0) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  });
  return {
    features: Int32Array.from(counts.keys()),
    counts: Uint8Array.from(counts.values(), (count) => Math.min(count, 255)),
    words,
  };
};
