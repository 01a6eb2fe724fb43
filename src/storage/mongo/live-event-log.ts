import { setTimeout as wait } from "node:timers/promises";
import { Schema, type Model } from "mongoose";

import type { LiveEvent } from "../../conversation/live-event.ts";
import { schemaOptions } from "./changeable.ts";
import { patiently } from "./patience.ts";
import { isDuplicate } from "./unavailable.ts";

export type LiveEventLine = {
  /** The same for the same cause, so that it is told once. */
  readonly key: string;
  readonly at: Date;
  readonly kind: LiveEvent["kind"];
  readonly conversation: string | null;
  /** A message's id. */
  readonly ref: string | null;
};

/** `_id` is the number. Erased, a line keeps its number and its key for a day, so that neither is used again. */
export type LiveEventDocument = LiveEventLine & { readonly _id: number; readonly erasedAt: Date | null };

export const liveEventSchema = new Schema<LiveEventDocument>(
  {
    _id: Number,
    key: String,
    at: Date,
    kind: String,
    conversation: String,
    ref: String,
    erasedAt: Date,
  },
  { ...schemaOptions, collection: "live_events" },
);

export type LiveEventLog = { append(lines: readonly LiveEventLine[]): Promise<void> };

const mostAtOnce = 200;

/**
 * Numbers what is told without any counter: a line gets the number after the last one that can be seen, and the unique `_id` lets one
 * writer have it; whoever comes second looks again. So number 42 is written only by somebody who has seen 41, and no reader can see
 * one before the other, however many processes write and wherever they die.
 */
export const liveEventLog = (model: Model<LiveEventDocument>): LiveEventLog => {
  let last: number | null = null;
  const waiting: { readonly lines: readonly LiveEventLine[]; settle(error: Error | null): void }[] = [];
  let writing = false;

  const write = async (lines: readonly LiveEventLine[]): Promise<void> => {
    let left = [...new Map(lines.map((line) => [line.key, line])).values()];
    for (let tries = 0; left.length > 0; tries++) {
      last ??= await lastNumber(model);
      const first = last + 1;
      try {
        await model.insertMany(
          left.map((line, index) => ({ ...line, _id: first + index, erasedAt: null })),
          { ordered: true },
        );
        last = first + left.length - 1;
        return;
      } catch (error) {
        last = null;
        if (!isDuplicate(error)) throw error;
        const told = new Set(
          (
            await model
              .find({ key: { $in: left.map(({ key }) => key) } }, { key: 1 })
              .lean()
              .exec()
          ).map(({ key }) => key),
        );
        left = left.filter(({ key }) => !told.has(key));
        await wait(Math.random() * Math.min(tries, 10) * 2);
      }
    }
  };

  const pump = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce);
      const error = await patiently(() => write(batch.flatMap(({ lines }) => lines))).then(
        () => null,
        (problem: unknown) => problem as Error,
      );
      for (const { settle } of batch) settle(error);
    }
    writing = false;
  };

  return {
    append: (lines) =>
      lines.length === 0
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            waiting.push({ lines, settle: (error) => (error === null ? resolve() : reject(error)) });
            void pump();
          }),
  };
};

export const lastNumber = async (model: Model<LiveEventDocument>): Promise<number> =>
  (await model.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean().exec())?._id ?? 0;
