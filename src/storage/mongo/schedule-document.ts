import { Schema } from "mongoose";

import { changeableFields, schemaOptions, type Changeable } from "./changeable.ts";

/** The only one of its collection. */
export const theSchedule = "schedule";

export type ScheduleDocument = Changeable & {
  readonly version: number;
  /** A KeptSchedule as JSON: asked for as a whole only. */
  readonly content: string;
};

export const scheduleSchema = new Schema<ScheduleDocument>(
  { ...changeableFields, version: Number, content: String },
  { ...schemaOptions, collection: "schedule" },
);

/** `_id` is the version that it made. */
export type ScheduleChangeDocument = {
  readonly _id: number;
  readonly at: Date;
  readonly mediator: string | null;
  readonly mediatorName: string | null;
  readonly part: string;
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
};

export const scheduleChangeSchema = new Schema<ScheduleChangeDocument>(
  {
    _id: Number,
    at: Date,
    mediator: String,
    mediatorName: String,
    part: String,
    id: String,
    before: String,
    after: String,
  },
  { ...schemaOptions, id: false, collection: "schedule_changes" },
);
