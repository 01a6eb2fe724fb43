/** A question that was left without an answer: masked, and unlinked from whoever asked. */
export type UnansweredQuestion = {
  readonly id: string;
  readonly text: string;
  /** The entries that came closest, the nearest first. */
  readonly nearest: readonly string[];
  /** Midnight, UTC, of the day it was asked. */
  readonly day: Date;
};

export type SatisfactionCount = { readonly day: Date; readonly face: string; readonly count: number };

/** What turns leave for the centre to learn from; nothing of it leads back to a person. */
export type FeedbackStore = {
  /** The newest first, at most `limit`. */
  unanswered(limit: number): Promise<readonly UnansweredQuestion[]>;
  /** Seen to, or not worth it: gone. Returns how many were still there; safe to repeat. */
  dropUnanswered(ids: readonly string[]): Promise<number>;
  /** By day (UTC) and face, since the day of `since`, in order of day. */
  satisfaction(since: Date): Promise<readonly SatisfactionCount[]>;
};
