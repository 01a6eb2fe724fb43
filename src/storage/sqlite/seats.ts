import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { SeatRequest, SeatStore } from "../../appointments/seat-store.ts";
import { SeatId, WorkshopId, type Seat, type SeatState } from "../../appointments/workshop.ts";
import { ConversationId } from "../../shared/ids.ts";
import { announceAppointments } from "./announce-appointments.ts";
import type { SqliteDatabase } from "./database.ts";
import { command, query } from "./query.ts";

type SeatRow = {
  readonly id: string;
  readonly workshop: string;
  readonly number: number;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly state: "held" | "booked" | "cancelled-by-resident" | "cancelled-by-mediator" | "released" | "expired";
  readonly held_at: number;
  readonly held_until: number | null;
  readonly conversation: string | null;
  readonly first_name: string | null;
};

const byId = query<SeatRow>("SELECT * FROM seat WHERE id = ?");
const byEvent = query<SeatRow>("SELECT * FROM seat WHERE hold_event = ?");
const ownIn = query<SeatRow>(
  "SELECT * FROM seat WHERE workshop = ? AND conversation = ? AND state IN ('held', 'booked')",
);
const expire = command(
  "UPDATE seat SET state = 'expired', held_until = NULL WHERE state = 'held' AND held_until <= ? AND workshop = ?",
);
const numbersTaken = query<{ number: number }>(
  "SELECT number FROM seat WHERE workshop = ? AND state IN ('held', 'booked')",
);
const insert = command(`
  INSERT INTO seat (id, workshop, number, starts_at, ends_at, state, held_at, held_until, conversation, hold_event)
  VALUES (?, ?, ?, ?, ?, 'held', ?, ?, ?, ?)
`);
const prolong = command("UPDATE seat SET held_until = max(held_until, ?) WHERE id = ? AND state = 'held'");
const book = command(`
  UPDATE seat SET state = 'booked', held_until = NULL, first_name = ?
  WHERE id = ? AND conversation = ? AND state = 'held' AND held_until > ?
`);
const giveBack = command(
  "UPDATE seat SET state = 'released', held_until = NULL WHERE id = ? AND conversation = ? AND state = 'held'",
);
const cancelBooked = command(`
  UPDATE seat SET state = ? WHERE id = ? AND state = 'booked' AND ends_at > ? AND (? IS NULL OR conversation = ?)
`);
const countTaken = query<{ count: number }>(`
  SELECT count(*) AS count FROM seat WHERE workshop = ? AND (state = 'booked' OR state = 'held' AND held_until > ?)
`);
const booked = query<SeatRow>("SELECT * FROM seat WHERE workshop = ? AND state = 'booked' ORDER BY number");
const upcoming = query<SeatRow>(
  "SELECT * FROM seat WHERE conversation = ? AND state = 'booked' AND ends_at > ? ORDER BY starts_at, id",
);
const held = query<SeatRow>(`
  SELECT * FROM seat WHERE conversation = ? AND state = 'held' AND held_until > ? ORDER BY held_at DESC, rowid DESC LIMIT 1
`);
const freeToCome = command(`
  UPDATE seat SET state = CASE state WHEN 'held' THEN 'released' ELSE 'cancelled-by-resident' END, held_until = NULL
  WHERE conversation = ? AND held_at <= ? AND (state = 'held' OR state = 'booked' AND ends_at > ?)
`);
const dropPerson = command(
  "UPDATE seat SET conversation = NULL, first_name = NULL, hold_event = NULL WHERE conversation = ? AND held_at <= ?",
);
const dropDoubles = command(`
  UPDATE seat SET state = CASE state WHEN 'held' THEN 'released' ELSE 'cancelled-by-resident' END, held_until = NULL
  WHERE conversation = ?1 AND state IN ('held', 'booked')
    AND workshop IN (SELECT workshop FROM seat WHERE conversation = ?2 AND state IN ('held', 'booked'))
`);
const moveAll = command("UPDATE seat SET conversation = ? WHERE conversation = ?");

export const sqliteSeats = (db: SqliteDatabase): SeatStore => ({
  hold: (request, now) => db.write((db) => holdSeat(db, request, now)),

  confirm: (id, conversation, firstName, now) =>
    db.write((db) => {
      if (book(db, firstName, id, conversation, now.getTime()) === 1) announceAppointments(db, now);
      const row = byId.first(db, id);
      return row?.state === "booked" && row.conversation === conversation
        ? { kind: "booked", seat: seatOf(row) }
        : { kind: "expired" };
    }),

  release: (id, conversation) =>
    db.write((db) => {
      giveBack(db, id, conversation);
      const row = byId.first(db, id);
      return row?.state === "released" && row.conversation === conversation ? "released" : "gone";
    }),

  cancel: (id, by, now) =>
    db.write((db) => {
      const theirs = by.kind === "resident" ? by.conversation : null;
      if (cancelBooked(db, `cancelled-by-${by.kind}`, id, now.getTime(), theirs, theirs) === 1) {
        announceAppointments(db, now);
      }
      const row = byId.first(db, id);
      return row?.state === `cancelled-by-${by.kind}` && (theirs === null || row.conversation === theirs)
        ? { kind: "cancelled", seat: seatOf(row) }
        : { kind: "gone" };
    }),

  taken: async (workshops, now) =>
    new Map(workshops.map((id) => [id, countTaken.first(db.reader, id, now.getTime())?.count ?? 0])),
  bookedOf: async (workshop) => booked.all(db.reader, workshop).map(seatOf),
  upcomingOf: async (conversation, now) => upcoming.all(db.reader, conversation, now.getTime()).map(seatOf),
  heldBy: async (conversation, now) => read(held.first(db.reader, conversation, now.getTime())),
  find: async (id) => read(byId.first(db.reader, id)),
});

function holdSeat(
  db: DatabaseSyncInstance,
  { event, conversation, id, workshop, seats, start, end, heldUntil }: SeatRequest,
  now: Date,
): Awaited<ReturnType<SeatStore["hold"]>> {
  expire(db, now.getTime(), workshop);
  const own = ownIn.first(db, workshop, conversation);
  if (own !== null) {
    prolong(db, heldUntil.getTime(), own.id);
    return { kind: "held", seat: seatOf(byId.first(db, own.id) ?? own) };
  }
  if (byEvent.first(db, event) !== null) return { kind: "full" };
  const taken = new Set(numbersTaken.all(db, workshop).map(({ number }) => number));
  const number = Array.from({ length: seats }, (_, index) => index + 1).find((one) => !taken.has(one));
  if (number === undefined || taken.size >= seats) return { kind: "full" };
  const [startsAt, endsAt] = [start.getTime(), end.getTime()];
  insert(db, id, workshop, number, startsAt, endsAt, now.getTime(), heldUntil.getTime(), conversation, event);
  const row = byId.first(db, id);
  if (row === null) throw new Error(`The seat ${id} is not there although it was just written`);
  return { kind: "held", seat: seatOf(row) };
}

/** The promise is that of `AppointmentStore.forget`; to be called inside an act, as the one below. */
export function forgetSeats(db: DatabaseSyncInstance, conversation: ConversationId, upTo: Date, now: Date): void {
  if (freeToCome(db, conversation, upTo.getTime(), now.getTime()) > 0) announceAppointments(db, now);
  dropPerson(db, conversation, upTo.getTime());
}

/** Who turns out to be one person has one seat of a workshop. */
export function moveSeats(db: DatabaseSyncInstance, from: ConversationId, to: ConversationId): void {
  dropDoubles(db, from, to);
  moveAll(db, to, from);
}

const read = (row: SeatRow | null): Seat | null => (row === null ? null : seatOf(row));

const seatOf = (row: SeatRow): Seat => ({
  id: SeatId.parse(row.id),
  workshop: WorkshopId.parse(row.workshop),
  number: row.number,
  start: new Date(row.starts_at),
  end: new Date(row.ends_at),
  conversation: row.conversation === null ? null : ConversationId.parse(row.conversation),
  firstName: row.first_name,
  state: stateOf(row),
  heldAt: new Date(row.held_at),
});

function stateOf({ state, held_until }: SeatRow): SeatState {
  switch (state) {
    case "held":
      return { kind: "held", until: new Date(held_until ?? 0) };
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
