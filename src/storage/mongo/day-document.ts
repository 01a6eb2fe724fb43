import { Schema } from "mongoose";

import { appointmentFields, type AppointmentDocument } from "./appointment-document.ts";
import { changeableFields, newChangeable, schemaOptions, type Changeable } from "./changeable.ts";

/** What is held or booked on one day, with whomever: two appointments that could meet are always in the same document. */
export type DayDocument = Changeable & {
  readonly items: readonly AppointmentDocument[];
  /** When the first hold runs out. */
  readonly holdsUntil: Date | null;
};

const itemSchema = new Schema<AppointmentDocument>(appointmentFields, { strict: "throw" });

export const daySchema = new Schema<DayDocument>(
  { ...changeableFields, items: [itemSchema], holdsUntil: Date },
  { ...schemaOptions, collection: "days" },
);

export const newDay = (day: string): DayDocument => ({ ...newChangeable, _id: day, items: [], holdsUntil: null });

export const withItems = (day: DayDocument, items: readonly AppointmentDocument[]): DayDocument => {
  const ends = items.flatMap(({ heldUntil }) => heldUntil?.getTime() ?? []);
  return { ...day, items, holdsUntil: ends.length === 0 ? null : new Date(Math.min(...ends)) };
};

const dayMs = 86_400_000;

/** The day of an instant where days begin `offsetMs` before midnight UTC. */
export const dayOf = (instant: Date, offsetMs: number): string =>
  new Date(Math.floor((instant.getTime() + offsetMs) / dayMs) * dayMs).toISOString().slice(0, 10);
