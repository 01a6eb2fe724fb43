import type { DatabaseSyncInstance } from "@photostructure/sqlite";

/**
 * Moves everything from the write-ahead log into the database file and cuts the log to nothing, so that what was
 * overwritten or deleted is not readable there any more. False when another process was in the middle of something.
 */
export const emptyLog = (db: DatabaseSyncInstance): boolean => {
  const { busy } = db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
  return busy === 0;
};
