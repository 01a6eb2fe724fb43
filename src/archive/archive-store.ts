import type { StoredRecord } from "./stored-record.ts";

/** A database that was begun to be filled from elsewhere, and must not serve before all of it is there. */
export type Arrival = {
  /** What it is filled from, for people: an address without password, or a backup's file. */
  readonly from: string;
  /** Tells that source from all others: only it may go on. */
  readonly source: string;
};

/** All that is kept, out and in. */
export type ArchiveStore = {
  /**
   * Every record, kind by kind in the order of `recordKinds`, but that a conversation's addresses may come with it. In SQLite it is the
   * state of one moment, whatever is written meanwhile. In MongoDB it is so when nobody writes; else each conversation, and each day of
   * the agenda, is that of its own moment: what was acknowledged before the dump began is in it, and nothing refers to what is not in it.
   */
  dump(): AsyncIterable<StoredRecord>;
  /** Writes them, whatever is there under the same ids; in the order of `dump`, a batch at a time. Safe to repeat. */
  load(records: readonly StoredRecord[]): Promise<void>;
  arrival(): Promise<Arrival | null>;
  beginArrival(arrival: Arrival): Promise<void>;
  endArrival(): Promise<void>;
};
