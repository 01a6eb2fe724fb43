import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { exportedMessage } from "../../conversation/exported-message.ts";
import type { PersonalData, PersonalDataStore } from "../../privacy/personal-data-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { addressesOf, membersOf, membersOfRoot, rootOf } from "./aliases.ts";
import { conversationRow, findConversation, saveConversation } from "./conversation-acts.ts";
import { conversationOf } from "./conversation-row.ts";
import type { SqliteDatabase } from "./database.ts";
import { eraseConversation } from "./erase-conversation.ts";
import { messageColumns, messageOf, type MessageRow } from "./message-row.ts";
import { query } from "./query.ts";
import { snapshot } from "./snapshot.ts";
import { wishesOf } from "./waiting-list.ts";

const pending = query<{ id: string; erase_up_to: number }>(
  "SELECT id, erase_up_to FROM conversation WHERE erase_up_to IS NOT NULL ORDER BY erase_up_to",
);
const outlived = query<{ id: string }>(`
  SELECT part.id FROM conversation AS part
  LEFT JOIN alias ON alias.id = part.id
  JOIN conversation AS root ON root.id = coalesce(alias.conversation, part.id)
  WHERE part.has_words = 1 AND (
    root.ended_at IS NOT NULL
    OR root.owner = 'bot' AND root.active_at <= ?2
    OR root.owner = 'bot' AND root.active_at <= ?1 AND NOT EXISTS (
      SELECT 1 FROM message WHERE message.conversation IN (part.id, root.id) AND author = 'mediator'
    )
  )
  ORDER BY part.active_at LIMIT ?3
`);
const messages = query<MessageRow>(`
  SELECT ${messageColumns} FROM message LEFT JOIN outbox USING (seq)
  WHERE message.conversation IN ${membersOfRoot("?1")} ORDER BY message.seq
`);
const appointments = query<{ starts_at: number; reason: string; state: string }>(
  "SELECT starts_at, reason, state FROM appointment WHERE conversation = ? ORDER BY starts_at, id",
);

export const sqlitePersonalData = (db: SqliteDatabase, compact: () => Promise<void>): PersonalDataStore => ({
  erase: async (id, upTo, now) => {
    const outcome = await db.write((db) => erasePerson(db, id, upTo, now));
    if (outcome === "unknown-conversation") return outcome;
    await compact();
    // Only now is nothing left on disk: stopped before, it is begun again at the next start.
    await db.write((db) => {
      for (const member of membersOf(db, rootOf(db, id))) clearWish(db, member, upTo, now);
    });
    return "erased";
  },

  forgetWords: async (id, upTo, now) => {
    const outcome = await db.write((db) => eraseConversation(db, id, upTo, now, "keep"));
    if (outcome === "erased") await compact();
    return outcome;
  },

  outlived: async ({ assistantAlone, withMediator }, limit) =>
    outlived
      .all(db.reader, assistantAlone.getTime(), withMediator.getTime(), limit)
      .map(({ id }) => id as ConversationId),

  pendingErasures: async () =>
    pending.all(db.reader).map((row) => ({ conversation: row.id as ConversationId, upTo: new Date(row.erase_up_to) })),

  collect: async (id) => snapshot(db.reader, (db) => collect(db, id)),
});

/** Whatever the address they wrote from. */
const erasePerson = (db: DatabaseSyncInstance, id: ConversationId, upTo: Date, now: Date) => {
  const outcomes = membersOf(db, rootOf(db, id)).map((member) => eraseConversation(db, member, upTo, now));
  return outcomes.find((outcome) => outcome === "erased") ?? "unknown-conversation";
};

const clearWish = (db: DatabaseSyncInstance, id: ConversationId, upTo: Date, now: Date): void => {
  const row = conversationRow(db, id);
  const conversation = row === null ? null : conversationOf(row);
  if (conversation === null || conversation.eraseUpTo === null || conversation.eraseUpTo > upTo) return;
  saveConversation(db, conversation, { ...conversation, eraseUpTo: null }, now);
};

const collect = (db: DatabaseSyncInstance, id: ConversationId): PersonalData | null => {
  const conversation = findConversation(db, id);
  if (conversation === null) return null;
  const known = addressesOf(db, conversation.id);
  return {
    conversation: { createdAt: conversation.createdAt, name: conversation.name },
    addresses: known.length === 0 ? [conversation.address] : known,
    messages: messages.all(db, conversation.id).map((row) => exportedMessage(messageOf(row))),
    appointments: appointments
      .all(db, conversation.id)
      .map(({ starts_at, reason, state }) => ({ start: new Date(starts_at), reason, state })),
    workshops: seats
      .all(db, conversation.id)
      .map(({ starts_at, workshop, state }) => ({ start: new Date(starts_at), workshop, state })),
    waitingList: waiting
      .all(db, conversation.id)
      .map(({ joined_at, reason, wishes }) => ({ since: new Date(joined_at), reason, wishes: wishesOf(wishes) })),
  };
};

const seats = query<{ starts_at: number; workshop: string; state: string }>(
  "SELECT starts_at, workshop, state FROM seat WHERE conversation = ? ORDER BY starts_at, id",
);
const waiting = query<{ joined_at: number; reason: string; wishes: string }>(
  "SELECT joined_at, reason, wishes FROM waiting WHERE conversation = ? ORDER BY joined_at, id",
);
