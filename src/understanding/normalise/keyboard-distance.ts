const ROWS = ["azertyuiop", "qsdfghjklm", "wxcvbn"] as const;
/** How far each row of an AZERTY keyboard is shifted to the right, in keys. */
const ROW_SHIFT = [0, 0.3, 0.8] as const;
/** Letters that sound alike in French and are written one for the other. */
const SOUND_ALIKE = ["ck", "cq", "kq", "cs", "sz", "iy", "gj", "mn", "ea", "fv"];

const LETTERS = 26;
const letter = (code: number): number => code - 97;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;

/** 1 where two letters are easily typed or written one for the other. */
const near = new Uint8Array(LETTERS * LETTERS);
const markNear = (a: string, b: string): void => {
  const [x, y] = [letter(a.charCodeAt(0)), letter(b.charCodeAt(0))];
  near[x * LETTERS + y] = near[y * LETTERS + x] = 1;
};
const keys = ROWS.flatMap((row, y) => Array.from(row, (name, x) => ({ name, x: x + (ROW_SHIFT[y] ?? 0), y })));
for (const a of keys) for (const b of keys) if (Math.hypot(a.x - b.x, a.y - b.y) < 1.2) markNear(a.name, b.name);
for (const [a, b] of SOUND_ALIKE) if (a !== undefined && b !== undefined) markNear(a, b);

const INFINITE = 99;
const NEAR_LETTER = 0.7;
const SWAPPED = 0.7;
const DOUBLED = 0.5;
const ADDED_OR_MISSING = 0.9;

const longest = 40;
const rows = [new Float64Array(longest + 1), new Float64Array(longest + 1), new Float64Array(longest + 1)] as const;

const substitution = (a: number, b: number): number => {
  if (a === b) return 0;
  return isLetter(a) && isLetter(b) && near[letter(a) * LETTERS + letter(b)] === 1 ? NEAR_LETTER : 1;
};

/**
 * Damerau-Levenshtein distance where a slip of the finger costs less than another word: neighbouring keys 0.7,
 * swapped letters 0.7, a doubled letter 0.5, a letter too many or missing 0.9. Above `max` the answer is 99.
 */
export const keyboardDistance = (typed: string, word: string, max: number): number => {
  const n = typed.length;
  const m = word.length;
  if (n > longest || m > longest || Math.abs(n - m) > max / DOUBLED) return INFINITE;
  let [before, previous, current] = rows as readonly Float64Array[] as [Float64Array, Float64Array, Float64Array];
  previous[0] = 0;
  for (let j = 1; j <= m; j++) previous[j] = (previous[j - 1] ?? 0) + stepCost(word, j);
  for (let i = 1; i <= n; i++) {
    const a = typed.charCodeAt(i - 1);
    const dropCost = stepCost(typed, i);
    current[0] = (previous[0] ?? 0) + dropCost;
    let best = current[0];
    for (let j = 1; j <= m; j++) {
      const b = word.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j] ?? 0) + dropCost,
        (current[j - 1] ?? 0) + stepCost(word, j),
        (previous[j - 1] ?? 0) + substitution(a, b),
      );
      const swapped = i > 1 && j > 1 && a === word.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === b;
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + SWAPPED);
      current[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > max) return INFINITE;
    [before, previous, current] = [previous, current, before];
  }
  const distance = previous[m] ?? INFINITE;
  return distance > max ? INFINITE : distance;
};

const stepCost = (text: string, at: number): number =>
  at > 1 && text.charCodeAt(at - 1) === text.charCodeAt(at - 2) ? DOUBLED : ADDED_OR_MISSING;
