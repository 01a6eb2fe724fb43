import { gatherEvidence } from "./classifier/classifier.ts";
import { mixEvidence } from "./classifier/mix.ts";
import { logOdds, sigmoid } from "./linear/train-logit.ts";
import type { Model } from "./model.ts";
import { scopeNumbers } from "./scope/scope-numbers.ts";

/** What the model alone thinks of a question, before anything is decided. */
export type Reading = {
  /** Log-odds that the knowledge base speaks about it. */
  readonly inScope: number;
  /** Probability that the first guess is right. */
  readonly confidence: number;
  /** Cosine of the question with the closest example of the first guess. */
  readonly closest: number;
  /** Indexes of `model.intents`, the most probable first. */
  readonly guesses: readonly number[];
};

const GUESSES = 4;

export const bestLabels = (probabilities: Float64Array, background: number, count: number): number[] => {
  const best: number[] = [];
  while (best.length < count) {
    let top = -1;
    for (let label = 0; label < background; label++) {
      if ((top === -1 || (probabilities[label] ?? 0) > (probabilities[top] ?? 0)) && !best.includes(label)) top = label;
    }
    if (top === -1) break;
    best.push(top);
  }
  return best;
};

export const classify = (model: Model, question: string): Reading => {
  const evidence = gatherEvidence(model.classifier, question);
  const probabilities = mixEvidence(model.mix, evidence);
  const guesses = bestLabels(probabilities, model.classifier.labels - 1, GUESSES);
  const best = guesses[0] ?? 0;
  const numbers = scopeNumbers(evidence, probabilities, best);
  return {
    inScope: logOdds(model.inScope, numbers),
    confidence: sigmoid(logOdds(model.isRight, numbers)),
    closest: evidence.closest[best] ?? 0,
    guesses,
  };
};
