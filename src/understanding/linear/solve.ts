/** Solves A·x = b for a small symmetric positive definite A (Gauss without pivoting); A and b are used up. */
export const solve = (a: Float64Array[], b: Float64Array): Float64Array => {
  const n = b.length;
  const at = (i: number, j: number): number => a[i]?.[j] ?? 0;
  for (let i = 0; i < n; i++) {
    for (let k = i + 1; k < n; k++) {
      const factor = at(k, i) / at(i, i);
      const row = a[k];
      if (factor === 0 || row === undefined) continue;
      for (let j = i; j < n; j++) row[j] = at(k, j) - factor * at(i, j);
      b[k] = (b[k] ?? 0) - factor * (b[i] ?? 0);
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i] ?? 0;
    for (let j = i + 1; j < n; j++) sum -= at(i, j) * (x[j] ?? 0);
    x[i] = sum / at(i, i);
  }
  return x;
};
