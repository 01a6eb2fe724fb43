import { Schema } from "mongoose";

import { changeableFields, schemaOptions, type Changeable } from "./changeable.ts";

/** The one document that decides who is who, one decision after the other; what was decided last is what is pending. */
export type JoinDocument = Changeable;

export const joinSchema = new Schema<JoinDocument>(changeableFields, { ...schemaOptions, collection: "joins" });

export const theJoins = "joins";
