import { Schema } from "mongoose";

import type { IncomingContent } from "../../conversation/message.ts";
import { schemaOptions } from "./changeable.ts";

/** An event that waits no more; those that wait stand in their conversation. Its words are kept only for whoever looks into a failure. */
export type EventDocument = {
  readonly _id: string;
  readonly conversation: string;
  readonly state: "handled" | "poisoned" | "dropped";
  readonly sentAt: Date;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly problem: string | null;
  readonly content: IncomingContent | null;
};

export const eventSchema = new Schema<EventDocument>(
  {
    _id: String,
    conversation: String,
    state: String,
    sentAt: Date,
    receivedAt: Date,
    attempts: Number,
    problem: String,
    content: Schema.Types.Mixed,
  },
  { ...schemaOptions, collection: "events" },
);
