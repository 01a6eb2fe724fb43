import type { Vector } from "../features/vector.ts";

/** What training gives: one row of `classes` numbers per feature. */
export type DenseWeights = { readonly weights: Float32Array; readonly bias: Float32Array; readonly classes: number };

/**
 * What is kept and used: eight bits per weight with one scale per column, small weights left out. Row by row:
 * the entries of feature f are `starts[f]..starts[f + 1]`.
 */
export type SparseWeights = {
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
};

const LEVELS = 127;

/** @param negligible weights under this share of the largest of their column are dropped (measured: 3 % cost nothing) */
export const quantise = ({ weights, bias, classes }: DenseWeights, negligible: number): SparseWeights => {
  const features = weights.length / classes;
  const scales = new Float32Array(classes);
  for (let i = 0; i < weights.length; i += classes) {
    for (let c = 0; c < classes; c++) {
      const size = Math.abs(weights[i + c] ?? 0);
      if (size > (scales[c] ?? 0)) scales[c] = size;
    }
  }
  for (let c = 0; c < classes; c++) scales[c] = (scales[c] ?? 0) / LEVELS;
  const smallest = scales.map((scale) => scale * Math.max(1, negligible * LEVELS));
  const starts = new Uint32Array(features + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let feature = 0; feature < features; feature++) {
    for (let c = 0, at = feature * classes; c < classes; c++, at++) {
      const weight = weights[at] ?? 0;
      if (weight === 0 || Math.abs(weight) < (smallest[c] ?? 0)) continue;
      columns.push(c);
      values.push(Math.round(weight / (scales[c] ?? 1)));
    }
    starts[feature + 1] = columns.length;
  }
  return { starts, columns: Uint16Array.from(columns), values: Int8Array.from(values), scales, bias };
};

/** Vectors as columns: the score of a query is then its cosine with each of them. */
export const columnsOf = (vectors: readonly Vector[], features: number): SparseWeights => {
  const starts = new Uint32Array(features + 1);
  for (const vector of vectors) for (const f of vector.features) starts[f + 1] = (starts[f + 1] ?? 0) + 1;
  for (let f = 0; f < features; f++) starts[f + 1] = (starts[f + 1] ?? 0) + (starts[f] ?? 0);
  const next = starts.slice();
  const columns = new Uint16Array(starts[features] ?? 0);
  const values = new Int8Array(columns.length);
  const scales = new Float32Array(vectors.length);
  vectors.forEach((vector, column) => {
    const scale = vector.values.reduce((max, value) => Math.max(max, value), 0) / LEVELS;
    scales[column] = scale;
    vector.features.forEach((f, i) => {
      const at = next[f] ?? 0;
      columns[at] = column;
      values[at] = scale === 0 ? 0 : Math.round((vector.values[i] ?? 0) / scale);
      next[f] = at + 1;
    });
  });
  return { starts, columns, values, scales, bias: new Float32Array(vectors.length) };
};

/** Adds one row, so many times; four entries at a time, as no two of a row are in the same column: a quarter faster. */
const addRow = (scores: Float64Array, { starts, columns, values }: SparseWeights, row: number, times: number): void => {
  const end = starts[row + 1] ?? 0;
  let k = starts[row] ?? 0;
  for (; k + 3 < end; k += 4) {
    const [c0, c1, c2, c3] = [columns[k] ?? 0, columns[k + 1] ?? 0, columns[k + 2] ?? 0, columns[k + 3] ?? 0];
    scores[c0] = (scores[c0] ?? 0) + times * (values[k] ?? 0);
    scores[c1] = (scores[c1] ?? 0) + times * (values[k + 1] ?? 0);
    scores[c2] = (scores[c2] ?? 0) + times * (values[k + 2] ?? 0);
    scores[c3] = (scores[c3] ?? 0) + times * (values[k + 3] ?? 0);
  }
  for (; k < end; k++) {
    const column = columns[k] ?? 0;
    scores[column] = (scores[column] ?? 0) + times * (values[k] ?? 0);
  }
};

export const scoresOf = (weights: SparseWeights, { features, values }: Vector): Float64Array => {
  const { starts, scales, bias } = weights;
  const rows = starts.length - 1;
  const scores = new Float64Array(scales.length);
  for (let i = 0; i < features.length; i++) {
    const feature = features[i] ?? 0;
    if (feature < rows) addRow(scores, weights, feature, values[i] ?? 0); // no row for what training did not see
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) * (scales[c] ?? 0) + (bias[c] ?? 0);
  return scores;
};
