import { performance } from "node:perf_hooks";
import type { Corpus } from "../understanding/corpus.ts";
import type { Contender, Trained } from "./contender.ts";
import { accuracyOf, quantile, rejectionAt95, share, type Accuracy, type Answered, type Marked } from "./figures.ts";
import { examplesHeldOut, intentsHeldOut } from "./folds.ts";
import { noisy } from "../understanding/noise/noisy.ts";

const FOLD_SEED = 1;
const NOISE_SEED = 1;
const TIMING_SEED = 2;

export type Costs = {
  readonly trainingSeconds: number;
  readonly bytes: number;
  readonly loadMs: number;
  readonly p50: number;
  readonly p99: number;
};

export type Scope = {
  /** Of what is out of scope, at the score at which 95 % of the messages in scope are kept. */
  readonly rejectedAt95: number;
  /** As the program decides by itself. */
  readonly refused: number;
  readonly sure: number;
};

export type Measures = {
  readonly clean: Accuracy;
  readonly noisy?: Accuracy;
  readonly far?: Scope;
  readonly near?: Scope;
  readonly costs?: Costs;
};

const ask = async ({ guess }: Trained, messages: readonly Marked[]): Promise<Answered[]> => {
  const answered: Answered[] = [];
  for (const message of messages) answered.push({ ...message, guess: await guess(message.text) });
  return answered;
};

const withNoise = (messages: readonly Marked[], seed: number): Marked[] =>
  messages.map(({ text, label }) => ({ text: noisy(text, seed), label }));

type Round = { readonly inScope: readonly Answered[]; readonly outOfScope: readonly Answered[] };

/** Thresholds are chosen in each round for its own model; the mean over the rounds. */
const scopeOf = (rounds: readonly Round[]): Scope => {
  const outside = rounds.flatMap(({ outOfScope }) => outOfScope);
  const rejected = rounds.map(({ inScope, outOfScope }) => rejectionAt95(inScope, outOfScope));
  return {
    rejectedAt95: rejected.reduce((sum, one) => sum + one, 0) / rounds.length,
    refused: share(outside, ({ guess }) => guess.outcome === "refuses"),
    sure: share(outside, ({ guess }) => guess.outcome === "sure"),
  };
};

const costsOf = async (trained: Trained, messages: readonly Marked[]): Promise<Costs> => {
  const times: number[] = [];
  // texts not asked before: nlp.js keeps the answers it gave
  for (const { text } of withNoise(messages, TIMING_SEED)) {
    const from = performance.now();
    await trained.guess(text);
    times.push(performance.now() - from);
  }
  return {
    trainingSeconds: trained.trainingMs / 1_000,
    bytes: trained.bytes,
    loadMs: await trained.loadMs(),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
};

export type FoldOptions = {
  readonly folds: number;
  /** How many of the folds are asked. */
  readonly rounds: number;
  readonly near: boolean;
};

export const measureFolds = async (
  contender: Contender,
  corpus: Corpus,
  { folds, rounds, near }: FoldOptions,
): Promise<Measures> => {
  const clean: Answered[] = [];
  const dirty: Answered[] = [];
  const far: Round[] = [];
  let costs: Costs | undefined;
  for (const { train, inScope, outOfScope } of examplesHeldOut(corpus, folds, FOLD_SEED).slice(0, rounds)) {
    const trained = await contender.train(train);
    const answered = await ask(trained, inScope);
    clean.push(...answered);
    dirty.push(...(await ask(trained, withNoise(inScope, NOISE_SEED))));
    far.push({ inScope: answered, outOfScope: await ask(trained, outOfScope) });
    costs ??= await costsOf(trained, inScope);
  }
  const beside: Round[] = [];
  for (const { train, inScope, outOfScope } of near ? intentsHeldOut(corpus, folds, FOLD_SEED).slice(0, rounds) : []) {
    const trained = await contender.train(train);
    beside.push({ inScope: await ask(trained, inScope), outOfScope: await ask(trained, outOfScope) });
  }
  return {
    clean: accuracyOf(clean),
    noisy: accuracyOf(dirty),
    far: scopeOf(far),
    ...(near ? { near: scopeOf(beside) } : {}),
    ...(costs === undefined ? {} : { costs }),
  };
};

/** Learns all of `train`, then is asked what is not in it. */
export const measureSet = async (
  contender: Contender,
  train: Corpus,
  inScope: readonly Marked[],
  outOfScope: readonly Marked[],
): Promise<Measures> => {
  const trained = await contender.train(train);
  const answered = await ask(trained, inScope);
  const outside = await ask(trained, outOfScope);
  return {
    clean: accuracyOf(answered),
    noisy: accuracyOf(await ask(trained, withNoise(inScope, NOISE_SEED))),
    ...(outside.length === 0 ? {} : { far: scopeOf([{ inScope: answered, outOfScope: outside }]) }),
    costs: await costsOf(trained, inScope),
  };
};
