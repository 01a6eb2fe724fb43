import type { Model } from "mongoose";

import type { Changeable } from "./changeable.ts";
import type { FollowUp } from "./follow-up.ts";
import { settledWithin } from "./patience.ts";

/** Carries out what is pending in a document that was read, then strikes it off. Safe to repeat, and to be killed in. */
export const unfolder =
  <D extends Changeable>(model: Model<D>, carryOut: (followUps: readonly FollowUp[]) => Promise<void>) =>
  async ({ _id, pending }: D): Promise<void> => {
    if (pending.length === 0) return;
    await carryOut(pending);
    const keys = pending.map(({ key }) => key);
    await model.collection.updateOne(
      { _id } as object,
      {
        $pull: { pending: { key: { $in: keys } } },
        $inc: { rev: 1 },
      } as object,
    );
  };

/** Where a killed process may have left something to do. */
export type Leftovers = {
  find(): Promise<readonly Changeable[]>;
  unfold(document: Changeable): Promise<void>;
};

export const leftovers = <D extends Changeable>(model: Model<D>, unfold: (document: D) => Promise<void>): Leftovers => {
  const read = (filter: object) => model.find(filter).lean<D[]>().exec();
  return {
    find: () => read({ "pending.key": { $gt: "" } }),
    unfold: async ({ _id }) => {
      const [document] = await read({ _id });
      if (document !== undefined) await unfold(document);
    },
  };
};

const everyMs = 2_000;
/** A look that says nothing for so long is lost, and must not keep the next from being taken. */
const lostAfterMs = 30_000;

/**
 * What is pending in a document whose revision has not moved between two looks was left by a process that is gone, or slow: it is
 * carried out here. The first look takes everything.
 */
export const startRecovery = (places: readonly Leftovers[]): { now(): Promise<void>; stop(): Promise<void> } => {
  const seen = places.map(() => new Map<string, number>());
  let running: Promise<void> | null = null;

  const look = async (all: boolean): Promise<void> => {
    for (const [index, { find, unfold }] of places.entries()) {
      const before = seen[index];
      const found = await find();
      seen[index] = new Map(found.map(({ _id, rev }) => [_id, rev]));
      for (const document of found) {
        if (all || before?.get(document._id) === document.rev) await unfold(document);
      }
    }
  };
  const timer = setInterval(() => {
    running ??= settledWithin(look(false), lostAfterMs)
      .catch(() => undefined) // out of reach: the next look comes
      .finally(() => (running = null));
  }, everyMs);
  timer.unref();

  return {
    now: () => look(true),
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
