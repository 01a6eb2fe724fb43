import { Schema } from "mongoose";

import type { Alert, StoredAlert } from "../../handoff/alert.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { changeableFields, newChangeable, schemaOptions, type Changeable } from "./changeable.ts";

export type AlertDocument = Changeable & {
  readonly kind: Alert["kind"];
  readonly conversation: string | null;
  readonly at: Date;
  readonly text: string;
  /** Order in which they were raised. */
  readonly order: number;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
};

export const alertSchema = new Schema<AlertDocument>(
  {
    ...changeableFields,
    kind: String,
    conversation: String,
    at: Date,
    text: String,
    order: Number,
    acknowledgedBy: String,
    acknowledgedAt: Date,
  },
  { ...schemaOptions, collection: "alerts" },
);

export const newAlert = ({ id, kind, conversation, at, text }: Alert, order: number): AlertDocument => ({
  ...newChangeable,
  _id: id,
  kind,
  conversation,
  at,
  text,
  order,
  acknowledgedBy: null,
  acknowledgedAt: null,
});

export const alertOf = (document: AlertDocument): StoredAlert => ({
  id: document._id,
  kind: document.kind,
  conversation: document.conversation as ConversationId | null,
  at: document.at,
  text: document.text,
  acknowledged:
    document.acknowledgedBy === null || document.acknowledgedAt === null
      ? null
      : { by: document.acknowledgedBy, at: document.acknowledgedAt },
});
