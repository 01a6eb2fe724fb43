import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { ChannelAddress, IncomingMessage } from "../../conversation/message.ts";
import type { TurnStore } from "../../conversation/turn-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { StorageOptions } from "../storage.ts";
import { claimWork, hasDueWork, nextDue, releaseWork } from "./claim-work.ts";
import { commitTurn } from "./commit-turn.ts";
import { answerAt, findConversation, openConversation, refreshDue, saveConversation } from "./conversation-acts.ts";
import type { SqliteDatabase } from "./database.ts";
import { instantOf } from "./instant.ts";
import { hasWorkAhead, pullWorkForward } from "./pull-forward.ts";
import { command, query } from "./query.ts";

const eventById = query<{ one: 1 }>("SELECT 1 AS one FROM event WHERE id = ?");
const latestSent = query<{ at: number | null }>("SELECT max(sent_at) AS at FROM event WHERE conversation = ?");
const insertEvent = command(`
  INSERT INTO event (id, conversation, sent_at, received_at, state, due_at, content) VALUES (?, ?, ?, ?, 'pending', ?, ?)
`);
const noteInbound = command(`
  UPDATE conversation SET last_inbound_at = max(coalesce(last_inbound_at, ?1), ?1), active_at = max(active_at, ?2)
  WHERE id = ?3
`);
const countFailure = command(`
  UPDATE event SET attempts = attempts + 1, problem = ?, due_at = ? WHERE id = ? AND state = 'pending'
`);
const count = query<{ pending: number; poisoned: number }>(`
  SELECT
    (SELECT count(*) FROM event WHERE state = 'pending') AS pending,
    (SELECT count(*) FROM event WHERE state = 'poisoned') AS poisoned
`);

export const sqliteTurns = (db: SqliteDatabase, options: StorageOptions): TurnStore => ({
  receive: (event, receivedAt) =>
    db.write((db) => {
      if (eventById.first(db, event.id) !== null) return "known";
      const conversation = openConversation(db, event.address, receivedAt);
      if (conversation.endedAt !== null) return "ended";
      const received = receivedAt.getTime();
      const content = JSON.stringify(event.content satisfies IncomingMessage["content"]);
      insertEvent(db, event.id, conversation.id, event.sentAt.getTime(), received, received, content);
      if (!sameAddress(conversation.address, event.address) && isLatest(db, conversation.id, event)) {
        answerAt(db, conversation.id, event.address);
      }
      noteInbound(db, event.sentAt.getTime(), received, conversation.id);
      refreshDue(db, conversation.id);
      return "new";
    }),

  claimNext: async (worker, now, leaseMs) =>
    hasDueWork(db.reader, now) // so that looking in vain takes no lock
      ? db.write((db) => claimWork(db, worker, now, leaseMs))
      : "nothing",

  commitTurn: (turn, now) => db.write((db) => commitTurn(db, turn, { state: "handled" }, options, now)),

  setAside: (turn, problem, now) =>
    db.write((db) => commitTurn(db, turn, { state: "poisoned", problem }, options, now)),

  postpone: (work, problem, retryAt) =>
    db.write((db) => {
      if (!releaseWork(db, work)) return;
      countFailure(db, problem, retryAt.getTime(), work.event.id);
      refreshDue(db, work.conversation.id);
    }),

  release: (work) => db.write((db) => void releaseWork(db, work)),

  pullForward: async (latest, now) =>
    hasWorkAhead(db.reader, latest) ? db.write((db) => pullWorkForward(db, latest, now)) : 0,

  nextDueAt: async () => instantOf(nextDue(db.reader)),

  backlog: async () => {
    const { pending, poisoned } = count.first(db.reader) ?? { pending: 0, poisoned: 0 };
    return { pending, poisoned };
  },

  find: async (id) => findConversation(db.reader, id),
  findByAddress: async (address) => findConversation(db.reader, conversationIdOf(address)),
  knows: async (event) => eventById.first(db.reader, event) !== null,

  end: (id, now) =>
    db.write((db) => {
      const conversation = findConversation(db, id);
      if (conversation === null || conversation.endedAt !== null) return "already";
      saveConversation(db, conversation, { ...conversation, endedAt: now }, now);
      return "ended";
    }),
});

const isLatest = (db: DatabaseSyncInstance, conversation: ConversationId, event: IncomingMessage): boolean =>
  (latestSent.first(db, conversation)?.at ?? 0) <= event.sentAt.getTime();

const sameAddress = (one: ChannelAddress, other: ChannelAddress): boolean =>
  one.channel === other.channel && one.account === other.account && one.contact === other.contact;
