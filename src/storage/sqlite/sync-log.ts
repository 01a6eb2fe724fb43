import { close, fdatasync, openSync, realpathSync } from "node:fs";
import { promisify } from "node:util";

export type LogSync = {
  /** Resolves once everything that was committed before the call survives a power cut. Rejects with what the disk said. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const syncData = promisify(fdatasync);
const closeFile = promisify(close);

/**
 * The wait for the disk of a database in WAL mode, beside the process's work instead of inside SQLite. What a checkpoint has moved to the
 * database file was synchronised by it, and the log's own entry in its folder by whoever wrote its header. SQLite's locks are on other
 * files: opening and closing this one gives none of them up, https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
 */
export const logSyncOf = (file: string): LogSync => {
  let opened: number | null = null; // the log is there from the first commit on, and stays while a connection is open
  return {
    sync: async () => syncData((opened ??= openSync(`${realpathSync(file)}-wal`, "r+"))),
    close: async () => {
      if (opened !== null) await closeFile(opened);
      opened = null;
    },
  };
};
