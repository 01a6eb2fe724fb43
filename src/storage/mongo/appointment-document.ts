import { Schema } from "mongoose";

import { AgentId, AppointmentId, ReasonId } from "../../appointments/appointment.ts";
import type {
  Appointment,
  AppointmentOrigin,
  AppointmentState,
  Attendance,
  Place,
  ReminderDone,
} from "../../appointments/appointment.ts";
import { ConversationId, MediatorId } from "../../shared/ids.ts";
import { schemaOptions } from "./changeable.ts";

export type EndedState = "cancelled-by-resident" | "cancelled-by-mediator" | "moved" | "released" | "expired";

/** `at`: when that was asked for, which is what the hold is measured by, whoever completes it. */
export type Leaving = { readonly to: string; readonly firstName: string | null; readonly at: Date };

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
  readonly origin: AppointmentOrigin["kind"];
  readonly mediator: string | null;
  /** The one whose place it takes, or took. */
  readonly moves: string | null;
  readonly movedTo: string | null;
  /** Its place is being given to another one, on another day: decided there, completed by whoever comes next. */
  readonly leaving: Leaving | null;
  readonly attendance: Attendance;
  readonly reminders: readonly ReminderDone[];
  readonly version: number;
  readonly calendarUid: string;
  readonly sequence: number;
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
  origin: String,
  mediator: String,
  moves: String,
  movedTo: String,
  leaving: Schema.Types.Mixed,
  attendance: String,
  reminders: [Schema.Types.Mixed],
  version: Number,
  calendarUid: String,
  sequence: Number,
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
  origin:
    document.origin === "resident" || document.mediator === null
      ? { kind: "resident" }
      : { kind: document.origin, mediator: MediatorId.parse(document.mediator) },
  version: document.version,
  calendar: { uid: AppointmentId.parse(document.calendarUid), sequence: document.sequence },
  reminders: document.reminders,
});

/** What those have that were written before appointments could move. */
export const unmoved = {
  origin: "resident",
  mediator: null,
  moves: null,
  movedTo: null,
  leaving: null,
  attendance: "unsaid",
  reminders: [],
  version: 1,
} as const;

function stateOf({ state, heldUntil, moves, movedTo, attendance }: AppointmentDocument): AppointmentState {
  switch (state) {
    case "held":
      return {
        kind: "held",
        until: heldUntil ?? new Date(0),
        moves: moves === null ? null : AppointmentId.parse(moves),
      };
    case "booked":
      return { kind: "booked", attendance };
    case "moved":
      return { kind: "moved", to: AppointmentId.parse(movedTo) };
    case "cancelled-by-resident":
      return { kind: "cancelled", by: "resident" };
    case "cancelled-by-mediator":
      return { kind: "cancelled", by: "mediator" };
    case "released":
    case "expired":
      return { kind: state };
  }
}
