import type { Corpus } from "../understanding/corpus.ts";

/** What a model makes of one message. */
export type Guess = {
  /** The three most probable intents, best first; fewer when it has no more to say. */
  readonly ranked: readonly string[];
  /** Its own estimate that `ranked[0]` is right, 0..1. */
  readonly score: number;
  /** `sure`: it answers `ranked[0]` without asking; `asks`: it proposes `ranked`; `refuses`: it says that it does not know. */
  readonly outcome: "sure" | "asks" | "refuses";
};

export type Trained = {
  readonly guess: (text: string) => Promise<Guess>;
  readonly trainingMs: number;
  /** Of the model as it is saved. */
  readonly bytes: number;
  /** From those bytes to a model that has answered once. */
  readonly loadMs: () => Promise<number>;
};

/** A way to learn intents from examples, measured like any other. */
export type Contender = { readonly name: string; readonly train: (corpus: Corpus) => Promise<Trained> };
