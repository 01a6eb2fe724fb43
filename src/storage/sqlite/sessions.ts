import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { MediatorStore, Session } from "../../inbox/mediator-store.ts";
import type { MediatorId } from "../../shared/ids.ts";
import type { SqliteDatabase } from "./database.ts";
import { command, query } from "./query.ts";

type SessionRow = {
  readonly token_hash: string;
  readonly mediator: string;
  readonly created_at: number;
  readonly last_seen_at: number;
  readonly expires_at: number;
};

const start = command(`
  INSERT INTO session (token_hash, mediator, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?)
`);
const touch = query<SessionRow>(`
  UPDATE session SET last_seen_at = max(last_seen_at, ?1) WHERE token_hash = ?2 AND expires_at > ?1 RETURNING *
`);
const forgetExpired = command("DELETE FROM session WHERE mediator = ? AND expires_at <= ?");
const end = command("DELETE FROM session WHERE token_hash = ?");
const endAll = command("DELETE FROM session WHERE mediator = ?");
const recordFailure = command("INSERT INTO failed_sign_in (key, at) VALUES (?, ?)");
const countFailures = query<{ count: number }>(
  "SELECT count(*) AS count FROM failed_sign_in WHERE key = ? AND at >= ?",
);
const clearFailures = command("DELETE FROM failed_sign_in WHERE key = ?");

/** To be called inside an act. */
export const endSessions = (db: DatabaseSyncInstance, mediator: MediatorId): void => void endAll(db, mediator);

type Sessions = Pick<
  MediatorStore,
  | "startSession"
  | "touchSession"
  | "endSession"
  | "endSessionsOf"
  | "recordFailedSignIn"
  | "failedSignIns"
  | "clearFailedSignIns"
>;

export const sqliteSessions = (db: SqliteDatabase): Sessions => ({
  startSession: ({ tokenHash, mediator, createdAt, lastSeenAt, expiresAt }) =>
    db.write((db) => {
      forgetExpired(db, mediator, createdAt.getTime());
      start(db, tokenHash, mediator, createdAt.getTime(), lastSeenAt.getTime(), expiresAt.getTime());
    }),

  touchSession: (tokenHash, now) =>
    db.write((db) => {
      const row = touch.first(db, now.getTime(), tokenHash);
      return row === null ? null : sessionOf(row);
    }),

  endSession: (tokenHash) => db.write((db) => void end(db, tokenHash)),
  endSessionsOf: (mediator) => db.write((db) => void endAll(db, mediator)),

  recordFailedSignIn: (key, at) => db.write((db) => void recordFailure(db, key, at.getTime())),
  failedSignIns: async (key, since) => countFailures.first(db.reader, key, since.getTime())?.count ?? 0,
  clearFailedSignIns: (key) => db.write((db) => void clearFailures(db, key)),
});

const sessionOf = (row: SessionRow): Session => ({
  tokenHash: row.token_hash,
  mediator: row.mediator as MediatorId,
  createdAt: new Date(row.created_at),
  lastSeenAt: new Date(row.last_seen_at),
  expiresAt: new Date(row.expires_at),
});
