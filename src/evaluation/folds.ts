import type { Corpus } from "../understanding/corpus.ts";
import { seededRandom, shuffle } from "../understanding/seeded-random.ts";
import type { Marked } from "./figures.ts";

export type Fold = {
  readonly train: Corpus;
  readonly inScope: readonly Marked[];
  readonly outOfScope: readonly Marked[];
};

const order = (count: number, seed: number): Int32Array => {
  const shuffled = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(shuffled, seededRandom(seed));
  return shuffled;
};

/** For each of `count` things, the fold that holds it out: at random, evenly. */
const foldNumbers = (count: number, folds: number, seed: number): Int32Array => {
  const numbers = new Int32Array(count);
  order(count, seed).forEach((item, i) => (numbers[item] = i % folds));
  return numbers;
};

/**
 * One fold: the examples of FAQ intents and the background phrases whose number it is are held out, each intent evenly.
 * Examples of conversational intents (greetings, a person wanted…) are always learnt and never asked: rules know them.
 */
const splitExamples = (corpus: Corpus, folds: number, seed: number): Fold[] =>
  Array.from({ length: folds }, (_, fold) => {
    const inScope: Marked[] = [];
    const intents = corpus.intents.map((intent, i) => {
      if (intent.route !== "faq") return intent;
      const numbers = foldNumbers(intent.examples.length, folds, seed + i);
      for (const [n, text] of intent.examples.entries()) {
        if (numbers[n] === fold) inScope.push({ text, label: intent.id });
      }
      return { ...intent, examples: intent.examples.filter((__, n) => numbers[n] !== fold) };
    });
    const numbers = foldNumbers(corpus.background.length, folds, seed);
    return {
      train: { ...corpus, intents, background: corpus.background.filter((__, n) => numbers[n] !== fold) },
      inScope,
      outOfScope: corpus.background.filter((__, n) => numbers[n] === fold).map((text) => ({ text, label: null })),
    };
  });

/** Each example and each background phrase is asked once, of a model that never saw it. */
export const examplesHeldOut = (corpus: Corpus, folds: number, seed: number): Fold[] =>
  splitExamples(corpus, folds, seed);

/**
 * As above, and besides each fold knows nothing of a share of the FAQ intents: neither examples nor answers. Their
 * questions, all of them, are out of scope for it, right next to what it knows.
 */
export const intentsHeldOut = (corpus: Corpus, folds: number, seed: number): Fold[] => {
  const faq = corpus.intents.filter(({ route }) => route === "faq");
  const numbers = foldNumbers(faq.length, folds, seed + 1_000);
  return splitExamples(corpus, folds, seed).map(({ train, inScope }, fold) => {
    const unknown = new Set(faq.filter((_, n) => numbers[n] === fold).map(({ id }) => id));
    return {
      train: {
        ...train,
        intents: train.intents.filter(({ id }) => !unknown.has(id)),
        passages: train.passages.filter(({ intent }) => !unknown.has(intent)),
      },
      inScope: inScope.filter(({ label }) => label !== null && !unknown.has(label)),
      outOfScope: faq
        .filter(({ id }) => unknown.has(id))
        .flatMap(({ examples }) => examples.map((text) => ({ text, label: null }))),
    };
  });
};
