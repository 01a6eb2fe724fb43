import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { AgentId } from "../../appointments/appointment.ts";
import { nextCode } from "../../appointments/appointment-code.ts";
import type { Candidate, HoldAnswer, HoldRequest } from "../../appointments/appointment-store.ts";
import { cellRange, cellsIn, type CellRange } from "../../appointments/cells.ts";
import { chooseAgent, type AgentLoad } from "../../appointments/choose-agent.ts";
import { appointmentOf, type AppointmentRow } from "./appointment-row.ts";
import { command, query } from "./query.ts";

const byEvent = query<AppointmentRow>("SELECT * FROM appointment WHERE hold_event = ?");
const byId = query<AppointmentRow>("SELECT * FROM appointment WHERE id = ?");
const heldBy = query<{ id: string }>("SELECT id FROM appointment WHERE conversation = ? AND state = 'held'");
const dueHolds = query<{ id: string }>("SELECT id FROM appointment WHERE state = 'held' AND held_until <= ?");
const endHold = command("UPDATE appointment SET state = ?, held_until = NULL WHERE id = ? AND state = 'held'");
const freeCells = command("DELETE FROM busy WHERE appointment = ?");
const busyForOthers = query<{ cell: number }>(
  "SELECT cell FROM busy WHERE agent = ? AND cell >= ? AND cell < ? AND appointment IS NOT ? LIMIT 1",
);
const workOf = query<{ minutes: number; last: number | null }>(`
  SELECT
    (SELECT coalesce(sum((ends_at - starts_at) / 60000), 0) FROM appointment
     WHERE agent = ?1 AND state IN ('held', 'booked') AND starts_at >= ?2 AND starts_at < ?3 AND id IS NOT ?4) AS minutes,
    (SELECT held_at FROM appointment
     WHERE agent = ?1 AND state IN ('held', 'booked') AND id IS NOT ?4 ORDER BY held_at DESC LIMIT 1) AS last
`);
const codeInUse = query<{ id: string }>(
  "SELECT id FROM appointment WHERE code = ? AND state IN ('held', 'booked') AND ends_at > ? LIMIT 1",
);
const insert = command(`
  INSERT INTO appointment
    (id, code, reason, agent, place, starts_at, ends_at, state, held_at, held_until, conversation, hold_event)
  VALUES (?, ?, ?, ?, ?, ?, ?, 'held', ?, ?, ?, ?)
`);
const occupy = command("INSERT INTO busy (agent, cell, appointment) VALUES (?, ?, ?)");

/** The promise is that of `AppointmentStore.hold`; to be called inside an act. */
export function holdAppointment(db: DatabaseSyncInstance, request: HoldRequest, now: Date): HoldAnswer {
  const known = byEvent.first(db, request.event);
  if (known) return answerAgain(known, now);
  expireHolds(db, now);
  const own = heldBy.first(db, request.conversation)?.id ?? null;
  const cells = cellRange(request.start.getTime(), request.busyUntil.getTime());
  const agent = chooseAgent(loadsOfFree(db, request, cells, own));
  if (agent === null) return { kind: "taken" };
  if (own !== null) giveBack(db, own, "released");
  return { kind: "held", appointment: appointmentOf(insertHold(db, request, agent, cells, now)) };
}

/** Holds past their time no longer keep anything; returns how many there were. */
export function expireHolds(db: DatabaseSyncInstance, now: Date): number {
  const due = dueHolds.all(db, now.getTime());
  for (const { id } of due) giveBack(db, id, "expired");
  return due.length;
}

/** Ends a hold and frees its time; true if it was one. */
export function giveBack(db: DatabaseSyncInstance, id: string, state: "released" | "expired"): boolean {
  if (endHold(db, state, id) === 0) return false;
  freeCells(db, id);
  return true;
}

function answerAgain(row: AppointmentRow, now: Date): HoldAnswer {
  const stands = row.state === "booked" || (row.held_until !== null && row.held_until > now.getTime());
  return stands ? { kind: "held", appointment: appointmentOf(row) } : { kind: "taken" };
}

function loadsOfFree(
  db: DatabaseSyncInstance,
  { candidates, compare }: HoldRequest,
  cells: CellRange,
  own: string | null,
): readonly AgentLoad[] {
  const isFree = ({ agent }: Candidate): boolean =>
    busyForOthers.first(db, agent, cells.first, cells.end, own) === null;
  return candidates.filter(isFree).map(({ agent, weeklyOpenMinutes }) => {
    const work = workOf.first(db, agent, compare.from.getTime(), compare.to.getTime(), own);
    const last = work?.last ?? null;
    return {
      agent,
      weeklyOpenMinutes,
      bookedMinutes: work?.minutes ?? 0,
      lastBookedAt: last === null ? null : new Date(last),
    };
  });
}

function insertHold(
  db: DatabaseSyncInstance,
  request: HoldRequest,
  agent: AgentId,
  cells: CellRange,
  now: Date,
): AppointmentRow {
  const { id, reason, place, start, end, heldUntil, conversation, event } = request;
  let code = request.code;
  while (codeInUse.first(db, code, now.getTime()) !== null) code = nextCode(code);
  const [startsAt, endsAt, heldAt] = [start.getTime(), end.getTime(), now.getTime()];
  insert(db, id, code, reason, agent, place, startsAt, endsAt, heldAt, heldUntil.getTime(), conversation, event);
  for (const cell of cellsIn(cells)) occupy(db, agent, cell, id);
  const row = byId.first(db, id);
  if (row === null) throw new Error(`The appointment ${id} is not there although it was just written`);
  return row;
}
