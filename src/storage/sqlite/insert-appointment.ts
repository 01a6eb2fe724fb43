import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { nextCode } from "../../appointments/appointment-code.ts";
import type { AgentId, AppointmentOrigin, Place } from "../../appointments/appointment.ts";
import type { AppointmentRow } from "./appointment-row.ts";
import { command, query } from "./query.ts";

export const byId = query<AppointmentRow>("SELECT * FROM appointment WHERE id = ?");
const codeInUse = query<{ id: string }>(
  "SELECT id FROM appointment WHERE code = ? AND state IN ('held', 'booked') AND ends_at > ? LIMIT 1",
);
const insert = command(`
  INSERT INTO appointment (
    id, code, reason, agent, place, starts_at, ends_at, busy_until, state, held_at, held_until, conversation, first_name,
    hold_event, origin, mediator, moves, calendar_uid, sequence
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
`);

type NewAppointment = {
  readonly id: string;
  readonly code: string;
  readonly reason: string;
  readonly agent: AgentId;
  readonly place: Place;
  readonly start: Date;
  readonly end: Date;
  readonly busyUntil: Date;
  readonly state: "held" | "booked";
  readonly heldAt: Date;
  readonly heldUntil?: Date;
  readonly conversation: string | null;
  readonly firstName: string | null;
  readonly event?: string;
  readonly origin: AppointmentOrigin["kind"];
  readonly mediator: string | null;
  readonly moves?: string | null;
  readonly calendarUid: string;
  readonly sequence: number;
};

/** Without its cells. */
export function insertAppointment(db: DatabaseSyncInstance, one: NewAppointment): AppointmentRow {
  insert(
    db,
    ...[one.id, one.code, one.reason, one.agent, one.place],
    ...[one.start.getTime(), one.end.getTime(), one.busyUntil.getTime()],
    ...[one.state, one.heldAt.getTime(), one.heldUntil?.getTime() ?? null],
    ...[one.conversation, one.firstName, one.event ?? null, one.origin, one.mediator],
    ...[one.moves ?? null, one.calendarUid, one.sequence],
  );
  const row = byId.first(db, one.id);
  if (row === null) throw new Error(`The appointment ${one.id} is not there although it was just written`);
  return row;
}

/** The wished code, or the next one that no appointment to come has. */
export function freeCode(db: DatabaseSyncInstance, wished: string, now: Date): string {
  let code = wished;
  while (codeInUse.first(db, code, now.getTime()) !== null) code = nextCode(code);
  return code;
}

/** What an appointment has from the one whose place it takes. */
export const successorOf = ({ code, calendar_uid, sequence }: AppointmentRow) => ({
  code,
  calendarUid: calendar_uid,
  sequence: sequence + 1,
});
