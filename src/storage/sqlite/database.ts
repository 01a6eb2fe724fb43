import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { checkpointerOf } from "./checkpointer.ts";
import { emptyLog } from "./empty-log.ts";
import { groupCommit } from "./group-commit.ts";
import { checkFile, openConnection } from "./open-connection.ts";
import { logSyncOf } from "./sync-log.ts";

export type SqliteDatabase = {
  readonly reader: DatabaseSyncInstance;
  /**
   * Queues an act; acts that wait together share one BEGIN IMMEDIATE…COMMIT (each inside its own savepoint, so that one act's
   * throw undoes only itself); the promise settles once it is on disk. If the commit fails, all acts of the batch reject.
   * An act is synchronous and reads and writes only through the `db` it is given.
   */
  write<T>(act: (db: DatabaseSyncInstance) => T): Promise<T>;
  /**
   * Called after each commit of this connection that changed something, which is readable then, and on disk a moment later;
   * returns the way to stop.
   */
  onCommit(listener: () => void): () => void;
  /** Flushes what is queued first. */
  close(): Promise<void>;
};

/** Opens or creates the file (not its tables). Several processes may. Throws StorageFault, whose message names the remedy. */
export const openDatabase = (file: string): SqliteDatabase => {
  const writer = openConnection(file, "writer");
  try {
    checkFile(file, writer);
    const reader = openConnection(file, "reader");
    const listeners = new Set<() => void>();
    const log = logSyncOf(file);
    const checkpointer = checkpointerOf(file);
    const commits = groupCommit(writer, log.sync, (acts) => {
      checkpointer.wrote(acts);
      for (const listener of listeners) listener();
    });
    return {
      reader,
      write: commits.write,
      onCommit: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      close: async () => {
        await commits.drain();
        await Promise.all([log.close(), checkpointer.stop()]);
        if (!writer.isOpen) return;
        try {
          emptyLog(writer); // a copy of the file alone is complete then; the driver closes only when statements are collected
        } catch {
          // a full disk: the log is read at the next opening
        }
        reader.close();
        writer.close();
      },
    };
  } catch (error) {
    writer.close();
    throw error;
  }
};
