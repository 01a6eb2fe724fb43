import { gatherEvidence, type Evidence } from "../classifier/classifier.ts";
import { trainClassifier, type Example, type TrainingSet } from "../classifier/train-classifier.ts";
import { seededRandom, shuffle } from "../seeded-random.ts";

/**
 * How a message looks to a model that never saw it. `known`: the model learnt other examples of its intent; `unknown`:
 * it learnt nothing about it, as when a resident asks what the knowledge base does not have.
 */
export type HeldOut = { readonly evidence: Evidence; readonly example: Example; readonly as: "known" | "unknown" };

export const FOLDS = 3;

/** Random, but each intent and each of its examples fall evenly on the folds. */
const foldOf = (examples: readonly Example[], labels: number): { intent: Int32Array; example: Int32Array } => {
  const random = seededRandom(7);
  const order = Int32Array.from({ length: labels }, (_, i) => i);
  shuffle(order, random);
  const intent = new Int32Array(labels);
  order.forEach((label, i) => (intent[label] = i % FOLDS));
  const shuffled = Int32Array.from(examples.keys());
  shuffle(shuffled, random);
  const met = new Int32Array(labels);
  const example = new Int32Array(examples.length);
  for (const n of shuffled) {
    const label = examples[n]?.label ?? 0;
    // an example is never held out together with its whole intent
    example[n] = ((intent[label] ?? 0) + 1 + ((met[label] ?? 0) % (FOLDS - 1))) % FOLDS;
    met[label] = (met[label] ?? 0) + 1;
  }
  return { intent, example };
};

/**
 * Trains one model per fold, each without a share of the intents and without a share of the examples of the others,
 * and shows it what it did not see. The background (the last label) is only ever held out example by example.
 */
export const holdOut = (
  set: Omit<TrainingSet, "examples">,
  examples: readonly Example[],
  onFold: () => void,
): HeldOut[] => {
  const background = set.labels - 1;
  const folds = foldOf(examples, set.labels);
  const heldOut: HeldOut[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isUnknown = (label: number): boolean => label !== background && folds.intent[label] === fold;
    const classifier = trainClassifier({
      ...set,
      examples: examples.filter(({ label }, n) => !isUnknown(label) && folds.example[n] !== fold),
      passages: set.passages.filter(({ label }) => !isUnknown(label)),
    });
    examples.forEach((example, n) => {
      const unknown = isUnknown(example.label) || (example.label === background && folds.example[n] === fold);
      if (!unknown && folds.example[n] !== fold) return;
      heldOut.push({ evidence: gatherEvidence(classifier, example.text), example, as: unknown ? "unknown" : "known" });
    });
    onFold();
  }
  return heldOut;
};
