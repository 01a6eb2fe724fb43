import type { Guess } from "./contender.ts";

/** A message with what is right for it; null: nothing is, it must be refused. */
export type Marked = { readonly text: string; readonly label: string | null };
export type Answered = Marked & { readonly guess: Guess };

export const share = <T>(items: readonly T[], holds: (item: T) => boolean): number =>
  items.length === 0 ? NaN : items.filter(holds).length / items.length;

const amongFirst =
  (count: number) =>
  ({ guess, label }: Answered): boolean =>
    label !== null && guess.ranked.slice(0, count).includes(label);

export const isRight = amongFirst(1);

export type Accuracy = {
  readonly messages: number;
  /** The right intent first, or among the first three, whether it is answered, proposed or kept back. */
  readonly top1: number;
  readonly top3: number;
  /** As `top1`, but a refusal counts as a miss. */
  readonly top1Shown: number;
  readonly wrongAndSure: number;
  readonly asked: number;
  readonly refused: number;
  readonly calibrationError: number;
};

/** @param answered messages in scope */
export const accuracyOf = (answered: readonly Answered[]): Accuracy => ({
  messages: answered.length,
  top1: share(answered, isRight),
  top3: share(answered, amongFirst(3)),
  top1Shown: share(answered, (one) => one.guess.outcome !== "refuses" && isRight(one)),
  wrongAndSure: share(answered, (one) => one.guess.outcome === "sure" && !isRight(one)),
  asked: share(answered, ({ guess }) => guess.outcome === "asks"),
  refused: share(answered, ({ guess }) => guess.outcome === "refuses"),
  calibrationError: calibrationErrorOf(answered),
});

const BINS = 10;

/** Expected calibration error: by how much the score differs from the share that is right, over ten bins of scores. */
export const calibrationErrorOf = (answered: readonly Answered[]): number => {
  const bins = Array.from({ length: BINS }, () => ({ score: 0, right: 0 }));
  for (const one of answered) {
    const bin = bins[Math.min(BINS - 1, Math.floor(one.guess.score * BINS))];
    if (bin === undefined) continue;
    bin.score += one.guess.score;
    bin.right += isRight(one) ? 1 : 0;
  }
  return bins.reduce((sum, { score, right }) => sum + Math.abs(score - right), 0) / answered.length;
};

/** The score from which at least this share of `scores` is kept. */
export const thresholdKeeping = (scores: readonly number[], kept: number): number =>
  scores.toSorted((a, b) => b - a)[Math.ceil(kept * scores.length) - 1] ?? 0;

/** Share of messages out of scope that fall under the score at which 95 % of those in scope are kept. */
export const rejectionAt95 = (inScope: readonly Answered[], outOfScope: readonly Answered[]): number => {
  const threshold = thresholdKeeping(
    inScope.map(({ guess }) => guess.score),
    0.95,
  );
  return share(outOfScope, ({ guess }) => guess.score < threshold);
};

export const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? NaN;
