import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { StorageFault } from "../storage-fault.ts";

/** "SOSN": what tells our databases from those of others, https://sqlite.org/pragma.html#pragma_application_id */
const APPLICATION_ID = 0x534f534e;

/** Marks an empty file as ours. Throws StorageFault, leaving the file as it is, when it belongs to another program. */
export const claimFile = (file: string, db: DatabaseSyncInstance): void => {
  if (applicationOf(db) === APPLICATION_ID) return;
  db.exec("BEGIN IMMEDIATE");
  try {
    const application = applicationOf(db);
    if (application === 0 && !hasTables(db)) db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    else if (application !== APPLICATION_ID) throw new StorageFault(foreign(file));
    db.exec("COMMIT");
  } finally {
    if (db.isTransaction) db.exec("ROLLBACK");
  }
};

const applicationOf = (db: DatabaseSyncInstance): number =>
  (db.prepare("PRAGMA application_id").get() as { application_id: number }).application_id;

const hasTables = (db: DatabaseSyncInstance): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() !== undefined;

const foreign = (file: string): string =>
  `The database ${file} belongs to another program. Name another file with DATABASE_URL.`;
