import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { OutboxItem } from "../../delivery/outbox-store.ts";
import { beginAttempt, moveReply, outboxHead } from "./outbox-acts.ts";
import { outboxItemOf, type OutboxItemRow, type OutboxRow } from "./outbox-row.ts";
import { query } from "./query.ts";

type DueRow = { readonly id: string; readonly epoch: number; readonly owner: "bot" | "waiting" | "mediator" };

const firstDue = query<DueRow>(`
  SELECT conversation.id, conversation.epoch, root.owner
  FROM conversation
  LEFT JOIN alias ON alias.id = conversation.id
  JOIN conversation AS root ON root.id = coalesce(alias.conversation, conversation.id)
  WHERE conversation.send_due_at <= ? AND conversation.channel NOT IN (SELECT value FROM json_each(?)) ORDER BY conversation.send_due_at, conversation.rowid LIMIT 1
`);
const earliest = query<{ at: number }>(`
  SELECT send_due_at AS at FROM conversation WHERE send_due_at IS NOT NULL ORDER BY send_due_at LIMIT 1
`);
const item = query<OutboxItemRow>(`
  SELECT message.id, message.conversation, message.author, message.mediator, message.mediator_name, message.body,
    outbox.attempt, conversation.channel, conversation.account, conversation.contact, conversation.last_inbound_at
  FROM outbox JOIN message USING (seq) JOIN conversation ON conversation.id = outbox.conversation
  WHERE outbox.seq = ?
`);

export const hasDueReply = (db: DatabaseSyncInstance, now: Date, except: ReadonlySet<string>): boolean =>
  firstDue.first(db, now.getTime(), asJson(except)) !== null;

const asJson = (channels: ReadonlySet<string>): string => JSON.stringify([...channels]);

/** When `beginDueReplies` may find something next, as milliseconds; null when nothing waits to be sent. */
export const nextReplyDue = (db: DatabaseSyncInstance): number | null => earliest.first(db)?.at ?? null;

export const beginDueReplies = (
  db: DatabaseSyncInstance,
  worker: string,
  now: Date,
  leaseMs: number,
  limit: number,
  except: ReadonlySet<string>,
): readonly OutboxItem[] => {
  const begun: OutboxItem[] = [];
  while (begun.length < limit) {
    const conversation = firstDue.first(db, now.getTime(), asJson(except));
    if (conversation === null) break;
    const head = outboxHead(db, conversation.id);
    if (head === null) throw new Error(`conversation ${conversation.id} has a reply due and none in the outbox`);
    if (isOvertaken(head, conversation)) {
      moveReply(db, head, { state: "withheld" }, now);
      continue;
    }
    beginAttempt(db, head, worker, now.getTime() + leaseMs, now);
    const row = item.first(db, head.seq);
    if (row === null) throw new Error(`reply ${head.id} is in the outbox and has no message`);
    begun.push(outboxItemOf(row));
  }
  return begun;
};

/** A mediator has claimed the conversation since the bot said it. */
const isOvertaken = (reply: OutboxRow, conversation: DueRow): boolean =>
  reply.author === "bot" && reply.epoch !== conversation.epoch && conversation.owner === "mediator";
