import type { Vector } from "../features/vector.ts";
import { seededRandom, shuffle } from "../seeded-random.ts";
import type { DenseWeights } from "./sparse-weights.ts";

/** How much a badly placed example costs, against how much large weights do. */
const COST = 1;
const SLACK = 0.5 / COST;
/** Beyond, answers do not change. */
const PASSES = 6;
/** An example this little out of place stays where it is. */
const NEGLIGIBLE = 0.05;

export type Size = { readonly features: number; readonly classes: number };

/**
 * Linear support vector machines, one class against all others: L2-regularised, L2-loss, by dual coordinate descent
 * (Hsieh et al., ICML 2008), all classes in step, so that each example is read once for all of them.
 */
export const trainSvm = (examples: readonly Vector[], labels: Int32Array, size: Size): DenseWeights => {
  const { classes } = size;
  const weights = new Float32Array(size.features * classes);
  const bias = new Float32Array(classes);
  const alphas = new Float32Array(examples.length * classes);
  const squares = Float64Array.from(examples, ({ values }) => values.reduce((sum, x) => sum + x * x, 1));
  const scores = new Float64Array(classes);
  const moved = new Int32Array(classes);
  const moves = new Float64Array(classes);
  const random = seededRandom(1);
  const order = Int32Array.from(examples.keys());
  const row = (features: Int32Array, i: number): number => (features[i] ?? 0) * classes;

  const score = ({ features, values }: Vector): void => {
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
  };

  /** How far the example must pull each class; returns how many classes move. */
  const pull = (n: number): number => {
    const label = labels[n] ?? 0;
    const curvature = (squares[n] ?? 0) + SLACK;
    let count = 0;
    for (let c = 0, at = n * classes; c < classes; c++, at++) {
      const side = c === label ? 1 : -1;
      const alpha = alphas[at] ?? 0;
      const gradient = side * (scores[c] ?? 0) - 1 + alpha * SLACK;
      if ((alpha === 0 && gradient >= 0) || Math.abs(gradient) < NEGLIGIBLE) continue;
      const next = Math.max(alpha - gradient / curvature, 0);
      alphas[at] = next;
      moved[count] = c;
      moves[count++] = (next - alpha) * side;
    }
    return count;
  };

  const move = ({ features, values }: Vector, count: number): void => {
    for (let i = 0; i < features.length; i++) {
      const r = row(features, i);
      const value = values[i] ?? 0;
      for (let k = 0; k < count; k++) {
        const at = r + (moved[k] ?? 0);
        weights[at] = (weights[at] ?? 0) + value * (moves[k] ?? 0);
      }
    }
    for (let k = 0; k < count; k++) {
      const c = moved[k] ?? 0;
      bias[c] = (bias[c] ?? 0) + (moves[k] ?? 0);
    }
  };

  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    for (const n of order) {
      const example = examples[n];
      if (example === undefined) continue;
      score(example);
      move(example, pull(n));
    }
  }
  return { weights, bias, classes };
};
