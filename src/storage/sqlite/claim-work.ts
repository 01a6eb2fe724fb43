import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { IncomingContent } from "../../conversation/message.ts";
import type { Work } from "../../conversation/turn-store.ts";
import type { EventId } from "../../shared/ids.ts";
import { conversationOf, type ConversationRow } from "./conversation-row.ts";
import { command, query } from "./query.ts";

type EventRow = {
  readonly id: string;
  readonly sent_at: number;
  readonly received_at: number;
  readonly attempts: number;
  readonly content: string;
};
type Due = { readonly id: string; readonly due_at: number };

const freeToClaim = query<Due>(`
  SELECT id, due_at FROM conversation WHERE due_at <= ? AND worker IS NULL ORDER BY due_at, rowid LIMIT 1
`);
const lapsed = query<Due>(`
  SELECT id, due_at FROM conversation
  WHERE due_at IS NOT NULL AND worker IS NOT NULL AND lease_until <= ?1 AND due_at <= ?1
  ORDER BY due_at LIMIT 1
`);
const hold = query<ConversationRow>(`
  UPDATE conversation SET worker = ?, lease_until = ?, fence = fence + 1 WHERE id = ? RETURNING *
`);
const head = query<EventRow>(`
  SELECT id, sent_at, received_at, attempts, content FROM event
  WHERE conversation = ? AND state = 'pending' ORDER BY sent_at, arrival LIMIT 1
`);
const giveBack = command(`
  UPDATE conversation SET worker = NULL, lease_until = NULL WHERE id = ? AND worker = ? AND fence = ?
`);
const nextFree = query<{ at: number }>(`
  SELECT due_at AS at FROM conversation WHERE due_at IS NOT NULL AND worker IS NULL ORDER BY due_at LIMIT 1
`);
const nextLapse = query<{ at: number }>(`
  SELECT lease_until AS at FROM conversation WHERE due_at IS NOT NULL AND worker IS NOT NULL ORDER BY lease_until LIMIT 1
`);

/** The conversation whose oldest pending event has been due longest: free, or held by a worker whose lease has run out. */
const dueLongest = (db: DatabaseSyncInstance, now: Date): Due | null => {
  const free = freeToClaim.first(db, now.getTime());
  const abandoned = lapsed.first(db, now.getTime());
  if (free === null || abandoned === null) return free ?? abandoned;
  return free.due_at <= abandoned.due_at ? free : abandoned;
};

export const hasDueWork = (db: DatabaseSyncInstance, now: Date): boolean => dueLongest(db, now) !== null;

export const claimWork = (db: DatabaseSyncInstance, worker: string, now: Date, leaseMs: number): Work | "nothing" => {
  const due = dueLongest(db, now);
  if (due === null) return "nothing";
  const row = hold.first(db, worker, now.getTime() + leaseMs, due.id);
  const event = head.first(db, due.id);
  if (row === null || event === null) throw new Error(`conversation ${due.id} is due and has nothing pending`);
  const conversation = conversationOf(row);
  return {
    worker,
    fence: row.fence,
    conversation,
    event: {
      id: event.id as EventId,
      address: conversation.address,
      sentAt: new Date(event.sent_at),
      content: JSON.parse(event.content) as IncomingContent,
    },
    receivedAt: new Date(event.received_at),
    attempts: event.attempts,
  };
};

/** False when the lease was no longer this worker's. */
export const releaseWork = (db: DatabaseSyncInstance, { conversation, worker, fence }: Work): boolean =>
  giveBack(db, conversation.id, worker, fence) === 1;

/** When `claimWork` may find something next, as milliseconds; null when nothing is pending. */
export const nextDue = (db: DatabaseSyncInstance): number | null => {
  const free = nextFree.first(db)?.at ?? null;
  const lapse = nextLapse.first(db)?.at ?? null;
  return free === null || lapse === null ? (free ?? lapse) : Math.min(free, lapse);
};
