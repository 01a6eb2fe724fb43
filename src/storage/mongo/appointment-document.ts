import { Schema } from "mongoose";

import { AgentId, AppointmentId, ReasonId } from "../../appointments/appointment.ts";
import type { Appointment, AppointmentState, Place } from "../../appointments/appointment.ts";
import { ConversationId } from "../../shared/ids.ts";
import { schemaOptions } from "./changeable.ts";

export type EndedState = "cancelled-by-resident" | "cancelled-by-mediator" | "released" | "expired";

export type AppointmentDocument = {
  readonly _id: string;
  readonly day: string;
  readonly code: string;
  readonly reason: string;
  readonly agent: string;
  readonly place: Place;
  readonly start: Date;
  readonly end: Date;
  /** `end` and the buffer after it. */
  readonly busyUntil: Date;
  readonly state: "held" | "booked" | EndedState;
  readonly heldAt: Date;
  readonly heldUntil: Date | null;
  readonly conversation: string | null;
  readonly firstName: string | null;
  readonly holdEvent: string | null;
  /** Order of all holds. */
  readonly order: number;
  /** The day's revision that wrote it: a slow process cannot take it back. */
  readonly moved: number;
};

export const appointmentFields = {
  _id: String,
  day: String,
  code: String,
  reason: String,
  agent: String,
  place: String,
  start: Date,
  end: Date,
  busyUntil: Date,
  state: String,
  heldAt: Date,
  heldUntil: Date,
  conversation: String,
  firstName: String,
  holdEvent: String,
  order: Number,
  moved: Number,
} as const;

/** Every appointment, to be looked up: what holds of an active one stands in its day, and follows here. */
export const appointmentSchema = new Schema<AppointmentDocument>(appointmentFields, {
  ...schemaOptions,
  collection: "appointments",
});

export const appointmentOf = (document: AppointmentDocument): Appointment => ({
  id: AppointmentId.parse(document._id),
  code: document.code,
  reason: ReasonId.parse(document.reason),
  agent: AgentId.parse(document.agent),
  place: document.place,
  start: document.start,
  end: document.end,
  conversation: document.conversation === null ? null : ConversationId.parse(document.conversation),
  firstName: document.firstName,
  state: stateOf(document),
  heldAt: document.heldAt,
});

function stateOf({ state, heldUntil }: AppointmentDocument): AppointmentState {
  switch (state) {
    case "held":
      return { kind: "held", until: heldUntil ?? new Date(0) };
    case "cancelled-by-resident":
      return { kind: "cancelled", by: "resident" };
    case "cancelled-by-mediator":
      return { kind: "cancelled", by: "mediator" };
    case "booked":
    case "released":
    case "expired":
      return { kind: state };
  }
}
