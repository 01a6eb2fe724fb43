import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { elsewhere, withOwner, type Conversation, type Owner } from "../../conversation/conversation.ts";
import type { HandoffStore } from "../../conversation/handoff-store.ts";
import type { NewMessage } from "../../conversation/message.ts";
import type { ConversationId, MediatorId } from "../../shared/ids.ts";
import type { StorageOptions } from "../storage.ts";
import { isRoot, membersOfRoot, rootOf } from "./aliases.ts";
import { raiseAlert } from "./alerts.ts";
import { appendMessages, hasMessage } from "./append-messages.ts";
import { findConversation, openConversation, saveConversation, touchConversation } from "./conversation-acts.ts";
import { conversationOf, type ConversationRow } from "./conversation-row.ts";
import type { SqliteDatabase } from "./database.ts";
import { messageColumns, messageOf, type MessageRow } from "./message-row.ts";
import { query } from "./query.ts";
import { snapshot } from "./snapshot.ts";
import { tellPerson } from "./tell-person.ts";

const waiting = query<ConversationRow>("SELECT * FROM conversation WHERE inbox_group = 0 ORDER BY inbox_order");
const inInbox = query<ConversationRow>(
  `SELECT * FROM conversation WHERE ${isRoot} ORDER BY inbox_group, inbox_order LIMIT ?`,
);
const held = query<{ id: string }>("SELECT id FROM conversation WHERE mediator = ? ORDER BY owner_since, id");
const transcript = query<MessageRow>(`
  SELECT ${messageColumns} FROM message LEFT JOIN outbox USING (seq)
  WHERE message.conversation IN ${membersOfRoot("?1")} ORDER BY message.seq
`);
const lastMessage = query<MessageRow>(`
  SELECT ${messageColumns} FROM message LEFT JOIN outbox USING (seq)
  WHERE message.seq = (SELECT max(seq) FROM message WHERE conversation IN ${membersOfRoot("?1")})
`);
const lastOwnMessage = query<MessageRow>(`
  SELECT ${messageColumns} FROM message LEFT JOIN outbox USING (seq)
  WHERE message.seq = (SELECT max(seq) FROM message WHERE conversation IN ${membersOfRoot("?1")} AND author = 'resident')
`);
const inFlight = query<{ count: number }>(`
  SELECT count(*) AS count FROM outbox
  WHERE conversation IN ${membersOfRoot("?1")} AND open = 1 AND state = 'sending' AND author = 'bot'
`);

export const sqliteHandoff = (db: SqliteDatabase, options: StorageOptions): HandoffStore => ({
  claim: (id, { id: mediator, name }, now, messages = []) =>
    db.write((db) => {
      const conversation = findConversation(db, id);
      if (conversation === null) return { kind: "unknown-conversation" };
      const { owner } = conversation;
      if (owner.kind === "mediator" && owner.mediator !== elsewhere.id) {
        return owner.mediator === mediator ? { kind: "already-yours" } : { kind: "taken", by: owner.name };
      }
      const claimed = changeOwner(db, conversation, { kind: "mediator", mediator, name, since: now }, now);
      appendMessages(db, claimed, messages, options, now);
      return { kind: "claimed" };
    }),

  reply: (id, mediator, message) =>
    db.write((db) => {
      if (hasMessage(db, message.id)) return "known";
      const conversation = heldBy(db, id, mediator);
      if (conversation === null) return "not-yours";
      appendMessages(db, conversation, [message], options, message.at);
      return "accepted";
    }),

  note: (id, message) =>
    db.write((db) => {
      if (hasMessage(db, message.id)) return "known";
      const conversation = findConversation(db, id);
      if (conversation === null) return "unknown-conversation";
      appendMessages(db, conversation, [message], options, message.at);
      return "accepted";
    }),

  handBack: (id, mediator, to, messages) =>
    db.write((db) => {
      const conversation = heldBy(db, id, mediator);
      if (conversation === null) return "not-yours";
      const now = momentOf(to, messages) ?? conversation.createdAt;
      appendMessages(db, changeOwner(db, conversation, to, now), messages, options, now);
      return "done";
    }),

  answeredElsewhere: (address, message, now) =>
    db.write((db) => {
      if (hasMessage(db, message.id)) return "known";
      const before = openConversation(db, address, now);
      const name = message.author.kind === "mediator" ? message.author.name : elsewhere.name;
      const theirs: Owner = { kind: "mediator", mediator: elsewhere.id, name, since: now };
      const conversation = before.owner.kind === "mediator" ? before : changeOwner(db, before, theirs, now);
      appendMessages(db, conversation, [message], { ...options, pushes: () => false }, now);
      return "recorded";
    }),

  tell: (id, messages, now) =>
    db.write((db) => {
      const conversation = findConversation(db, id);
      if (conversation === null || conversation.endedAt !== null) return "gone";
      tellPerson(db, conversation, messages, options, now);
      return "told";
    }),

  advanceWatch: (id, epoch, watch, messages, alert) =>
    db.write((db) => {
      const conversation = findConversation(db, id);
      if (conversation?.epoch !== epoch || conversation.endedAt !== null) return "stale";
      const { owner } = conversation;
      if (owner.kind !== "waiting" || !isFurther(watch, owner.watch)) return "stale";
      saveConversation(db, conversation, { ...conversation, owner: { ...owner, watch } }, alert.at);
      appendMessages(db, conversation, messages, options, alert.at);
      raiseAlert(db, alert);
      return "done";
    }),

  waiting: async () => waiting.all(db.reader).map(conversationOf),

  list: async (limit) =>
    snapshot(db.reader, (db) =>
      inInbox.all(db, limit).map((row) => {
        const [last, own] = [lastMessage.first(db, row.id), lastOwnMessage.first(db, row.id)];
        return {
          conversation: conversationOf(row),
          lastMessage: last === null ? null : messageOf(last),
          lastOwnMessage: own === null ? null : messageOf(own),
        };
      }),
    ),

  heldBy: async (mediator) => held.all(db.reader, mediator).map(({ id }) => id as ConversationId),

  transcript: async (id) =>
    snapshot(db.reader, (db) => {
      const root = rootOf(db, id);
      return transcript.all(db, root).map((row) => ({ ...messageOf(row), conversation: root }));
    }),
  botMessagesInFlight: async (id) => snapshot(db.reader, (db) => inFlight.first(db, rootOf(db, id))?.count ?? 0),
});

const heldBy = (db: DatabaseSyncInstance, id: ConversationId, mediator: MediatorId): Conversation | null => {
  const conversation = findConversation(db, id);
  const owner = conversation?.owner;
  return owner?.kind === "mediator" && owner.mediator === mediator ? conversation : null;
};

const changeOwner = (db: DatabaseSyncInstance, before: Conversation, owner: Owner, now: Date): Conversation => {
  const after = withOwner(before, owner);
  saveConversation(db, before, after, now);
  touchConversation(db, before.id, now);
  return after;
};

const momentOf = (to: Owner, messages: readonly NewMessage[]): Date | null =>
  messages.at(-1)?.at ?? (to.kind === "bot" ? null : to.since);

const stages = ["fresh", "reminded", "escalated"] as const;
type Stage = (typeof stages)[number];
const isFurther = (one: Stage, other: Stage): boolean => stages.indexOf(one) > stages.indexOf(other);
