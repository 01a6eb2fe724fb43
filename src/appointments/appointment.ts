import { z } from "zod";
import type { ConversationId, MediatorId } from "../shared/ids.ts";

const id = z.string().min(1).max(100);

export const AppointmentId = id.brand<"AppointmentId">();
export type AppointmentId = z.infer<typeof AppointmentId>;

/** Somebody of the centre who receives people; ids come from the schedule. */
export const AgentId = id.brand<"AgentId">();
export type AgentId = z.infer<typeof AgentId>;

export const ReasonId = id.brand<"ReasonId">();
export type ReasonId = z.infer<typeof ReasonId>;

/** Where an appointment takes place, or where an agent is during an opening. */
export type Place = "centre" | "phone" | "home";

/** What came of it, as a mediator said; "unsaid" until somebody does. */
export type Attendance = "unsaid" | "seen" | "noshow" | "excused";

export type AppointmentState =
  /** Kept for a person who has not said yes yet; worth nothing from `until` on. `moves`: the booked one whose place it would take. */
  | { readonly kind: "held"; readonly until: Date; readonly moves: AppointmentId | null }
  | { readonly kind: "booked"; readonly attendance: Attendance }
  | { readonly kind: "cancelled"; readonly by: "resident" | "mediator" }
  /** Another one took its place, with its code, its person and its entry in calendars. */
  | { readonly kind: "moved"; readonly to: AppointmentId }
  /** Given back by the person before it was booked. */
  | { readonly kind: "released" }
  | { readonly kind: "expired" };

/** Who chose its time. */
export type AppointmentOrigin =
  | { readonly kind: "resident" }
  | { readonly kind: "mediator"; readonly mediator: MediatorId }
  /** Knowingly over what else stands there: it keeps others away, but needed no free time itself. */
  | { readonly kind: "forced"; readonly mediator: MediatorId };

export const reminderKinds = ["day-before", "hours-before"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** "unreachable": no way to write to the person then; "passed-over": too late to be of use. */
export const reminderOutcomes = ["said", "unreachable", "passed-over"] as const;
export type ReminderDone = {
  readonly kind: ReminderKind;
  readonly outcome: (typeof reminderOutcomes)[number];
  readonly at: Date;
};

export type Appointment = {
  readonly id: AppointmentId;
  /** Four characters that a person keeps, with which to find the appointment again at the kiosk. */
  readonly code: string;
  readonly reason: ReasonId;
  readonly agent: AgentId;
  readonly place: Place;
  readonly start: Date;
  readonly end: Date;
  /** Null once the person has been forgotten, and when a mediator booked for somebody who does not write to us. */
  readonly conversation: ConversationId | null;
  readonly firstName: string | null;
  readonly state: AppointmentState;
  readonly heldAt: Date;
  readonly origin: AppointmentOrigin;
  /** Grows whenever somebody changes it: whoever saw this one acts on what they saw. */
  readonly version: number;
  /** Its entry in calendars: the same UID wherever it is moved, and a SEQUENCE that grows when it is moved or cancelled. */
  readonly calendar: { readonly uid: AppointmentId; readonly sequence: number };
  readonly reminders: readonly ReminderDone[];
};
