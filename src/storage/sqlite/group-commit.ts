import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { isBusy } from "./sqlite-error.ts";
import { StorageFault } from "../storage-fault.ts";
import { transactionsOf, type Act, type Outcome } from "./transaction.ts";

const MOST_ACTS = 256;
/** A batch is closed after this, so that the process goes on answering while much is waiting. */
const LONGEST_MS = 10;
/** Of waiting inside SQLite, where the whole process stands still; after it we wait outside. */
const BUSY_TIMEOUT_MS = 10;

/** 32 MB: the log is moved elsewhere (`checkpointerOf`) long before. */
const LONGEST_LOG_PAGES = 8_192;

type Settle = (outcome: Outcome) => void;
type Waiting = { readonly act: Act; readonly settle: Settle };
/** Committed, and told so once it is on disk. */
type Committed = { readonly outcome: Outcome; readonly settle: Settle };

export type GroupCommit = {
  readonly write: <T>(act: Act<T>) => Promise<T>;
  /** Resolves when nothing is waiting any more; acts queued afterwards are refused. */
  readonly drain: () => Promise<void>;
};

/**
 * Acts that wait together share one transaction, and transactions that wait together share one wait for the disk, during which the process
 * goes on. Each act stands in its own savepoint, so that one that throws undoes only itself. A promise settles once its act, and all that it
 * can have read, is on disk; if the commit fails, all those of the batch reject, and when another process keeps the lock for
 * `busyPatienceMs`, all that wait. When the disk refuses to keep what was committed, nobody can say any more what survives: every act
 * rejects from then on. `onCommit` is called after each commit that changed something, with the number of its acts.
 */
export const groupCommit = (
  db: DatabaseSyncInstance,
  sync: () => Promise<void>,
  onCommit: (acts: number) => void,
  busyPatienceMs = 15_000,
): GroupCommit => {
  // NORMAL: SQLite keeps the log in order and leaves the wait for the disk to `sync`.
  db.exec(`
    PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = ${LONGEST_LOG_PAGES};
  `);
  const transaction = transactionsOf(db);
  const queue: Waiting[] = [];
  const drained: (() => void)[] = [];
  let committed: Committed[] = [];
  let scheduled = false;
  let syncing = false;
  let closing = false;
  let busySince: number | null = null;
  let failed: StorageFault | null = null;

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  };

  const flush = (): void => {
    try {
      transaction.begin();
      busySince = null;
    } catch (error) {
      refuseOrWait(error);
      return;
    }
    const acts = commitBatch();
    whatNext();
    if (acts > 0) onCommit(acts);
  };

  const whatNext = (): void => {
    scheduled = false;
    if (queue.length > 0) schedule();
    else if (!syncing) for (const resolve of drained.splice(0)) resolve();
  };

  /** Those committed while the disk is busy share its next round. */
  const settleOnDisk = async (): Promise<void> => {
    if (syncing) return;
    syncing = true;
    while (committed.length > 0) {
      const these = committed;
      committed = [];
      if (failed === null) await sync().catch((error: unknown) => (failed = notKept(error)));
      for (const { outcome, settle } of these) settle(failed === null ? outcome : { error: failed });
    }
    syncing = false;
    if (!scheduled) whatNext();
  };

  const refuseOrWait = (error: unknown): void => {
    const now = Date.now();
    busySince ??= now;
    if (isBusy(error) && now - busySince < busyPatienceMs) {
      setTimeout(flush, 2 + Math.random() * 20); // not in step with the process that holds the lock
      return;
    }
    busySince = null;
    for (const { settle } of queue.splice(0))
      settle({ error: isBusy(error) ? lockedTooLong(error, busyPatienceMs) : (error as Error) });
    whatNext();
  };

  /** Settles every act that it takes from the queue, whatever happens; tells how many there were if anything was changed, or 0. */
  const commitBatch = (): number => {
    const taken: Waiting[] = [];
    const done: Committed[] = [];
    const closesAt = performance.now() + LONGEST_MS;
    try {
      while (done.length < MOST_ACTS && performance.now() < closesAt) {
        const next = queue.shift();
        if (next === undefined) break;
        taken.push(next);
        done.push({ outcome: transaction.attempt(next.act), settle: next.settle });
      }
      if (failed !== null) throw failed;
      const changed = transaction.commit();
      // What read only may still have read what is not on disk yet.
      if (changed || syncing) committed.push(...done);
      else for (const { outcome, settle } of done) settle(outcome);
      if (changed) void settleOnDisk();
      return changed ? done.length : 0;
    } catch (error) {
      transaction.rollback();
      for (const { settle } of taken) settle({ error: error as Error });
      return 0;
    }
  };

  return {
    write: <T>(act: Act<T>) =>
      new Promise<T>((resolve, reject) => {
        if (closing) throw new StorageFault("The database is closed: nothing more can be written.");
        const settle = (outcome: Outcome): void => {
          if ("error" in outcome) reject(outcome.error);
          else resolve(outcome.value as T);
        };
        queue.push({ act, settle });
        schedule();
      }),
    drain: () => {
      closing = true;
      return new Promise((resolve) => {
        if (scheduled || syncing) drained.push(resolve);
        else resolve();
      });
    },
  };
};

const lockedTooLong = (cause: unknown, patienceMs: number): StorageFault =>
  new StorageFault(
    `Another program has kept the database locked for ${patienceMs / 1000} s. Close it (a backup, a database browser), then try again.`,
    { cause },
  );

const notKept = (cause: unknown): StorageFault =>
  new StorageFault(
    `The disk could not keep what was written (${cause instanceof Error ? cause.message : String(cause)}). Check the disk of the data folder, then start the program again.`,
    { cause },
  );
