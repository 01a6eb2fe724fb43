import type { DatabaseSyncInstance } from "@photostructure/sqlite";

/** Each is shorter than the one before: it moves what was written during that one. */
const MOST_PASSES = 20;

/**
 * Moves the write-ahead log into the database file, in nobody's way: who writes goes on. When a pass has moved everything and nothing was
 * written during it, the log begins anew with the next commit, so that it does not grow.
 */
export const checkpoint = (db: DatabaseSyncInstance): void => {
  const pass = db.prepare("PRAGMA wal_checkpoint(PASSIVE)");
  let before = -1;
  for (let passes = 0; passes < MOST_PASSES; passes++) {
    const { busy, log, checkpointed } = pass.get() as { busy: number; log: number; checkpointed: number };
    if (busy === 1 || checkpointed !== log || log === before) return;
    before = log;
  }
};
