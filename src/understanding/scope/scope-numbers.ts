import type { Evidence } from "../classifier/classifier.ts";

const clamp = (p: number): number => Math.min(Math.max(p, 1e-6), 1 - 1e-6);
const odds = (p: number): number => Math.log(clamp(p) / (1 - clamp(p)));

const entropy = (probabilities: Float64Array): number =>
  probabilities.reduce((sum, p) => (p > 1e-9 ? sum - p * Math.log(p) : sum), 0);

const maxBut = (values: Float64Array, except: number): number =>
  values.reduce((max, value, i) => (i !== except && value > max ? value : max), 0);

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
    maxBut(evidence.closest, background),
    evidence.closest[best] ?? 0,
    maxBut(evidence.passage, background),
    evidence.passage[best] ?? 0,
    evidence.words[best] ?? 0,
    evidence.known,
    evidence.coverage,
    Math.log(1 + evidence.length),
    odds(probabilities[background] ?? 0),
    evidence.closest[background] ?? 0,
  );
};
