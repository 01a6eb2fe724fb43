import { mixEvidence, type Mix } from "../classifier/mix.ts";
import { bestLabels } from "../classifier/best-labels.ts";
import { trainLogit } from "../linear/train-logit.ts";
import type { Thresholds } from "../model.ts";
import type { HeldOut } from "./hold-out.ts";
import { confidenceIn, EXPECTED, scopeOdds, type Judges } from "./judge.ts";
import { scopeNumbers, withProducts } from "./scope-numbers.ts";

/**
 * Share of the held-out questions in scope that are not refused. The held-out models learnt from 9/16 of the examples, so
 * questions look stranger to them than to the final model: 10 % refused here were measured to be about 5 % in the end.
 */
const KEPT = 0.9;
/**
 * Share of the held-out questions in scope that may be answered wrongly without asking. The final model knows more and is
 * surer: it is about twice that in the end.
 */
const WRONG_AND_SURE = 0.012;

/**
 * What is near is harder to tell than what is far: counted alike, it takes the far with it. Rejected at 95 % kept, near on
 * two rounds, far on one fold: 45 / 88 counted alike, 42 / 90 like this.
 */
const FOR_SCOPE = { known: 0.5, near: 0.15, far: 0.35 } as const;

/** Fewer questions say nothing sure about a hundred numbers: they are learnt by heart. */
const ENOUGH_FOR_PRODUCTS = 2_000;

export type Scope = Judges & { readonly thresholds: Thresholds };

type Judged = { readonly numbers: Float64Array; readonly source: keyof typeof EXPECTED; readonly right: boolean };

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? 0;

/** The lowest confidence from which answering without asking is wrong often enough to be bearable. */
const answerFrom = (judged: readonly { readonly confidence: number; readonly right: boolean }[]): number => {
  const bearable = WRONG_AND_SURE * judged.length;
  const wrong = judged.filter(({ right }) => !right).map(({ confidence }) => confidence);
  return wrong.toSorted((a, b) => b - a)[Math.floor(bearable)] ?? 0.5;
};

export const learnScope = (mix: Mix, heldOut: readonly HeldOut[], background: number): Scope => {
  const judged = heldOut.map(({ evidence, example, as }): Judged => {
    const probabilities = mixEvidence(mix, evidence);
    const [best = 0] = bestLabels(probabilities, 1);
    return {
      numbers: scopeNumbers(evidence, probabilities, best),
      source: as === "known" ? "known" : example.label === background ? "far" : "near",
      right: as === "known" && best === example.label,
    };
  });
  const count = { known: 0, near: 0, far: 0 };
  for (const { source } of judged) count[source]++;
  const observe = (share: Readonly<Record<keyof typeof EXPECTED, number>>, yes: (one: Judged) => boolean) =>
    judged.map((one) => ({
      numbers: one.numbers,
      yes: yes(one),
      weight: (share[one.source] / count[one.source]) * judged.length,
    }));

  const observed = observe(FOR_SCOPE, ({ source }) => source === "known");
  // without their weights, the products that follow the numbers count for nothing
  const inScope = trainLogit(
    judged.length < ENOUGH_FOR_PRODUCTS
      ? observed
      : observed.map((one) => ({ ...one, numbers: withProducts(one.numbers) })),
  );
  const isRight = trainLogit(observe(EXPECTED, ({ right }) => right));
  const judges = { inScope, isRight };
  const known = judged.filter(({ source }) => source === "known");
  const refuse = quantile(
    known.map(({ numbers }) => scopeOdds(judges, numbers)),
    1 - KEPT,
  );
  const answer = answerFrom(known.map(({ numbers, right }) => ({ confidence: confidenceIn(judges, numbers), right })));
  return { ...judges, thresholds: { refuse, answer } };
};
