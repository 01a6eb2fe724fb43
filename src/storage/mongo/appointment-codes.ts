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

/** The wished code or the next free one, from now on this appointment's. */
export async function takeCode(
  model: Model<CodeDocument>,
  wished: string,
  appointment: string,
  until: Date,
  now: Date,
): Promise<string> {
  for (let code = wished; ; code = nextCode(code)) {
    const theirs = { _id: code, $or: [{ appointment }, { until: { $lte: now } }] };
    const { matchedCount } = await model.updateOne(theirs, { $set: { appointment, until } }).exec();
    if (matchedCount === 1) return code;
    try {
      await model.insertMany([{ _id: code, appointment, until }]);
      return code;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }
}

export const giveCodeBack = async (model: Model<CodeDocument>, code: string, appointment: string): Promise<void> =>
  void (await model.deleteOne({ _id: code, appointment }).exec());
