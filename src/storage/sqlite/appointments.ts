import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { AgentId, type Appointment } from "../../appointments/appointment.ts";
import type { AppointmentStore, CancelledBy } from "../../appointments/appointment-store.ts";
import { cellRange, cellsIn } from "../../appointments/cells.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { announceAppointments } from "./announce-appointments.ts";
import { appointmentOf, type AppointmentRow } from "./appointment-row.ts";
import type { SqliteDatabase } from "./database.ts";
import { freeTime } from "./free-time.ts";
import { expireHolds, giveBack, giveMovesBack, holdAppointment } from "./hold-appointment.ts";
import { byId } from "./insert-appointment.ts";
import { bookAppointment, confirmAppointment, moveAppointment } from "./move-appointment.ts";
import { command, query } from "./query.ts";

const lastHeld = query<AppointmentRow>(`
  SELECT * FROM appointment WHERE conversation = ? AND hold_event IS NOT NULL ORDER BY held_at DESC, rowid DESC LIMIT 1
`);
const upcoming = query<AppointmentRow>(
  "SELECT * FROM appointment WHERE conversation = ? AND state = 'booked' AND ends_at > ? ORDER BY starts_at, id",
);
const inAgenda = query<AppointmentRow>(`
  SELECT * FROM appointment
  WHERE starts_at >= ? AND starts_at < ? AND state IN ('booked', 'cancelled-by-resident', 'cancelled-by-mediator')
  ORDER BY starts_at, agent, id
`);
const prolong = command(`
  UPDATE appointment SET held_until = max(held_until, ?), version = version + 1
  WHERE id = ? AND conversation = ? AND state = 'held' AND held_until > ?
`);
const cancelBooked = command(`
  UPDATE appointment SET state = ?, version = version + 1, sequence = sequence + 1
  WHERE id = ? AND state = 'booked' AND ends_at > ? AND (? IS NULL OR conversation = ?)
`);
const sayAttendance = command(`
  UPDATE appointment SET attendance = ?1, version = version + 1 WHERE id = ?2 AND state = 'booked' AND attendance <> ?1
`);
const whereUnattended = "state = 'booked' AND attendance = 'unsaid' AND ends_at <= ?";
const unattended = query<AppointmentRow>(
  `SELECT * FROM appointment WHERE ${whereUnattended} ORDER BY ends_at, id LIMIT ?`,
);
const countUnattended = query<{ count: number }>(`SELECT count(*) AS count FROM appointment WHERE ${whereUnattended}`);
const byCode = query<AppointmentRow>(
  "SELECT * FROM appointment WHERE code = ? AND state = 'booked' AND ends_at > ? ORDER BY starts_at LIMIT 1",
);
const busyCells = query<{ agent: string; cell: number }>(`
  SELECT busy.agent, busy.cell FROM busy JOIN appointment ON appointment.id = busy.appointment
  WHERE busy.agent IN (SELECT value FROM json_each(?)) AND busy.cell >= ? AND busy.cell < ?
    AND (appointment.state = 'booked' OR appointment.held_until > ?)
`);
const forcedTimes = query<{ agent: string; starts_at: number; busy_until: number }>(`
  SELECT agent, starts_at, busy_until FROM appointment
  WHERE agent IN (SELECT value FROM json_each(?)) AND state = 'booked' AND origin = 'forced'
    AND busy_until > ? AND starts_at < ?
`);
const minutesOf = query<{ agent: string; minutes: number }>(`
  SELECT agent, sum((ends_at - starts_at) / 60000) AS minutes FROM appointment
  WHERE agent IN (SELECT value FROM json_each(?)) AND starts_at >= ? AND starts_at < ?
    AND (state = 'booked' OR held_until > ?)
  GROUP BY agent
`);
const toCome = query<{ id: string }>(
  "SELECT id FROM appointment WHERE conversation = ? AND held_at <= ? AND (state = 'held' OR (state = 'booked' AND ends_at > ?))",
);
const dropPerson = command(
  "UPDATE appointment SET conversation = NULL, first_name = NULL, hold_event = NULL WHERE conversation = ? AND held_at <= ?",
);

export function sqliteAppointments(db: SqliteDatabase): AppointmentStore {
  const read = (row: AppointmentRow | null): Appointment | null => (row === null ? null : appointmentOf(row));

  return {
    hold: (request, now) => db.write((db) => holdAppointment(db, request, now)),

    renewHold: (id, conversation, until, now) =>
      db.write((db) => (prolong(db, until.getTime(), id, conversation, now.getTime()) === 1 ? "renewed" : "expired")),

    confirm: (id, conversation, firstName, now) =>
      db.write((db) => confirmAppointment(db, id, conversation, firstName, now)),

    release: (id, conversation) =>
      db.write((db) => {
        if (byId.first(db, id)?.conversation !== conversation) return "gone";
        giveBack(db, id, "released");
        return byId.first(db, id)?.state === "released" ? "released" : "gone";
      }),

    cancel: (id, by, now) =>
      db.write((db) => {
        cancelIfBooked(db, id, by, now);
        const row = byId.first(db, id);
        const theirs = by.kind === "mediator" || by.conversation === null || row?.conversation === by.conversation;
        return row?.state === `cancelled-by-${by.kind}` && theirs
          ? { kind: "cancelled", appointment: appointmentOf(row) }
          : { kind: "gone" };
      }),

    book: (request, now) => db.write((db) => bookAppointment(db, request, now)),
    move: (request, now) => db.write((db) => moveAppointment(db, request, now)),

    attend: (id, attendance, now) =>
      db.write((db) => {
        if (sayAttendance(db, attendance, id) === 1) announceAppointments(db, now);
        return byId.first(db, id)?.state === "booked" ? "said" : "gone";
      }),
    unattended: async (now, limit) => unattended.all(db.reader, now.getTime(), limit).map((row) => appointmentOf(row)),
    countUnattended: async (now) => countUnattended.first(db.reader, now.getTime())?.count ?? 0,

    expireHolds: (now) => db.write((db) => expireHolds(db, now)),

    busyBetween: async (agents, from, to, now) => {
      const { first, end } = cellRange(from.getTime(), to.getTime());
      const cells = new Map<AgentId, Set<number>>(agents.map((agent) => [agent, new Set()]));
      for (const { agent, cell } of busyCells.all(db.reader, JSON.stringify(agents), first, end, now.getTime())) {
        cells.get(AgentId.parse(agent))?.add(cell);
      }
      for (const row of forcedTimes.all(db.reader, JSON.stringify(agents), from.getTime(), to.getTime())) {
        for (const cell of cellsIn(cellRange(row.starts_at, row.busy_until))) {
          if (cell >= first && cell < end) cells.get(AgentId.parse(row.agent))?.add(cell);
        }
      }
      return cells;
    },

    minutesBooked: async (agents, from, to, now) => {
      const times = [from.getTime(), to.getTime(), now.getTime()];
      const rows = minutesOf.all(db.reader, JSON.stringify(agents), ...times);
      const minutes = new Map(rows.map((row) => [row.agent, row.minutes]));
      return new Map(agents.map((agent) => [agent, minutes.get(agent) ?? 0]));
    },

    lastHeldBy: async (conversation) => read(lastHeld.first(db.reader, conversation)),
    upcomingOf: async (conversation, now) =>
      upcoming.all(db.reader, conversation, now.getTime()).map((row) => appointmentOf(row)),
    between: async (from, to) => inAgenda.all(db.reader, from.getTime(), to.getTime()).map((row) => appointmentOf(row)),
    find: async (id) => read(byId.first(db.reader, id)),
    findByCode: async (code, now) => read(byCode.first(db.reader, code, now.getTime())),

    forget: (conversation, upTo, now) => db.write((db) => forgetAppointments(db, conversation, upTo, now)),
  };
}

/** The promise is that of `AppointmentStore.forget`; to be called inside an act, so that erasing a person is one. */
export function forgetAppointments(
  db: DatabaseSyncInstance,
  conversation: ConversationId,
  upTo: Date,
  now: Date,
): void {
  for (const { id } of toCome.all(db, conversation, upTo.getTime(), now.getTime())) {
    if (!giveBack(db, id, "released")) cancelIfBooked(db, id, { kind: "resident", conversation }, now);
  }
  dropPerson(db, conversation, upTo.getTime());
}

function cancelIfBooked(db: DatabaseSyncInstance, id: string, by: CancelledBy, now: Date): void {
  const theirs = by.kind === "resident" ? by.conversation : null;
  if (cancelBooked(db, `cancelled-by-${by.kind}`, id, now.getTime(), theirs, theirs) === 0) return;
  freeTime(db, id);
  giveMovesBack(db, id);
  announceAppointments(db, now);
}
