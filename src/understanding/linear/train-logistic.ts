import type { Vector } from "../features/vector.ts";
import { seededRandom, shuffle } from "../seeded-random.ts";
import type { DenseWeights } from "./sparse-weights.ts";

const EPOCHS = 8;
const FIRST_STEP = 6;
const STEP_DECAY = 0.3;
const BIAS_STEP = 0.02;
/** A class this improbable has nothing to learn from the example. */
const NEGLIGIBLE = 3e-3;

export type Size = { readonly features: number; readonly classes: number };

/** Scores become probabilities. */
export const softmaxInPlace = (scores: Float64Array): void => {
  let max = -Infinity;
  for (const score of scores) if (score > max) max = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const p = Math.exp((scores[c] ?? 0) - max);
    scores[c] = p;
    sum += p;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
};

/**
 * Multinomial logistic regression by stochastic gradient descent; few epochs with a shrinking step are its
 * regularisation.
 */
export const trainLogistic = (examples: readonly Vector[], labels: Int32Array, size: Size): DenseWeights => {
  const { classes } = size;
  const weights = new Float32Array(size.features * classes);
  const bias = new Float32Array(classes);
  const scores = new Float64Array(classes);
  const active = new Int32Array(classes);
  const random = seededRandom(1);
  const order = Int32Array.from(examples.keys());
  const row = (features: Int32Array, i: number): number => (features[i] ?? 0) * classes;

  const predict = ({ features, values }: Vector): void => {
    scores.set(bias);
    const n = features.length;
    let i = 0;
    // four features at a time: each score is read and written once for all of them
    for (; i + 3 < n; i += 4) {
      const [r0, r1, r2, r3] = [row(features, i), row(features, i + 1), row(features, i + 2), row(features, i + 3)];
      const [v0, v1, v2, v3] = [values[i] ?? 0, values[i + 1] ?? 0, values[i + 2] ?? 0, values[i + 3] ?? 0];
      for (let c = 0; c < classes; c++) {
        const four =
          v0 * (weights[r0 + c] ?? 0) +
          v1 * (weights[r1 + c] ?? 0) +
          v2 * (weights[r2 + c] ?? 0) +
          v3 * (weights[r3 + c] ?? 0);
        scores[c] = (scores[c] ?? 0) + four;
      }
    }
    for (; i < n; i++) {
      const r = row(features, i);
      for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? 0) + (values[i] ?? 0) * (weights[r + c] ?? 0);
    }
    softmaxInPlace(scores);
  };

  /** `scores` holds probability minus truth. */
  const correct = ({ features, values }: Vector, rate: number): void => {
    let count = 0;
    for (let c = 0; c < classes; c++) if (Math.abs(scores[c] ?? 0) > NEGLIGIBLE) active[count++] = c;
    for (let i = 0; i < features.length; i++) {
      const r = row(features, i);
      const move = (values[i] ?? 0) * rate;
      for (let k = 0; k < count; k++) {
        const c = active[k] ?? 0;
        weights[r + c] = (weights[r + c] ?? 0) - move * (scores[c] ?? 0);
      }
    }
    for (let k = 0; k < count; k++) {
      const c = active[k] ?? 0;
      bias[c] = (bias[c] ?? 0) - BIAS_STEP * (scores[c] ?? 0);
    }
  };

  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const n of order) {
      const example = examples[n];
      if (example === undefined) continue;
      predict(example);
      const label = labels[n] ?? 0;
      scores[label] = (scores[label] ?? 0) - 1;
      correct(example, FIRST_STEP / (1 + epoch * STEP_DECAY));
    }
  }
  return { weights, bias, classes };
};
