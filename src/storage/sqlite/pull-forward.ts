import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { ConversationId } from "../../shared/ids.ts";
import { refreshDue, refreshSendDue } from "./conversation-acts.ts";
import { command, query } from "./query.ts";

type Ahead = { readonly id: ConversationId };

const workAhead = query<Ahead>(`
  SELECT id FROM conversation WHERE due_at > ?1 AND worker IS NULL
  UNION ALL SELECT id FROM conversation WHERE lease_until > ?1 AND due_at IS NOT NULL AND worker IS NOT NULL
`);
const endLease = command(
  "UPDATE conversation SET lease_until = min(lease_until, ?1) WHERE id = ?2 AND lease_until > ?3",
);
const makeEventsDue = command(`
  UPDATE event SET due_at = ?1 WHERE conversation = ?2 AND state = 'pending' AND due_at > ?3
`);

const repliesAhead = query<Ahead>(`
  SELECT id FROM conversation WHERE send_due_at > ?1
  UNION ALL SELECT conversation FROM outbox WHERE state = 'sending' AND lease_until > ?1
  UNION ALL SELECT conversation FROM outbox WHERE confirm_by > ?1
`);
const makeRepliesDue = command(`
  UPDATE outbox SET due_at = ?1 WHERE conversation = ?2 AND open = 1 AND state = 'queued' AND due_at > ?3
`);
const loseWorker = command(
  "UPDATE outbox SET lease_until = ?1 WHERE conversation = ?2 AND open = 1 AND lease_until > ?3",
);
const awaitUntil = command(
  "UPDATE outbox SET confirm_by = ?1 WHERE conversation = ?2 AND open = 1 AND confirm_by > ?3",
);

export const hasWorkAhead = (db: DatabaseSyncInstance, latest: Date): boolean =>
  workAhead.first(db, latest.getTime()) !== null;

export const pullWorkForward = (db: DatabaseSyncInstance, latest: Date, now: Date): number => {
  const ahead = workAhead.all(db, latest.getTime());
  for (const { id } of ahead) {
    endLease(db, now.getTime(), id, latest.getTime());
    makeEventsDue(db, now.getTime(), id, latest.getTime());
    refreshDue(db, id);
  }
  return ahead.length;
};

export const hasRepliesAhead = (db: DatabaseSyncInstance, latest: Date): boolean =>
  repliesAhead.first(db, latest.getTime()) !== null;

export const pullRepliesForward = (db: DatabaseSyncInstance, latest: Date, now: Date, confirmBy: Date): number => {
  const ahead = new Set(repliesAhead.all(db, latest.getTime()).map(({ id }) => id));
  for (const id of ahead) {
    makeRepliesDue(db, now.getTime(), id, latest.getTime());
    loseWorker(db, now.getTime(), id, latest.getTime());
    awaitUntil(db, confirmBy.getTime(), id, latest.getTime());
    refreshSendDue(db, id);
  }
  return ahead.size;
};
