import { z } from "zod";

import { AgentId, AppointmentId, ReasonId, reminderKinds, reminderOutcomes } from "../../appointments/appointment.ts";
import type {
  Appointment,
  AppointmentOrigin,
  AppointmentState,
  Attendance,
  Place,
  ReminderDone,
} from "../../appointments/appointment.ts";
import { ConversationId, MediatorId } from "../../shared/ids.ts";

type StateColumn =
  "held" | "booked" | "cancelled-by-resident" | "cancelled-by-mediator" | "moved" | "released" | "expired";

export type AppointmentRow = {
  readonly id: string;
  readonly code: string;
  readonly reason: string;
  readonly agent: string;
  readonly place: Place;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly busy_until: number;
  readonly state: StateColumn;
  readonly held_at: number;
  readonly held_until: number | null;
  readonly conversation: string | null;
  readonly first_name: string | null;
  readonly origin: AppointmentOrigin["kind"];
  readonly mediator: string | null;
  readonly moves: string | null;
  readonly moved_to: string | null;
  readonly attendance: Attendance;
  readonly version: number;
  readonly calendar_uid: string;
  readonly sequence: number;
  readonly reminders: string;
};

export const appointmentOf = (row: AppointmentRow): Appointment => ({
  id: AppointmentId.parse(row.id),
  code: row.code,
  reason: ReasonId.parse(row.reason),
  agent: AgentId.parse(row.agent),
  place: row.place,
  start: new Date(row.starts_at),
  end: new Date(row.ends_at),
  conversation: row.conversation === null ? null : ConversationId.parse(row.conversation),
  firstName: row.first_name,
  state: stateOf(row),
  heldAt: new Date(row.held_at),
  origin:
    row.origin === "resident" || row.mediator === null
      ? { kind: "resident" }
      : { kind: row.origin, mediator: MediatorId.parse(row.mediator) },
  version: row.version,
  calendar: { uid: AppointmentId.parse(row.calendar_uid), sequence: row.sequence },
  reminders: remindersOf(row.reminders),
});

function stateOf({ state, held_until, moves, moved_to, attendance }: AppointmentRow): AppointmentState {
  switch (state) {
    case "held":
      return {
        kind: "held",
        until: new Date(held_until ?? 0),
        moves: moves === null ? null : AppointmentId.parse(moves),
      };
    case "booked":
      return { kind: "booked", attendance };
    case "cancelled-by-resident":
      return { kind: "cancelled", by: "resident" };
    case "cancelled-by-mediator":
      return { kind: "cancelled", by: "mediator" };
    case "moved":
      return { kind: "moved", to: AppointmentId.parse(moved_to) };
    case "released":
    case "expired":
      return { kind: state };
  }
}

const Reminders = z.array(
  z.object({ kind: z.enum(reminderKinds), outcome: z.enum(reminderOutcomes), at: z.coerce.date() }),
);

export const remindersOf = (json: string): readonly ReminderDone[] =>
  json === "[]" ? [] : Reminders.parse(JSON.parse(json) as unknown);
