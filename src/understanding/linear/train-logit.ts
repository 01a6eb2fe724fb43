import { solve } from "./solve.ts";

/** A yes-or-no question answered from a few numbers. */
export type Logit = { readonly bias: number; readonly weights: Float64Array };

export type Observation = { readonly numbers: Float64Array; readonly yes: boolean; readonly weight: number };

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export const logOdds = ({ bias, weights }: Logit, numbers: Float64Array): number =>
  weights.reduce((sum, weight, i) => sum + weight * (numbers[i] ?? 0), bias);

const ITERATIONS = 25;
/** A step so small leaves an error of about its square: Newton's method. */
const SETTLED = 1e-2;
/** On standardised numbers, per unit of the total weight. */
const SHRINKAGE = 1e-3;

/** Adds weight·x·xᵀ of each row, below the diagonal; four rows at a time, for the matrix is larger than they are. */
const addSquares = (sum: readonly Float64Array[], rows: readonly Float64Array[], weights: readonly number[]): void => {
  const none = new Float64Array(sum.length);
  for (let n = 0; n < rows.length; n += 4) {
    const [r0 = none, r1 = none, r2 = none, r3 = none] = rows.slice(n, n + 4);
    const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = weights.slice(n, n + 4);
    sum.forEach((line, j) => {
      const [a0, a1, a2, a3] = [w0 * (r0[j] ?? 0), w1 * (r1[j] ?? 0), w2 * (r2[j] ?? 0), w3 * (r3[j] ?? 0)];
      for (let k = 0; k <= j; k++) {
        line[k] = (line[k] ?? 0) + a0 * (r0[k] ?? 0) + a1 * (r1[k] ?? 0) + a2 * (r2[k] ?? 0) + a3 * (r3[k] ?? 0);
      }
    });
  }
};

/** Logistic regression with a light shrinkage, by Newton's method on standardised numbers. */
export const trainLogit = (observations: readonly Observation[]): Logit => {
  const size = observations[0]?.numbers.length ?? 0;
  const total = observations.reduce((sum, { weight }) => sum + weight, 0);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (const { numbers, weight } of observations) {
    for (let j = 0; j < size; j++) mean[j] = (mean[j] ?? 0) + (weight * (numbers[j] ?? 0)) / total;
  }
  for (const { numbers, weight } of observations) {
    for (let j = 0; j < size; j++) {
      spread[j] = (spread[j] ?? 0) + (weight * ((numbers[j] ?? 0) - (mean[j] ?? 0)) ** 2) / total;
    }
  }
  for (let j = 0; j < size; j++) spread[j] = Math.sqrt(spread[j] ?? 0) || 1;

  const rows = observations.map(({ numbers }) =>
    Float64Array.from({ length: size + 1 }, (_, j) =>
      j === size ? 1 : ((numbers[j] ?? 0) - (mean[j] ?? 0)) / (spread[j] ?? 1),
    ),
  );
  let beta = new Float64Array(size + 1);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const gradient = new Float64Array(size + 1);
    const hessian = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
    for (let j = 0; j <= size; j++) {
      gradient[j] = -SHRINKAGE * total * (beta[j] ?? 0);
      const row = hessian[j];
      if (row !== undefined) row[j] = SHRINKAGE * total;
    }
    const curvatures = rows.map((row, n) => {
      const { yes, weight } = observations[n] ?? { yes: false, weight: 0 };
      const p = sigmoid(row.reduce((sum, x, j) => sum + x * (beta[j] ?? 0), 0));
      const error = weight * ((yes ? 1 : 0) - p);
      for (let j = 0; j <= size; j++) gradient[j] = (gradient[j] ?? 0) + error * (row[j] ?? 0);
      return weight * p * (1 - p);
    });
    addSquares(hessian, rows, curvatures);
    hessian.forEach((line, j) => {
      for (let k = j + 1; k <= size; k++) line[k] = hessian[k]?.[j] ?? 0;
    });
    const step = solve(hessian, gradient);
    beta = beta.map((value, j) => value + (step[j] ?? 0));
    if (step.every((change) => Math.abs(change) < SETTLED)) break;
  }

  const weights = Float64Array.from({ length: size }, (_, j) => (beta[j] ?? 0) / (spread[j] ?? 1));
  const shift = weights.reduce((sum, weight, j) => sum + weight * (mean[j] ?? 0), 0);
  return { bias: (beta[size] ?? 0) - shift, weights };
};
