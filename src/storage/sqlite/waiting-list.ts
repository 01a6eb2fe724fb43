import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { AppointmentId, ReasonId } from "../../appointments/appointment.ts";
import {
  WaitingId,
  WaitingWishes,
  type WaitingEntry,
  type WaitingListStore,
} from "../../appointments/waiting-list-store.ts";
import { ConversationId } from "../../shared/ids.ts";
import type { SqliteDatabase } from "./database.ts";
import { holdAppointment } from "./hold-appointment.ts";
import { command, query } from "./query.ts";

type WaitingRow = {
  readonly id: string;
  readonly conversation: string;
  readonly reason: string;
  readonly wishes: string;
  readonly joined_at: number;
  readonly offers: number;
  readonly offered: string | null;
  readonly offered_start: number | null;
  readonly offered_until: number | null;
};

const byId = query<WaitingRow>("SELECT * FROM waiting WHERE id = ?");
const byPerson = query<WaitingRow>("SELECT * FROM waiting WHERE conversation = ? ORDER BY joined_at, id");
const byReason = query<WaitingRow>("SELECT * FROM waiting WHERE conversation = ? AND reason = ?");
const inTurn = query<WaitingRow>(
  "SELECT * FROM waiting WHERE offered_until IS NULL OR offered_until <= ? ORDER BY offers, joined_at, id",
);
const offeredNow = query<WaitingRow>("SELECT * FROM waiting WHERE offered_until > ? ORDER BY offers, joined_at, id");
const insert = command("INSERT INTO waiting (id, conversation, reason, wishes, joined_at) VALUES (?, ?, ?, ?, ?)");
const change = command("UPDATE waiting SET wishes = ? WHERE id = ?");
const offered = command(`
  UPDATE waiting SET offers = offers + 1, offered = ?, offered_start = ?, offered_until = ? WHERE id = ?
`);
const dropFor = command("DELETE FROM waiting WHERE conversation = ?1 AND (?2 IS NULL OR reason = ?2)");
const dropServed = command("DELETE FROM waiting WHERE offered = ?");
const dropJoined = command("DELETE FROM waiting WHERE conversation = ? AND joined_at <= ?");
const dropDoubles = command(`
  DELETE FROM waiting WHERE conversation = ?1 AND reason IN (SELECT reason FROM waiting WHERE conversation = ?2)
`);
const moveAll = command("UPDATE waiting SET conversation = ? WHERE conversation = ?");

export const sqliteWaitingList = (db: SqliteDatabase): WaitingListStore => ({
  join: ({ id, conversation, reason, wishes }, now) =>
    db.write((db) => {
      const known = byReason.first(db, conversation, reason);
      if (known === null) insert(db, id, conversation, reason, JSON.stringify(wishes), now.getTime());
      else change(db, JSON.stringify(wishes), known.id);
      const row = byReason.first(db, conversation, reason);
      if (row === null) throw new Error(`The waiting ${id} is not there although it was just written`);
      return { kind: known === null ? "joined" : "changed", entry: entryOf(row) };
    }),

  leave: (conversation, reason) => db.write((db) => (dropFor(db, conversation, reason) > 0 ? "left" : "gone")),

  waiting: async (now) => inTurn.all(db.reader, now.getTime()).map(entryOf),
  beingOffered: async (now) => offeredNow.all(db.reader, now.getTime()).map(entryOf),
  of: async (conversation) => byPerson.all(db.reader, conversation).map(entryOf),

  offer: ({ entry, offers, hold }, now) =>
    db.write((db) => {
      const row = byId.first(db, entry);
      const isFree = row !== null && (row.offered_until === null || row.offered_until <= now.getTime());
      if (!isFree || row.offers !== offers || row.conversation !== hold.conversation) return { kind: "stale" };
      const answer = holdAppointment(db, hold, now);
      if (answer.kind !== "held") return { kind: "taken" };
      const { appointment } = answer;
      offered(db, appointment.id, appointment.start.getTime(), hold.heldUntil.getTime(), row.id);
      return { kind: "offered", appointment };
    }),
});

/** Whoever was offered this and booked it waits no more. To be called inside an act, as those below. */
export const leaveServed = (db: DatabaseSyncInstance, appointment: string): void => void dropServed(db, appointment);

export const forgetWaiting = (db: DatabaseSyncInstance, conversation: ConversationId, upTo: Date): void =>
  void dropJoined(db, conversation, upTo.getTime());

export function moveWaiting(db: DatabaseSyncInstance, from: ConversationId, to: ConversationId): void {
  dropDoubles(db, from, to);
  moveAll(db, to, from);
}

export const wishesOf = (json: string): WaitingWishes => WaitingWishes.parse(JSON.parse(json) as unknown);

const entryOf = (row: WaitingRow): WaitingEntry => ({
  id: WaitingId.parse(row.id),
  conversation: ConversationId.parse(row.conversation),
  reason: ReasonId.parse(row.reason),
  wishes: wishesOf(row.wishes),
  joinedAt: new Date(row.joined_at),
  offer:
    row.offered === null
      ? null
      : {
          appointment: AppointmentId.parse(row.offered),
          start: new Date(row.offered_start ?? 0),
          until: new Date(row.offered_until ?? 0),
        },
  offers: row.offers,
});
