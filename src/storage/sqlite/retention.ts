import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { KeptForAWhile, RetentionStore } from "../../privacy/retention-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { isRoot, membersOf } from "./aliases.ts";
import type { SqliteDatabase } from "./database.ts";
import { command, query } from "./query.ts";

type Drop = (db: DatabaseSyncInstance, before: number, limit: number) => number;

const dropIn = (table: string, key: string, since: string, where = "1"): Drop =>
  command(`
    DELETE FROM ${table} WHERE ${key} IN (
      SELECT ${key} FROM ${table} WHERE ${since} < ? AND ${where} ORDER BY ${since} LIMIT ?
    )
  `);

const cutPerson = command(`
  UPDATE appointment SET conversation = NULL, first_name = NULL, hold_event = NULL, code = '' WHERE id IN (
    SELECT id FROM appointment
    WHERE ends_at < ? AND state <> 'held' AND (conversation IS NOT NULL OR first_name IS NOT NULL)
    ORDER BY ends_at LIMIT ?
  )
`);
const oldAppointments = query<{ id: string }>(`
  SELECT id FROM appointment
  WHERE ends_at < ? AND state <> 'held' AND (conversation IS NULL OR state IN ('released', 'expired'))
  ORDER BY ends_at LIMIT ?
`);
const freeCells = command("DELETE FROM busy WHERE appointment = ?");
const dropAppointment = command("DELETE FROM appointment WHERE id = ?");

const cutSeat = command(`
  UPDATE seat SET conversation = NULL, first_name = NULL, hold_event = NULL WHERE id IN (
    SELECT id FROM seat WHERE ends_at < ? AND conversation IS NOT NULL ORDER BY ends_at LIMIT ?
  )
`);

const oldLiveEvents = query<{ seq: number }>("SELECT seq FROM live_event WHERE at < ? ORDER BY at LIMIT ?");
const dropLiveEvent = command("DELETE FROM live_event WHERE seq = ?");
const noteDropped = command("UPDATE live_log SET dropped = max(dropped, ?)");

/** Nothing in it, nor hanging on it, and silent since before ?1. */
const isBare = (conversation: string): string => `
  ${conversation}.active_at < ?1 AND ${conversation}.has_words = 0 AND ${conversation}.owner = 'bot'
  AND ${conversation}.worker IS NULL AND ${conversation}.erase_up_to IS NULL
  AND NOT EXISTS (SELECT 1 FROM event WHERE event.conversation = ${conversation}.id)
  AND NOT EXISTS (SELECT 1 FROM message WHERE message.conversation = ${conversation}.id)
  AND NOT EXISTS (SELECT 1 FROM appointment WHERE appointment.conversation = ${conversation}.id)
  AND NOT EXISTS (SELECT 1 FROM seat WHERE seat.conversation = ${conversation}.id)
  AND NOT EXISTS (SELECT 1 FROM waiting WHERE waiting.conversation = ${conversation}.id)
`;
/** A part is kept as long as the whole, so that an address goes on leading there. */
const oldConversations = query<{ id: string }>(`
  SELECT id FROM conversation
  WHERE ${isBare("conversation")} AND ${isRoot}
    AND NOT EXISTS (
      SELECT 1 FROM alias JOIN conversation AS part ON part.id = alias.id
      WHERE alias.conversation = conversation.id AND part.id <> conversation.id AND NOT (${isBare("part")})
    )
  ORDER BY active_at LIMIT ?2
`);
const dropAliases = command("DELETE FROM alias WHERE conversation = ?1");
const dropLines = command("DELETE FROM live_event WHERE conversation = ?");
const dropConversation = command("DELETE FROM conversation WHERE id = ?");

const dropSeats = dropIn("seat", "id", "ends_at", "conversation IS NULL");
const dropAudit = dropIn("audit", "seq", "at");
const dropScheduleChanges = dropIn("schedule_change", "version", "at");

const drops: Readonly<Record<KeptForAWhile, Drop>> = {
  "appointment-person": (db, before, limit) => {
    const cut = cutPerson(db, before, limit);
    return cut < limit ? cut + cutSeat(db, before, limit - cut) : cut;
  },
  appointment: (db, before, limit) => {
    const old = oldAppointments.all(db, before, limit);
    for (const { id } of old) {
      freeCells(db, id);
      dropAppointment(db, id);
    }
    return old.length < limit ? old.length + dropSeats(db, before, limit - old.length) : old.length;
  },
  waiting: dropIn("waiting", "id", "joined_at"),
  unanswered: dropIn("unanswered", "id", "at"),
  satisfaction: command(`
    DELETE FROM satisfaction WHERE (day, face) IN (SELECT day, face FROM satisfaction WHERE day < ? ORDER BY day LIMIT ?)
  `),
  audit: (db, before, limit) => dropAudit(db, before, limit) + dropScheduleChanges(db, before, limit),
  "failed-sign-in": dropIn("failed_sign_in", "rowid", "at"),
  event: dropIn("event", "arrival", "received_at", "state <> 'pending' AND content IS NULL"),
  "live-event": (db, before, limit) => {
    const old = oldLiveEvents.all(db, before, limit);
    for (const { seq } of old) {
      noteDropped(db, seq);
      dropLiveEvent(db, seq);
    }
    return old.length;
  },
  alert: dropIn("alert", "id", "acknowledged_at", "acknowledged_at IS NOT NULL"),
  session: dropIn("session", "token_hash", "expires_at"),
  invitation: dropIn("invitation", "token_hash", "expires_at"),
  conversation: (db, before, limit) => {
    const old = oldConversations.all(db, before, limit);
    for (const { id } of old) {
      for (const member of membersOf(db, id as ConversationId)) {
        dropLines(db, member);
        dropConversation(db, member);
      }
      dropAliases(db, id);
    }
    return old.length;
  },
};

export const sqliteRetention = (db: SqliteDatabase): RetentionStore => ({
  dropOlder: (kind, before, limit) => db.write((db) => drops[kind](db, before.getTime(), limit)),
});
