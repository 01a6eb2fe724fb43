import { bestLabels } from "./classifier/best-labels.ts";
import { gatherEvidence } from "./classifier/classifier.ts";
import { mixEvidence } from "./classifier/mix.ts";
import type { Model } from "./model.ts";
import { confidenceIn, scopeOdds } from "./scope/judge.ts";
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
  /** How many the question has. */
  readonly words: number;
};

const GUESSES = 4;

const NOTHING_TO_READ: Reading = { inScope: -Infinity, confidence: 0, closest: 0, guesses: [], words: 0 };

export const classify = (model: Model, question: string): Reading => {
  if (question === "") return NOTHING_TO_READ;
  const evidence = gatherEvidence(model.classifier, question);
  if (evidence.known === 0 && !evidence.hasMeaning) return NOTHING_TO_READ; // "xqzt wvkp"
  const probabilities = mixEvidence(model.mix, evidence);
  const guesses = bestLabels(probabilities, GUESSES);
  const best = guesses[0] ?? 0;
  const numbers = scopeNumbers(evidence, probabilities, best);
  return {
    inScope: scopeOdds(model, numbers),
    confidence: confidenceIn(model, numbers),
    closest: evidence.closest[best] ?? 0,
    guesses,
    words: evidence.length,
  };
};
