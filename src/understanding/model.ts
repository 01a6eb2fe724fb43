import type { Classifier } from "./classifier/classifier.ts";
import type { Mix } from "./classifier/mix.ts";
import type { Lexicon } from "./normalise/speller.ts";
import type { Judges } from "./scope/judge.ts";
import type { Route } from "./understanding.ts";

/** What training learns and the model file keeps. */
export type Model = Judges & {
  readonly intents: readonly { readonly id: string; readonly route: Route }[];
  /** Terms are normalised, and so found again under their misspellings. */
  readonly glossary: readonly { readonly id: string; readonly terms: readonly string[] }[];
  readonly lexicon: Lexicon;
  readonly classifier: Classifier;
  readonly mix: Mix;
  readonly thresholds: Thresholds;
};

export type Thresholds = {
  /** Log-odds of `inScope` under which a message is refused. */
  readonly refuse: number;
  /** Probability of `isRight` from which the answer is given without asking. */
  readonly answer: number;
};
