import { Schema, type Model } from "mongoose";

import { schemaOptions } from "./changeable.ts";
import { patiently } from "./patience.ts";

export type CounterDocument = { readonly _id: string; readonly n: number };

export const counterSchema = new Schema<CounterDocument>(
  { _id: String, n: Number },
  { ...schemaOptions, collection: "counters" },
);

/** Made by migrations, so that nobody has to make them under way. */
export const firstCounters = ["message", "alert", "hold", "audit", "ping"] as const;
export const careCounters = ["unanswered", "live-dropped"] as const;

type Counter = (typeof firstCounters | typeof careCounters)[number];

/**
 * The first of `count` numbers greater than all given before. An act takes them after it has read the document that it changes: those
 * that were written to it before are therefore smaller. Some are never used.
 */
export const takeNumbers = async (model: Model<CounterDocument>, counter: Counter, count: number): Promise<number> => {
  const take = () =>
    patiently(() =>
      model
        .findOneAndUpdate({ _id: counter }, { $inc: { n: count } }, { returnDocument: "after" })
        .lean()
        .exec(),
    );
  // mongo-java-server has been seen not to find a counter while another process was changing it
  const after = (await take()) ?? (await take()) ?? (await take());
  if (after === null) throw new Error(`the counter ${counter} is missing`);
  return after.n - count + 1;
};

/** None of these is given any more. */
export const raiseNumbers = async (
  model: Model<CounterDocument>,
  counter: Counter,
  numbers: readonly number[],
): Promise<void> => {
  const n = numbers.reduce((most, number) => Math.max(most, number), 0);
  await model.updateOne({ _id: counter }, { $max: { n } }).exec();
};
