import { setTimeout as wait } from "node:timers/promises";

import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { emptyLog } from "./empty-log.ts";
import { openConnection } from "./open-connection.ts";
import { isBusy } from "./sqlite-error.ts";
import { StorageFault } from "../storage-fault.ts";

const PATIENCE_MS = 15_000;

/**
 * Writes the file anew, so that no trace of deleted words is left in it nor in its log. `secure_delete` alone does not do it: SQLite
 * leaves copies behind in the gaps of pages whose rows it moved. Up to 10 ms for each megabyte, during which this process stands still
 * and nobody else writes. Rejects with StorageFault when another program is in the way for too long.
 */
export const compact = async (file: string): Promise<void> => {
  const db = openConnection(file, "writer");
  try {
    db.exec("PRAGMA busy_timeout = 20");
    await untilFree(() => vacuum(db));
    await untilFree(() => emptyLog(db));
  } finally {
    db.close();
  }
};

const vacuum = (db: DatabaseSyncInstance): boolean => {
  try {
    db.exec("VACUUM");
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
};

const untilFree = async (attempt: () => boolean): Promise<void> => {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!attempt()) {
    if (Date.now() > giveUpAt) {
      throw new StorageFault(
        "The words are deleted, but traces of them stay in the database's files, which another program keeps open. Close it (a backup, a database browser), then erase again.",
      );
    }
    await wait(10 + Math.random() * 40);
  }
};
