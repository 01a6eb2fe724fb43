/** The most probable labels, best first, the background (the last one) left out. */
export const bestLabels = (probabilities: Float64Array, count: number): number[] => {
  const background = probabilities.length - 1;
  const best: number[] = [];
  while (best.length < Math.min(count, background)) {
    let top = -1;
    for (let label = 0; label < background; label++) {
      if (best.includes(label)) continue;
      if (top === -1 || (probabilities[label] ?? 0) > (probabilities[top] ?? 0)) top = label;
    }
    best.push(top);
  }
  return best;
};
