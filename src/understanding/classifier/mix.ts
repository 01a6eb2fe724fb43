import { softmaxInPlace } from "../linear/softmax.ts";
import { solve } from "../linear/solve.ts";
import type { Evidence } from "./classifier.ts";

/** How much each way of looking counts: the score of a label is the weighted sum of its evidence. */
export type Mix = Float64Array;

const sourcesOf = (evidence: Evidence): readonly Float64Array[] => [
  evidence.words,
  evidence.runs,
  evidence.meaning,
  evidence.passage,
  evidence.definition,
  evidence.closest,
  evidence.covered,
];

/** Probability of each label. */
export const mixEvidence = (mix: Mix, evidence: Evidence): Float64Array => {
  const scores = new Float64Array(evidence.words.length);
  sourcesOf(evidence).forEach((source, s) => {
    const weight = mix[s] ?? 0;
    for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) + weight * (source[c] ?? 0);
  });
  softmaxInPlace(scores);
  return scores;
};

/** What thousands of examples teach; a handful of them must not teach the contrary, so weights are drawn towards it. */
const START = Float64Array.of(0.5, 1.5, 2, 8, 3.5, 3.5, 3.5);
const ITERATIONS = 15;
const SHRINKAGE = 0.5;
const HALVINGS = 6;

type Observation = { readonly evidence: Evidence; readonly label: number };

/** Log-likelihood, less what it costs to go far from the start. */
const goodness = (mix: Mix, observations: readonly Observation[]): number =>
  observations.reduce(
    (sum, { evidence, label }) => sum + Math.log(Math.max(mixEvidence(mix, evidence)[label] ?? 0, 1e-12)),
    -SHRINKAGE * mix.reduce((sum, weight, j) => sum + (weight - (START[j] ?? 0)) ** 2, 0),
  );

const newtonStep = (mix: Mix, observations: readonly Observation[]): Float64Array => {
  const size = mix.length;
  const gradient = mix.map((weight, j) => -2 * SHRINKAGE * (weight - (START[j] ?? 0)));
  const hessian = Array.from(mix, (_, j) =>
    Float64Array.from({ length: size }, (__, k) => (j === k ? 2 * SHRINKAGE : 0)),
  );
  for (const { evidence, label } of observations) {
    const sources = sourcesOf(evidence);
    const probabilities = mixEvidence(mix, evidence);
    const expected = sources.map((source) => dot(source, probabilities));
    sources.forEach((a, j) => {
      gradient[j] = (gradient[j] ?? 0) + (a[label] ?? 0) - (expected[j] ?? 0);
      sources.forEach((b, k) => {
        if (k < j) return;
        const covariance = dot(a, probabilities, b) - (expected[j] ?? 0) * (expected[k] ?? 0);
        add(hessian, j, k, covariance);
        if (k > j) add(hessian, k, j, covariance);
      });
    });
  }
  return solve(hessian, gradient);
};

const dot = (a: Float64Array, b: Float64Array, c?: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0) * (c === undefined ? 1 : (c[i] ?? 0));
  return sum;
};

const add = (matrix: Float64Array[], i: number, j: number, value: number): void => {
  const row = matrix[i];
  if (row !== undefined) row[j] = (row[j] ?? 0) + value;
};

/**
 * Conditional logistic regression: the weights, the same for all labels, under which the true labels are most
 * probable. Newton's method, with steps halved as long as they overshoot.
 */
export const trainMix = (observations: readonly Observation[]): Mix => {
  let mix = START;
  let best = goodness(mix, observations);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const step = newtonStep(mix, observations);
    let scale = 1;
    let next = mix;
    let reached = -Infinity;
    for (let halving = 0; halving < HALVINGS && reached <= best; halving++, scale /= 2) {
      next = mix.map((weight, j) => weight + scale * (step[j] ?? 0));
      reached = goodness(next, observations);
    }
    if (reached <= best + 1e-4) break;
    [mix, best] = [next, reached];
  }
  return mix;
};
