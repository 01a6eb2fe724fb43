import type { Bag, FeatureSpace } from "./feature-space.ts";
import { ACROSS, INSIDE } from "./ngrams.ts";

/** Words, pairs, meanings and characters inside words, the last weighing as much as the rest; or all runs of characters. */
export type View = "words" | "characters";

export type Vector = { readonly features: Int32Array; readonly values: Float32Array };

/** A weight per feature, large for those that come in few texts, 0 for those that come in none. */
export const inverseFrequency = (features: number, bags: readonly Bag[]): Float32Array => {
  const texts = new Uint32Array(features);
  for (const bag of bags) for (const feature of bag.features) texts[feature] = (texts[feature] ?? 0) + 1;
  return Float32Array.from(texts, (count) => (count === 0 ? 0 : Math.log((1 + bags.length) / (1 + count)) + 1));
};

const WORDS_HALF = 0;
const CHARACTERS_HALF = 1;
const NEITHER = -1;

const halfOf = (view: View, kind: number): number => {
  if (kind === INSIDE) return CHARACTERS_HALF;
  if (kind === ACROSS) return view === "characters" ? CHARACTERS_HALF : NEITHER;
  return view === "words" ? WORDS_HALF : NEITHER;
};

/** TF-IDF with a sublinear count; the halves that are not empty weigh the same, and the whole is of length 1. */
export const vectorOf = (space: FeatureSpace, idf: Float32Array, bag: Bag, view: View): Vector => {
  const features = new Int32Array(bag.features.length);
  const values = new Float32Array(bag.features.length);
  const halves = new Int8Array(bag.features.length);
  const squares: [number, number] = [0, 0];
  let size = 0;
  for (let i = 0; i < bag.features.length; i++) {
    const feature = bag.features[i] ?? 0;
    const half = halfOf(view, space.kinds[feature] ?? 0);
    if (half === NEITHER) continue;
    const weight = (idf[feature] ?? 0) * (1 + Math.log(bag.counts[i] ?? 1));
    if (weight === 0) continue;
    features[size] = feature;
    values[size] = weight;
    halves[size] = half;
    size++;
    squares[half === WORDS_HALF ? 0 : 1] += weight * weight;
  }
  const filled = squares.filter((square) => square > 0).length;
  const [words = 0, characters = 0] = squares.map((square) => (square === 0 ? 0 : 1 / Math.sqrt(square * filled)));
  for (let i = 0; i < size; i++) values[i] = (values[i] ?? 0) * (halves[i] === WORDS_HALF ? words : characters);
  return { features: features.subarray(0, size), values: values.subarray(0, size) };
};
