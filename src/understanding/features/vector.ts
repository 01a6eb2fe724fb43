import type { Bag, FeatureSpace } from "./feature-space.ts";
import { RUN } from "./ngrams.ts";

export type Vector = { readonly features: Int32Array; readonly values: Float32Array };

/** A weight per feature, large for those that come in few texts, 0 for those that come in none. */
export const inverseFrequency = (features: number, bags: readonly Bag[]): Float32Array => {
  const texts = new Uint32Array(features);
  for (const bag of bags) for (const feature of bag.features) texts[feature] = (texts[feature] ?? 0) + 1;
  return Float32Array.from(texts, (count) => (count === 0 ? 0 : Math.log((1 + bags.length) / (1 + count)) + 1));
};

/**
 * TF-IDF with a sublinear count. Words, pairs and meanings weigh as much as runs of characters, when there are both; the
 * whole is of length 1.
 */
export const vectorOf = (space: FeatureSpace, idf: Float32Array, bag: Bag): Vector => {
  const features = new Int32Array(bag.features.length);
  const values = new Float32Array(bag.features.length);
  const isRun = new Uint8Array(bag.features.length);
  const squares: [number, number] = [0, 0];
  let size = 0;
  for (let i = 0; i < bag.features.length; i++) {
    const feature = bag.features[i] ?? 0;
    const weight = (idf[feature] ?? 0) * (1 + Math.log(bag.counts[i] ?? 1));
    if (weight === 0) continue;
    features[size] = feature;
    values[size] = weight;
    isRun[size] = space.kinds[feature] === RUN ? 1 : 0;
    squares[isRun[size] === 1 ? 1 : 0] += weight * weight;
    size++;
  }
  const filled = squares.filter((square) => square > 0).length;
  const [words = 0, runs = 0] = squares.map((square) => (square === 0 ? 0 : 1 / Math.sqrt(square * filled)));
  for (let i = 0; i < size; i++) values[i] = (values[i] ?? 0) * (isRun[i] === 1 ? runs : words);
  return { features: features.subarray(0, size), values: values.subarray(0, size) };
};
