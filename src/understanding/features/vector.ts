import type { Bag, FeatureSpace } from "./feature-space.ts";
import { RUN } from "./ngrams.ts";

export type Vector = { readonly features: Int32Array; readonly values: Float32Array };

/** A text by its words, pairs and meanings, and by its runs of characters; each of length 1, or empty. */
export type Halves = { readonly words: Vector; readonly runs: Vector };

/** A weight per feature, large for those that come in few texts, 0 for those that come in none. */
export const inverseFrequency = (features: number, bags: readonly Bag[]): Float32Array => {
  const texts = new Uint32Array(features);
  for (const bag of bags) for (const feature of bag.features) texts[feature] = (texts[feature] ?? 0) + 1;
  return Float32Array.from(texts, (count) => (count === 0 ? 0 : Math.log((1 + bags.length) / (1 + count)) + 1));
};

/** TF-IDF with a sublinear count. */
export const halvesOf = (space: FeatureSpace, idf: Float32Array, bag: Bag): Halves => {
  const half = (isRun: boolean): Vector => {
    const features = new Int32Array(bag.features.length);
    const values = new Float32Array(bag.features.length);
    let [size, square] = [0, 0];
    for (let i = 0; i < bag.features.length; i++) {
      const feature = bag.features[i] ?? 0;
      const weight = (idf[feature] ?? 0) * (1 + Math.log(bag.counts[i] ?? 1));
      if (weight === 0 || (space.kinds[feature] === RUN) !== isRun) continue;
      features[size] = feature;
      values[size++] = weight;
      square += weight * weight;
    }
    const length = Math.sqrt(square);
    return { features: features.subarray(0, size), values: values.subarray(0, size).map((weight) => weight / length) };
  };
  return { words: half(false), runs: half(true) };
};

/** Words weigh as much as runs of characters, when there are both; the whole is of length 1. */
export const joined = ({ words, runs }: Halves): Vector => {
  const filled = [words, runs].filter(({ features }) => features.length > 0).length;
  const features = new Int32Array(words.features.length + runs.features.length);
  features.set(words.features);
  features.set(runs.features, words.features.length);
  const values = new Float32Array(features.length);
  values.set(words.values);
  values.set(runs.values, words.values.length);
  return { features, values: values.map((value) => value / Math.sqrt(filled)) };
};

export const vectorOf = (space: FeatureSpace, idf: Float32Array, bag: Bag): Vector => joined(halvesOf(space, idf, bag));
