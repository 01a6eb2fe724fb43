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
