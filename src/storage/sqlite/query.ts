import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite";

/** What SQLite keeps. Instants are whole milliseconds since 1970; a Date must be converted (the driver would store nonsense). */
export type SqlValue = string | number | null;

export type Query<R> = {
  readonly first: (db: DatabaseSyncInstance, ...values: readonly SqlValue[]) => R | null;
  readonly all: (db: DatabaseSyncInstance, ...values: readonly SqlValue[]) => readonly R[];
};

/** A SELECT whose columns are those of `R`: trusted, like the schema. Compiled once per connection. */
export const query = <R>(sql: string): Query<R> => {
  const prepare = prepareOnce(sql);
  return {
    first: (db, ...values) => (prepare(db).get(...values) as R | undefined) ?? null,
    all: (db, ...values) => prepare(db).all(...values) as R[],
  };
};

/** An INSERT, UPDATE or DELETE; tells how many rows changed. Compiled once per connection. */
export const command = (sql: string): ((db: DatabaseSyncInstance, ...values: readonly SqlValue[]) => number) => {
  const prepare = prepareOnce(sql);
  return (db, ...values) => prepare(db).run(...values).changes;
};

const prepareOnce = (sql: string): ((db: DatabaseSyncInstance) => StatementSyncInstance) => {
  const prepared = new WeakMap<DatabaseSyncInstance, StatementSyncInstance>();
  return (db) => {
    let statement = prepared.get(db);
    if (statement === undefined) prepared.set(db, (statement = db.prepare(sql)));
    return statement;
  };
};
