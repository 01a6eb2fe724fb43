import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Model } from "mongoose";

import { StorageUnavailable } from "../../shared/storage-unavailable.ts";
import type { Changeable } from "./changeable.ts";
import type { NewFollowUp } from "./follow-up.ts";
import type { OneAtATime } from "./one-at-a-time.ts";
import { patiently } from "./patience.ts";
import { isDuplicate } from "./unavailable.ts";

/** What an act makes of the document it read: nothing, or the next one with what else is to be written. */
export type Decision<D, R> =
  | { readonly kind: "keep"; readonly answer: R }
  | { readonly kind: "write"; readonly next: D; readonly followUps: readonly NewFollowUp[]; readonly answer: R };

export type Decide<D, R> = (document: D | null) => Decision<D, R> | Promise<Decision<D, R>>;

/** Decides on what is there and writes it in one update, again from the start when somebody else was faster. */
export type Change<D extends Changeable> = <R>(id: string, decide: Decide<D, R>) => Promise<R>;

export const keep = <R>(answer: R): { readonly kind: "keep"; readonly answer: R } => ({ kind: "keep", answer });

/** Acts remembered by a document: more than can be written to it while one waits for a lost connection to come back. */
const actsRemembered = 32;

export const changer = <D extends Changeable>(
  model: Model<D>,
  unfold: (written: D) => Promise<void>,
  together: OneAtATime,
  committed: () => void,
): Change<D> => {
  const read = (id: string): Promise<D | null> => model.findOne({ _id: id }).lean<D>().exec();

  const write = async (before: D | null, next: D): Promise<boolean> => {
    if (before === null) {
      try {
        await model.insertMany([next]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    }
    const { matchedCount } = await model.replaceOne({ _id: next._id, rev: before.rev }, next).exec();
    return matchedCount === 1;
  };

  return async <R>(id: string, decide: Decide<D, R>): Promise<R> => {
    const act = randomUUID();
    /** What was sent last: whether it was written is not known until its act's id is found, or not. */
    let sent: { readonly next: D; readonly answer: R } | null = null;

    const attempt = async (): Promise<{ readonly next: D | null; readonly answer: R }> => {
      for (let tries = 0; ; tries++) {
        const before = await read(id);
        if (sent !== null && before?.acts.includes(act)) return sent;
        const decision = await decide(before);
        if (decision.kind === "keep") return { next: null, answer: decision.answer };
        const next = stamped(decision.next, before, act, decision.followUps);
        sent = { next, answer: decision.answer };
        if (await write(before, next)) return sent;
        if (tries > 0) await wait(Math.random() * Math.min(100, tries * 5)); // not in step with whoever was faster
      }
    };

    const { next, answer } = await together(`${model.collection.name}/${id}`, () => patiently(attempt));
    if (next === null) return answer;
    // It is committed, whatever happens now: what stays pending is carried out by the next look at what was left.
    await patiently(() => unfold(next)).catch((error: unknown) => {
      if (!(error instanceof StorageUnavailable)) throw error;
    });
    committed();
    return answer;
  };
};

const stamped = <D extends Changeable>(
  next: D,
  before: D | null,
  act: string,
  followUps: readonly NewFollowUp[],
): D => {
  const rev = (before?.rev ?? 0) + 1;
  const pending = followUps.map((followUp, index) => ({ key: `${next._id}/${rev}/${index}`, ...followUp }));
  return { ...next, rev, acts: [...next.acts.slice(1 - actsRemembered), act], pending: [...next.pending, ...pending] };
};
