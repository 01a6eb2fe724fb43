import type { Storage, StorageOptions } from "../storage.ts";
import { sqliteAlerts } from "./alerts.ts";
import { sqliteAppointments } from "./appointments.ts";
import { sqliteArchive } from "./archive.ts";
import { fileCompactor } from "./compact-file.ts";
import { sqliteContacts } from "./contacts.ts";
import { openDatabase, type SqliteDatabase } from "./database.ts";
import { sqliteFeedback } from "./feedback.ts";
import { sqliteHandoff } from "./handoff.ts";
import { sqliteLeases } from "./leases.ts";
import { sqliteLiveEvents } from "./live-events.ts";
import { sqliteMediators } from "./mediators.ts";
import { migrate } from "./migrations.ts";
import { sqliteOutbox } from "./outbox.ts";
import { sqlitePersonalData } from "./personal-data.ts";
import { command } from "./query.ts";
import { sqliteReminders } from "./reminders.ts";
import { sqliteRetention } from "./retention.ts";
import { sqliteSeats } from "./seats.ts";
import { sqliteSchedule } from "./schedule.ts";
import { withFile } from "./sqlite-error.ts";
import { sqliteTurns } from "./turns.ts";
import { sqliteWaitingList } from "./waiting-list.ts";

const countPing = command("UPDATE ping SET count = count + 1");

/** All that is kept, in one file; several processes may open it. Throws StorageFault, whose message names the remedy. */
export async function openSqliteStorage(file: string, options: StorageOptions): Promise<Storage> {
  const db = openDatabase(file);
  try {
    await migrate(db);
  } catch (error) {
    await db.close();
    throw withFile(file, error);
  }
  return storageOn(db, fileCompactor(file), options);
}

/** On a database whose tables are up to date. `compact` is called after each erasure. */
export const storageOn = (db: SqliteDatabase, compact: () => Promise<void>, options: StorageOptions): Storage => ({
  turns: sqliteTurns(db, options),
  contacts: sqliteContacts(db),
  handoff: sqliteHandoff(db, options),
  outbox: sqliteOutbox(db),
  liveEvents: sqliteLiveEvents(db),
  alerts: sqliteAlerts(db),
  mediators: sqliteMediators(db),
  appointments: sqliteAppointments(db),
  seats: sqliteSeats(db),
  waitingList: sqliteWaitingList(db),
  reminders: sqliteReminders(db, options),
  schedule: sqliteSchedule(db),
  feedback: sqliteFeedback(db),
  personalData: sqlitePersonalData(db, compact),
  retention: sqliteRetention(db),
  leases: sqliteLeases(db),
  archive: sqliteArchive(db),
  onCommit: (listener) => db.onCommit(listener),
  ping: () => db.write((db) => void countPing(db)),
  close: () => db.close(),
});
