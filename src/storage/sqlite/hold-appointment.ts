import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { Candidate, HoldAnswer, HoldRequest } from "../../appointments/appointment-store.ts";
import { chooseAgent, type AgentLoad } from "../../appointments/choose-agent.ts";
import { appointmentOf, type AppointmentRow } from "./appointment-row.ts";
import { freeTime, isFree, occupy } from "./free-time.ts";
import { byId, freeCode, insertAppointment, successorOf } from "./insert-appointment.ts";
import { command, query } from "./query.ts";

const byEvent = query<AppointmentRow>("SELECT * FROM appointment WHERE hold_event = ?");
const heldBy = query<{ id: string }>("SELECT id FROM appointment WHERE conversation = ? AND state = 'held'");
const movesOf = query<{ id: string }>("SELECT id FROM appointment WHERE moves = ? AND state = 'held'");
const dueHolds = query<{ id: string }>("SELECT id FROM appointment WHERE state = 'held' AND held_until <= ?");
const endHold = command(
  "UPDATE appointment SET state = ?, held_until = NULL, version = version + 1 WHERE id = ? AND state = 'held'",
);
const workOf = query<{ minutes: number; last: number | null }>(`
  SELECT
    (SELECT coalesce(sum((ends_at - starts_at) / 60000), 0) FROM appointment
     WHERE agent = ?1 AND state IN ('held', 'booked') AND starts_at >= ?2 AND starts_at < ?3
       AND id NOT IN (SELECT value FROM json_each(?4))) AS minutes,
    (SELECT held_at FROM appointment
     WHERE agent = ?1 AND state IN ('held', 'booked') AND id NOT IN (SELECT value FROM json_each(?4))
     ORDER BY held_at DESC LIMIT 1) AS last
`);

/** The promise is that of `AppointmentStore.hold`; to be called inside an act. */
export function holdAppointment(db: DatabaseSyncInstance, request: HoldRequest, now: Date): HoldAnswer {
  const known = byEvent.first(db, request.event);
  if (known) return answerAgain(known, now);
  expireHolds(db, now);
  const moved = request.moves === null ? null : byId.first(db, request.moves);
  if (request.moves !== null && !isToCome(moved, now)) return { kind: "gone" };
  const held = heldBy.first(db, request.conversation)?.id ?? null;
  const own = [held, request.moves].filter((id) => id !== null);
  const agent = chooseAgent(loadsOfFree(db, request, own));
  if (agent === null) return { kind: "taken" };
  if (held !== null) giveBack(db, held, "released");
  const row = insertAppointment(db, {
    ...request,
    agent,
    state: "held",
    heldAt: now,
    firstName: null,
    origin: request.mediator === null ? "resident" : "mediator",
    ...(moved === null
      ? { code: freeCode(db, request.code, now), calendarUid: request.id, sequence: 0 }
      : successorOf(moved)),
  });
  occupy(db, row.id, { agent, from: row.starts_at, to: row.busy_until }, row.moves);
  return { kind: "held", appointment: appointmentOf(row) };
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
  freeTime(db, id);
  return true;
}

/** What was to take the place of an appointment that is no longer booked there. */
export function giveMovesBack(db: DatabaseSyncInstance, appointment: string): void {
  for (const { id } of movesOf.all(db, appointment)) giveBack(db, id, "released");
}

export const isToCome = (row: AppointmentRow | null, now: Date): row is AppointmentRow =>
  row?.state === "booked" && row.ends_at > now.getTime();

function answerAgain(row: AppointmentRow, now: Date): HoldAnswer {
  const stands = row.state === "booked" || (row.held_until !== null && row.held_until > now.getTime());
  return stands ? { kind: "held", appointment: appointmentOf(row) } : { kind: "taken" };
}

function loadsOfFree(
  db: DatabaseSyncInstance,
  { candidates, compare, start, busyUntil }: HoldRequest,
  own: readonly string[],
): readonly AgentLoad[] {
  const [from, to] = [start.getTime(), busyUntil.getTime()];
  const free = ({ agent }: Candidate): boolean => isFree(db, { agent, from, to }, own);
  return candidates.filter(free).map(({ agent, weeklyOpenMinutes }) => {
    const work = workOf.first(db, agent, compare.from.getTime(), compare.to.getTime(), JSON.stringify(own));
    const last = work?.last ?? null;
    return {
      agent,
      weeklyOpenMinutes,
      bookedMinutes: work?.minutes ?? 0,
      lastBookedAt: last === null ? null : new Date(last),
    };
  });
}
