import type { DatabaseSyncInstance } from "@photostructure/sqlite";

export type Act<T = unknown> = (db: DatabaseSyncInstance) => T;
export type Outcome = { readonly value: unknown } | { readonly error: Error };

/** The steps of a transaction that several acts share. */
export type Transaction = {
  /** Takes the write lock; throws "busy" after the connection's busy_timeout. */
  readonly begin: () => void;
  /** Runs one act in its own savepoint. Throws when SQLite gave up the whole transaction (a full disk, a failing one). */
  readonly attempt: (act: Act) => Outcome;
  /** Tells whether anything was changed. */
  readonly commit: () => boolean;
  readonly rollback: () => void;
};

export const transactionsOf = (db: DatabaseSyncInstance): Transaction => {
  const begin = db.prepare("BEGIN IMMEDIATE");
  const savepoint = db.prepare("SAVEPOINT act");
  const release = db.prepare("RELEASE act");
  const undo = db.prepare("ROLLBACK TO act");
  const commit = db.prepare("COMMIT");
  const totalChanges = db.prepare("SELECT total_changes() AS count");
  const changes = (): number => (totalChanges.get() as { count: number }).count;
  let before = 0;

  return {
    begin: () => {
      begin.run();
      before = changes();
    },
    attempt: (act) => {
      savepoint.run();
      try {
        const value = act(db);
        release.run();
        return { value };
      } catch (error) {
        if (!db.isTransaction) throw error;
        undo.run();
        release.run();
        return { error: error as Error };
      }
    },
    commit: () => {
      commit.run();
      return changes() !== before;
    },
    rollback: () => {
      if (db.isTransaction) db.exec("ROLLBACK");
    },
  };
};
