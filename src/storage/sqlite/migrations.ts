import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { SqliteDatabase } from "./database.ts";
import { appointmentTables } from "./schema-appointments.ts";
import { arrivalTable } from "./schema-arrival.ts";
import { careTables } from "./schema-care.ts";
import { channelTables } from "./schema-channels.ts";
import { conversationTables } from "./schema-conversations.ts";
import { feedTable } from "./schema-feeds.ts";
import { inboxTables } from "./schema-inbox.ts";
import { leaseTable } from "./schema-leases.ts";
import { lookupIndexes } from "./schema-lookups.ts";
import { moveTables } from "./schema-moves.ts";
import { outboxTables } from "./schema-outbox.ts";
import { scheduleTables } from "./schema-schedule.ts";
import { StorageFault } from "../storage-fault.ts";

/** In order, never changed once released: the number of those applied is the file's `user_version`. */
const migrations: readonly string[] = [
  [conversationTables, outboxTables, inboxTables, appointmentTables].join("\n"),
  careTables,
  leaseTable,
  channelTables,
  moveTables,
  feedTable,
  scheduleTables,
  lookupIndexes,
  arrivalTable,
];

/**
 * Brings the tables up to date, each migration in one transaction. Safe when several processes start at once: the write lock is
 * taken before the version is read. Throws StorageFault when the database is newer than this program.
 */
export const migrate = async (db: SqliteDatabase): Promise<void> => {
  while (versionOf(db.reader) !== migrations.length) await db.write(applyNext);
};

const applyNext = (db: DatabaseSyncInstance): void => {
  const version = versionOf(db);
  if (version > migrations.length) throw new StorageFault(newer(fileOf(db)));
  const next = migrations[version];
  if (next === undefined) return; // another process was faster
  db.exec(next);
  db.exec(`PRAGMA user_version = ${version + 1}`);
};

const versionOf = (db: DatabaseSyncInstance): number =>
  (db.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;

const fileOf = (db: DatabaseSyncInstance): string => db.location() ?? "";

const newer = (file: string): string =>
  `The database ${file} was written by a newer version of this program. Install that version again, or restore a backup made before.`;
