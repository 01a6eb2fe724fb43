import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { AppointmentStore, MoveAnswer, MoveRequest } from "../../appointments/appointment-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { announceAppointments } from "./announce-appointments.ts";
import { appointmentOf, type AppointmentRow } from "./appointment-row.ts";
import { freeTime, isFree, occupy } from "./free-time.ts";
import { expireHolds, giveBack, giveMovesBack, isToCome } from "./hold-appointment.ts";
import { byId, freeCode, insertAppointment, successorOf } from "./insert-appointment.ts";
import { command } from "./query.ts";
import { leaveServed } from "./waiting-list.ts";

const book = command(`
  UPDATE appointment
  SET state = 'booked', held_until = NULL, moves = NULL, version = version + 1,
    first_name = coalesce(?, (SELECT first_name FROM appointment AS old WHERE old.id = appointment.moves)),
    conversation = coalesce((SELECT conversation FROM appointment AS old WHERE old.id = appointment.moves), conversation)
  WHERE id = ? AND state = 'held'
`);
const leave = command(
  "UPDATE appointment SET state = 'moved', moved_to = ?, version = version + 1 WHERE id = ? AND state = 'booked'",
);

type ConfirmAnswer = Awaited<ReturnType<AppointmentStore["confirm"]>>;
type BookAnswer = Awaited<ReturnType<AppointmentStore["book"]>>;

/** The promise is that of `AppointmentStore.confirm`; to be called inside an act, as all here. */
export function confirmAppointment(
  db: DatabaseSyncInstance,
  id: string,
  conversation: ConversationId,
  firstName: string | null,
  now: Date,
): ConfirmAnswer {
  const row = byId.first(db, id);
  if (row?.conversation !== conversation) return { kind: "expired" };
  if (row.state === "booked") return { kind: "booked", appointment: appointmentOf(row) };
  if (row.state !== "held" || row.held_until === null || row.held_until <= now.getTime()) return { kind: "expired" };
  if (row.moves !== null && !isToCome(byId.first(db, row.moves), now)) {
    giveBack(db, id, "released");
    return { kind: "expired" };
  }
  book(db, firstName, id);
  leaveServed(db, id);
  if (row.moves !== null) {
    leaveFor(db, row.moves, id);
    freeTime(db, id); // some of its time may have been the other's until now
    occupy(db, id, spanOf(row), null);
  }
  announceAppointments(db, now);
  return { kind: "booked", appointment: appointmentOf(written(db, id)) };
}

/** The promise is that of `AppointmentStore.move`. */
export function moveAppointment(db: DatabaseSyncInstance, request: MoveRequest, now: Date): MoveAnswer {
  const { appointment, version, id, to, mediator, ifTaken } = request;
  const known = byId.first(db, id);
  if (known) return known.state === "booked" ? { kind: "moved", appointment: appointmentOf(known) } : { kind: "gone" };
  const old = byId.first(db, appointment);
  if (!isToCome(old, now)) return { kind: "gone" };
  if (old.version !== version) return { kind: "stale", appointment: appointmentOf(old) };
  expireHolds(db, now);
  const span = { agent: to.agent, from: to.start.getTime(), to: to.busyUntil.getTime() };
  const free = isFree(db, span, [old.id]);
  if (!free && ifTaken === "refuse") return { kind: "taken" };
  insertAppointment(db, {
    ...{ ...to, ...successorOf(old), id, mediator, state: "booked", reason: old.reason },
    ...{ conversation: old.conversation, firstName: old.first_name, heldAt: new Date(old.held_at) },
    origin: free ? "mediator" : "forced",
  });
  leaveFor(db, old.id, id);
  if (free) occupy(db, id, span, null);
  announceAppointments(db, now);
  return { kind: "moved", appointment: appointmentOf(written(db, id)) };
}

/** The promise is that of `AppointmentStore.book`. */
export function bookAppointment(
  db: DatabaseSyncInstance,
  request: Parameters<AppointmentStore["book"]>[0],
  now: Date,
): BookAnswer {
  const known = byId.first(db, request.id);
  if (known)
    return known.state === "booked" ? { kind: "booked", appointment: appointmentOf(known) } : { kind: "taken" };
  expireHolds(db, now);
  const { id, agent, start, busyUntil, ifTaken } = request;
  const span = { agent, from: start.getTime(), to: busyUntil.getTime() };
  const free = isFree(db, span, []);
  if (!free && ifTaken === "refuse") return { kind: "taken" };
  const row = insertAppointment(db, {
    ...{ ...request, state: "booked", heldAt: now, calendarUid: id, sequence: 0 },
    code: freeCode(db, request.code, now),
    origin: free ? "mediator" : "forced",
  });
  if (free) occupy(db, id, span, null);
  announceAppointments(db, now);
  return { kind: "booked", appointment: appointmentOf(row) };
}

function leaveFor(db: DatabaseSyncInstance, old: string, successor: string): void {
  leave(db, successor, old);
  freeTime(db, old);
  giveMovesBack(db, old);
}

const spanOf = ({ agent, starts_at, busy_until }: AppointmentRow) => ({
  agent: agent as MoveRequest["to"]["agent"],
  from: starts_at,
  to: busy_until,
});

function written(db: DatabaseSyncInstance, id: string): AppointmentRow {
  const row = byId.first(db, id);
  if (row === null) throw new Error(`The appointment ${id} is not there although it was just written`);
  return row;
}
