import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { ReplyState } from "../../delivery/reply-progress.ts";
import type { MessageId, ConversationId } from "../../shared/ids.ts";
import { refreshSendDue } from "./conversation-acts.ts";
import { logLiveEvent } from "./live-event-log.ts";
import type { OutboxRow } from "./outbox-row.ts";
import { command, query } from "./query.ts";

const columns = "outbox.*, message.id";
const byMessage = query<OutboxRow>(`
  SELECT ${columns} FROM message JOIN outbox USING (seq) WHERE message.id = ?
`);
const byProviderId = query<OutboxRow>(`
  SELECT ${columns} FROM outbox JOIN message USING (seq) WHERE outbox.provider_id = ? ORDER BY outbox.seq DESC LIMIT 1
`);
const openHead = query<OutboxRow>(`
  SELECT ${columns} FROM outbox JOIN message USING (seq)
  WHERE outbox.conversation = ? AND outbox.open = 1 ORDER BY outbox.seq LIMIT 1
`);
const move = command(`
  UPDATE outbox SET
    state = ?, due_at = coalesce(?, due_at), confirm_by = ?, provider_id = coalesce(?, provider_id),
    error_class = ?, error = ?, lease_until = NULL
  WHERE seq = ?
`);
const hold = command(`
  UPDATE outbox SET state = 'sending', attempt = attempt + 1, worker = ?, lease_until = ?, tried_at = ? WHERE seq = ?
`);

export const outboxRowOf = (db: DatabaseSyncInstance, message: MessageId): OutboxRow | null =>
  byMessage.first(db, message);

export const outboxRowOfProvider = (db: DatabaseSyncInstance, providerId: string): OutboxRow | null =>
  byProviderId.first(db, providerId);

/** The reply that all others of the conversation wait for. */
export const outboxHead = (db: DatabaseSyncInstance, conversation: string): OutboxRow | null =>
  openHead.first(db, conversation);

export type Move = {
  readonly state: Exclude<ReplyState, "sending">;
  readonly dueAt?: Date;
  readonly confirmBy?: Date | null;
  readonly providerId?: string | null;
  readonly errorClass?: string;
  readonly error?: string;
};

/** The attempt under way, if any, is over. */
export const moveReply = (db: DatabaseSyncInstance, row: OutboxRow, step: Move, now: Date): void => {
  move(
    db,
    step.state,
    step.dueAt?.getTime() ?? null,
    step.confirmBy?.getTime() ?? null,
    step.providerId ?? null,
    step.errorClass ?? null,
    step.error ?? null,
    row.seq,
  );
  afterMove(db, row, now);
};

export const beginAttempt = (
  db: DatabaseSyncInstance,
  row: OutboxRow,
  worker: string,
  leaseUntil: number,
  now: Date,
): void => {
  hold(db, worker, leaseUntil, now.getTime(), row.seq);
  afterMove(db, row, now);
};

const afterMove = (db: DatabaseSyncInstance, row: OutboxRow, now: Date): void => {
  const conversation = row.conversation as ConversationId;
  refreshSendDue(db, conversation);
  logLiveEvent(db, now, "delivery", conversation, row.id as MessageId);
};
