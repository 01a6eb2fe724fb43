import type { Evidence } from "../classifier/classifier.ts";

/** Beyond, one is as sure as another; products of numbers must not run away. */
const SURE = 1e-4;
const LONG = 40;

const clamp = (p: number): number => Math.min(Math.max(p, SURE), 1 - SURE);
const odds = (p: number): number => Math.log(clamp(p) / (1 - clamp(p)));

const entropy = (probabilities: Float64Array): number =>
  probabilities.reduce((sum, p) => (p > 1e-9 ? sum - p * Math.log(p) : sum), 0);

/** How far the best guess is ahead of every other entry in one way of looking; under 0 when another one is. */
const ahead = (source: Float64Array, best: number, background: number): number => {
  let other = -Infinity;
  for (let label = 0; label < background; label++) {
    const x = source[label] ?? 0;
    if (label !== best && x > other) other = x;
  }
  return other === -Infinity ? 0 : (source[best] ?? 0) - other;
};

/**
 * What tells a question that the knowledge base answers from one it does not, and a right guess from a wrong one.
 * @param probabilities mixed, one per label, the background last
 */
export const scopeNumbers = (evidence: Evidence, probabilities: Float64Array, best: number): Float64Array => {
  const background = probabilities.length - 1;
  const first = probabilities[best] ?? 0;
  let second = 0;
  probabilities.forEach((p, label) => {
    if (label !== best && label !== background && p > second) second = p;
  });
  return Float64Array.of(
    odds(first),
    first - second,
    entropy(probabilities),
    evidence.closest[best] ?? 0,
    evidence.passage[best] ?? 0,
    evidence.words[best] ?? 0,
    evidence.runs[best] ?? 0,
    evidence.meaning[best] ?? 0,
    evidence.coverage,
    evidence.covered[best] ?? 0,
    evidence.missing[best] ?? 0,
    Math.log(1 + Math.min(evidence.length, LONG)),
    odds(probabilities[background] ?? 0),
    evidence.closest[background] ?? 0,
    ...[evidence.words, evidence.covered, evidence.closest, evidence.definition].map((source) =>
      ahead(source, best, background),
    ),
  );
};

/** The numbers and all their products two by two: none of them tells much by itself, and some only together. */
export const withProducts = (numbers: Float64Array): Float64Array => {
  const n = numbers.length;
  const all = new Float64Array(n + (n * (n + 1)) / 2);
  all.set(numbers);
  let at = n;
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) all[at++] = (numbers[i] ?? 0) * (numbers[j] ?? 0);
  return all;
};
