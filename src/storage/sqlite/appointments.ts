import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { AgentId, type Appointment } from "../../appointments/appointment.ts";
import type { AppointmentStore, CancelledBy } from "../../appointments/appointment-store.ts";
import { cellRange } from "../../appointments/cells.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { appointmentOf, type AppointmentRow } from "./appointment-row.ts";
import type { SqliteDatabase } from "./database.ts";
import { expireHolds, giveBack, holdAppointment } from "./hold-appointment.ts";
import { logLiveEvent } from "./live-event-log.ts";
import { command, query } from "./query.ts";

const byId = query<AppointmentRow>("SELECT * FROM appointment WHERE id = ?");
const lastHeld = query<AppointmentRow>(
  "SELECT * FROM appointment WHERE conversation = ? ORDER BY held_at DESC, rowid DESC LIMIT 1",
);
const upcoming = query<AppointmentRow>(
  "SELECT * FROM appointment WHERE conversation = ? AND state = 'booked' AND ends_at > ? ORDER BY starts_at, id",
);
const inAgenda = query<AppointmentRow>(`
  SELECT * FROM appointment
  WHERE starts_at >= ? AND starts_at < ? AND state IN ('booked', 'cancelled-by-resident', 'cancelled-by-mediator')
  ORDER BY starts_at, agent, id
`);
const prolong = command(`
  UPDATE appointment SET held_until = max(held_until, ?)
  WHERE id = ? AND conversation = ? AND state = 'held' AND held_until > ?
`);
const book = command(`
  UPDATE appointment SET state = 'booked', held_until = NULL, first_name = ?
  WHERE id = ? AND conversation = ? AND state = 'held' AND held_until > ?
`);
const cancelBooked = command(
  "UPDATE appointment SET state = ? WHERE id = ? AND state = 'booked' AND ends_at > ? AND (? IS NULL OR conversation = ?)",
);
const freeCells = command("DELETE FROM busy WHERE appointment = ?");
const busyCells = query<{ agent: string; cell: number }>(`
  SELECT busy.agent, busy.cell FROM busy JOIN appointment ON appointment.id = busy.appointment
  WHERE busy.agent IN (SELECT value FROM json_each(?)) AND busy.cell >= ? AND busy.cell < ?
    AND (appointment.state = 'booked' OR appointment.held_until > ?)
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
      db.write((db) => {
        if (book(db, firstName, id, conversation, now.getTime()) === 1) announce(db, now);
        const row = byId.first(db, id);
        return row?.state === "booked" && row.conversation === conversation
          ? { kind: "booked", appointment: appointmentOf(row) }
          : { kind: "expired" };
      }),

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
        const theirs = by.kind === "mediator" || row?.conversation === by.conversation;
        return row?.state === `cancelled-by-${by.kind}` && theirs
          ? { kind: "cancelled", appointment: appointmentOf(row) }
          : { kind: "gone" };
      }),

    expireHolds: (now) => db.write((db) => expireHolds(db, now)),

    busyBetween: async (agents, from, to, now) => {
      const { first, end } = cellRange(from.getTime(), to.getTime());
      const cells = new Map<AgentId, Set<number>>(agents.map((agent) => [agent, new Set()]));
      for (const { agent, cell } of busyCells.all(db.reader, JSON.stringify(agents), first, end, now.getTime())) {
        cells.get(AgentId.parse(agent))?.add(cell);
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
  freeCells(db, id);
  announce(db, now);
}

/** That something changed is all that the agenda needs: the log of events never links a person to an appointment. */
const announce = (db: DatabaseSyncInstance, now: Date): void => logLiveEvent(db, now, "appointments", null);
