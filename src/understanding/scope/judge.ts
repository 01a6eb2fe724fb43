import { logOdds, sigmoid, type Logit } from "../linear/train-logit.ts";
import { withProducts } from "./scope-numbers.ts";

export type Judges = {
  /** Does the knowledge base speak about this at all? Learnt as if half of the messages did, from products too. */
  readonly inScope: Logit;
  /** Is the best guess the right one? */
  readonly isRight: Logit;
};

/** What residents send, as far as a new centre can guess: most of it in scope, some next to it, some far from it. */
export const EXPECTED = { known: 0.85, near: 0.05, far: 0.1 } as const;

const PRIOR = Math.log(EXPECTED.known / (EXPECTED.near + EXPECTED.far));

/** Log-odds that the knowledge base speaks about it. */
export const scopeOdds = ({ inScope }: Judges, numbers: Float64Array): number =>
  logOdds(inScope, withProducts(numbers));

/** Probability that the best guess is right: never more than the probability that there is a right one. */
export const confidenceIn = (judges: Judges, numbers: Float64Array): number =>
  Math.min(sigmoid(logOdds(judges.isRight, numbers)), sigmoid(scopeOdds(judges, numbers) + PRIOR));
