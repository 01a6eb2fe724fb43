import { Schema } from "mongoose";

import { schemaOptions } from "./changeable.ts";

/** A question that was not answered: it knows the day, and nothing of the conversation. */
export type UnansweredDocument = {
  readonly _id: string;
  readonly text: string;
  readonly nearest: readonly string[];
  readonly day: Date;
  /** Of all that were kept. */
  readonly order: number;
};

export const unansweredSchema = new Schema<UnansweredDocument>(
  { _id: String, text: String, nearest: [String], day: Date, order: Number },
  { ...schemaOptions, collection: "unanswered" },
);

/** One answer to "did this help?"; counted when it is read, because a count cannot safely be increased twice. */
export type SatisfactionDocument = { readonly _id: string; readonly face: string; readonly day: Date };

export const satisfactionSchema = new Schema<SatisfactionDocument>(
  { _id: String, face: String, day: Date },
  { ...schemaOptions, collection: "satisfaction" },
);

/** The exact time would lead back to the conversation. */
export const startOfDay = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 86_400_000) * 86_400_000);
