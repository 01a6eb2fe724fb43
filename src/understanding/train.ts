import { trainMix } from "./classifier/mix.ts";
import { trainClassifier, type Example, type Labelled } from "./classifier/train-classifier.ts";
import type { Corpus } from "./corpus.ts";
import { bagOf, collectFeatures } from "./features/feature-space.ts";
import { NO_VECTORS, type WordVectors } from "./features/word-vectors.ts";
import type { Model } from "./model.ts";
import { noisy } from "./noise/noisy.ts";
import { buildLexicon } from "./normalise/build-lexicon.ts";
import { makeNormaliser, type Normaliser } from "./normalise/normalise.ts";
import { makeSpeller } from "./normalise/speller.ts";
import { FOLDS, holdOut } from "./scope/hold-out.ts";
import { learnScope } from "./scope/learn-scope.ts";

/** Words, held-out models one by one, and the model itself. */
const STEPS = FOLDS + 2;

/** Each example is learnt once more for each of these, as typed in a hurry. */
const SLIP_SEEDS = [101];

const makeSlips =
  (normalise: Normaliser) =>
  (typed: string): string[] => {
    const asIs = normalise(typed).question;
    const slips = new Set(SLIP_SEEDS.map((seed) => normalise(noisy(typed, seed)).question));
    return [...slips].filter((slip) => slip !== asIs);
  };

export type TrainingOptions = {
  /** Told after each step. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Instead of the French one, for texts in another language. */
  readonly normaliser?: Normaliser;
  /** What French words mean; without it, words are only letters. */
  readonly vectors?: WordVectors;
};

/** Learns the model from the knowledge base, in seconds. Deterministic: the same corpus gives the same model. */
export const trainModel = (
  corpus: Corpus,
  { onProgress, normaliser, vectors = NO_VECTORS }: TrainingOptions = {},
): Model => {
  let done = 0;
  const step = (): void => onProgress?.(++done, STEPS);

  const lexicon = buildLexicon(
    [
      ...corpus.passages.map(({ text }) => text),
      ...corpus.glossary.flatMap(({ terms, definition }) => [...terms.slice(0, 1), definition]),
    ],
    corpus.intents.flatMap(({ examples }) => examples),
  );
  const normalise = normaliser ?? makeNormaliser(makeSpeller(lexicon));
  const labelOf = new Map(corpus.intents.map(({ id }, label) => [id, label]));
  const background = corpus.intents.length;
  const inAHurry = makeSlips(normalise);
  const texts = [
    ...corpus.intents.flatMap(({ examples }, label) => examples.map((example) => ({ typed: example, label }))),
    ...corpus.background.map((phrase) => ({ typed: phrase, label: background })),
  ].map(({ typed, label }) => ({ text: normalise(typed).question, label, slips: inAHurry(typed) }));
  const passageTexts = corpus.passages.flatMap(({ intent, text }) => {
    const label = labelOf.get(intent);
    return label === undefined ? [] : [{ text: normalise(text).text, label }];
  });
  const definitions = corpus.glossary.map(({ id, terms, definition }) => ({
    id,
    terms: terms.map((term) => normalise(term).text),
    text: normalise(`${terms[0] ?? ""} ${definition}`).text,
  }));
  const space = collectFeatures([
    ...texts.flatMap(({ text, slips }) => [text, ...slips]),
    ...passageTexts.map(({ text }) => text),
  ]);
  const examples = texts.map(({ text, label, slips }): Example => ({
    text,
    label,
    bag: bagOf(space, text),
    slips: slips.map((slip) => bagOf(space, slip)),
  }));
  const passages = passageTexts.map(({ text, label }): Labelled => ({ text, label, bag: bagOf(space, text) }));
  const glossary = definitions.map(({ terms, text }) => ({ terms, bag: bagOf(space, text) }));
  const set = { space, vectors, labels: background + 1, passages, glossary };
  step();

  const heldOut = holdOut(set, examples, step);
  const mix = trainMix(
    heldOut
      .filter(({ as, example }) => as === "known" || example.label === background)
      .map(({ evidence, example }) => ({ evidence, label: example.label })),
  );
  const scope = learnScope(mix, heldOut, background);
  const classifier = trainClassifier({ ...set, examples });
  step();
  return {
    intents: corpus.intents.map(({ id, route }) => ({ id, route })),
    glossary: definitions.map(({ id, terms }) => ({ id, terms })),
    lexicon,
    classifier,
    mix,
    ...scope,
  };
};
