import { Schema, type SchemaDefinition } from "mongoose";

import type { FollowUp } from "./follow-up.ts";

/**
 * A document that acts change one at a time: each update names the revision it read, so that two that read the same one cannot both
 * be written. `acts` are the last ones' ids: after a lost answer, an act finds out whether it was written.
 */
export type Changeable = {
  readonly _id: string;
  readonly rev: number;
  readonly acts: readonly string[];
  readonly pending: readonly FollowUp[];
};

export const changeableFields = {
  _id: String,
  rev: Number,
  acts: [String],
  pending: [Schema.Types.Mixed],
} satisfies SchemaDefinition;

export const newChangeable = { rev: 0, acts: [], pending: [] } as const;

/** Strict both ways: what the schema does not name is neither written nor asked for. */
export const schemaOptions = {
  versionKey: false,
  strict: "throw",
  strictQuery: "throw",
  minimize: false,
  autoIndex: false,
  autoCreate: false,
} as const;
