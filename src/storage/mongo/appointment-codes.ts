import { Schema, type Model } from "mongoose";

import { nextCode } from "../../appointments/appointment-code.ts";
import { schemaOptions } from "./changeable.ts";
import { isDuplicate } from "./unavailable.ts";

/** A code in use, until the appointment is over. */
export type CodeDocument = { readonly _id: string; readonly appointment: string; readonly until: Date };

export const codeSchema = new Schema<CodeDocument>(
  { _id: String, appointment: String, until: Date },
  { ...schemaOptions, collection: "appointment_codes" },
);

/** Looked at in one go. */
const atOnce = 200;

/** The wished code or the next free one, from now on this appointment's. */
export async function takeCode(
  model: Model<CodeDocument>,
  wished: string,
  appointment: string,
  until: Date,
  now: Date,
): Promise<string> {
  for (let first = wished; ;) {
    const codes = [first];
    while (codes.length < atOnce) codes.push(nextCode(codes.at(-1) ?? first));
    const inUse = { _id: { $in: codes }, until: { $gt: now }, appointment: { $ne: appointment } };
    const used = new Set((await model.find(inUse, { _id: 1 }).lean().exec()).map(({ _id }) => _id));
    for (const code of codes) {
      if (!used.has(code) && (await take(model, { _id: code, appointment, until }, now))) return code;
    }
    first = nextCode(codes.at(-1) ?? first);
  }
}

async function take(
  model: Model<CodeDocument>,
  { _id, appointment, until }: CodeDocument,
  now: Date,
): Promise<boolean> {
  const free = { _id, $or: [{ appointment }, { until: { $lte: now } }] };
  const { matchedCount } = await model.updateOne(free, { $set: { appointment, until } }).exec();
  if (matchedCount === 1) return true;
  try {
    await model.insertMany([{ _id, appointment, until }]);
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

export const giveCodeBack = async (model: Model<CodeDocument>, code: string, appointment: string): Promise<void> =>
  void (await model.deleteOne({ _id: code, appointment }).exec());

/** From an appointment to the one that takes its place. */
export const handCodeOver = async (
  model: Model<CodeDocument>,
  code: string,
  from: string,
  to: string,
  until: Date,
): Promise<void> =>
  void (await model.updateOne({ _id: code, appointment: from }, { $set: { appointment: to, until } }).exec());
