import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { OutboxItem, OutboxStore, Settlement } from "../../delivery/outbox-store.ts";
import { moveAfter, rank, weighProof } from "../../delivery/reply-progress.ts";
import { deliveryUnknown } from "../../delivery/settle-outcome.ts";
import type { ConversationId, MessageId } from "../../shared/ids.ts";
import { raiseAlert } from "./alerts.ts";
import { beginDueReplies, hasDueReply, nextReplyDue } from "./begin-due-replies.ts";
import { findConversation } from "./conversation-acts.ts";
import type { SqliteDatabase } from "./database.ts";
import { instantOf } from "./instant.ts";
import { moveReply, outboxRowOf, outboxRowOfProvider } from "./outbox-acts.ts";
import type { OutboxRow } from "./outbox-row.ts";
import { hasRepliesAhead, pullRepliesForward } from "./pull-forward.ts";
import { command, query } from "./query.ts";

const vanished = query<OutboxRow & { readonly channel: string }>(`
  SELECT outbox.*, message.id, conversation.channel FROM outbox JOIN message USING (seq)
  JOIN conversation ON conversation.id = outbox.conversation
  WHERE outbox.state = 'sending' AND outbox.lease_until <= ? ORDER BY outbox.lease_until
`);
const unconfirmed = query<OutboxRow>(`
  SELECT outbox.*, message.id FROM outbox JOIN message USING (seq) WHERE outbox.confirm_by <= ? ORDER BY outbox.confirm_by
`);
const unread = query<OutboxRow>(`
  SELECT outbox.*, message.id FROM outbox JOIN message USING (seq)
  WHERE outbox.conversation = ? AND outbox.state IN ('sent', 'delivered') AND outbox.tried_at <= ? ORDER BY outbox.seq
`);
const toRecover = query<{ one: 1 }>(`
  SELECT 1 AS one FROM outbox WHERE state = 'sending' AND lease_until <= ?1
  UNION ALL SELECT 1 FROM outbox WHERE confirm_by <= ?1 LIMIT 1
`);
const countOpen = query<{ open: number }>("SELECT count(*) AS open FROM outbox WHERE outbox.open = 1");
const noteProviderId = command("UPDATE outbox SET provider_id = ? WHERE seq = ? AND provider_id IS NULL");

export const sqliteOutbox = (db: SqliteDatabase): OutboxStore => ({
  beginDue: async (worker, now, leaseMs, limit, except = new Set()) =>
    hasDueReply(db.reader, now, except) // so that looking in vain takes no lock
      ? db.write((db) => beginDueReplies(db, worker, now, leaseMs, limit, except))
      : [],

  settle: (item, worker, settlement, now) => db.write((db) => settle(db, item, worker, settlement, now)),

  recover: async (now, confirmMs, neverTold = new Set()) => {
    if (toRecover.first(db.reader, now.getTime()) === null) return 0;
    return db.write((db) => {
      const silent = unconfirmed.all(db, now.getTime());
      const abandoned = vanished.all(db, now.getTime());
      const confirmBy = new Date(now.getTime() + confirmMs);
      for (const row of silent) moveReply(db, row, { state: "queued", dueAt: now }, now);
      const error = "the process that was sending it vanished";
      for (const row of abandoned) {
        if (neverTold.has(row.channel)) {
          moveReply(db, row, { state: "unknown", confirmBy: null, error }, now);
          raiseAlert(db, deliveryUnknown(row.id as MessageId, row.conversation as ConversationId, now));
        } else {
          moveReply(db, row, { state: "unknown", confirmBy, error }, now);
        }
      }
      return silent.length + abandoned.length;
    });
  },

  pullForward: async (latest, now, confirmBy) =>
    hasRepliesAhead(db.reader, latest) ? db.write((db) => pullRepliesForward(db, latest, now, confirmBy)) : 0,

  confirm: (by, state, providerId, now) =>
    db.write((db) => {
      const row = "id" in by ? outboxRowOf(db, by.id) : outboxRowOfProvider(db, by.providerId);
      if (row === null) return "unknown-message";
      proveSent(db, row, state, providerId, now);
      return "confirmed";
    }),

  confirmUpTo: (address, state, upTo, now) =>
    db.write((db) => {
      const conversation = findConversation(db, conversationIdOf(address));
      const reached = conversation === null ? [] : unread.all(db, conversation.id, upTo.getTime());
      const behind = reached.filter((row) => rank[row.state] < rank[state]);
      for (const row of behind) moveReply(db, row, { state: state }, now);
      return behind.length;
    }),

  refuse: (by, { errorClass, error, text }, providerId, now) =>
    db.write((db) => {
      const row = "id" in by ? outboxRowOf(db, by.id) : outboxRowOfProvider(db, by.providerId);
      if (row === null) return "unknown-message";
      if (rank[row.state] >= rank.delivered) return "delivered";
      if (row.state === "failed" && row.provider_id === providerId) return "refused";
      moveReply(db, row, { state: "failed", providerId, errorClass, error }, now);
      const id = `delivery-failed/${row.id}`;
      raiseAlert(db, { id, kind: "delivery-failed", conversation: row.conversation as ConversationId, at: now, text });
      return "refused";
    }),

  nextDueAt: async () => instantOf(nextReplyDue(db.reader)),

  backlog: async () => ({ open: countOpen.first(db.reader)?.open ?? 0 }),

  retry: (id, now) =>
    db.write((db) => {
      const row = outboxRowOf(db, id);
      if (row?.state !== "failed" && row?.state !== "unknown") return "not-failed";
      moveReply(db, row, { state: "queued", dueAt: now }, now);
      return "queued";
    }),
});

const settle = (
  db: DatabaseSyncInstance,
  item: OutboxItem,
  worker: string,
  settlement: Settlement,
  now: Date,
): void => {
  const row = outboxRowOf(db, item.id);
  if (row?.attempt !== item.attempt || row.worker !== worker) return;
  if (settlement.kind === "sent") return proveSent(db, row, "sent", settlement.providerId, now);
  if (row.state !== "sending" && row.state !== "unknown") return; // the provider's word was faster
  moveReply(db, row, moveAfter(settlement), now);
  if (settlement.alert !== null) raiseAlert(db, settlement.alert);
};

/** The provider has it: that wins over whatever we believed. */
const proveSent = (
  db: DatabaseSyncInstance,
  row: OutboxRow,
  state: "sent" | "delivered" | "read",
  providerId: string | null,
  now: Date,
): void => {
  const outcome = weighProof({ state: row.state, providerId: row.provider_id }, state, providerId);
  switch (outcome.kind) {
    case "moves":
      return moveReply(db, row, { state, providerId }, now);
    case "names":
      noteProviderId(db, outcome.providerId, row.seq);
      return;
    case "nothing":
      return;
  }
};
