import { setTimeout as wait } from "node:timers/promises";

import { StorageUnavailable } from "../../shared/storage-unavailable.ts";
import type { Storage, StorageOptions } from "../storage.ts";
import { mongoAlerts } from "./alerts.ts";
import { mongoAppointments } from "./appointments.ts";
import { mongoArchive } from "./archive.ts";
import { calendarOffset } from "./calendar-offset.ts";
import { addressOf, connect } from "./connect.ts";
import { mongoContacts } from "./contacts.ts";
import { openDatabase, type MongoDatabase } from "./database.ts";
import { mongoFeedback } from "./feedback.ts";
import { mongoHandoff } from "./handoff.ts";
import { mongoLeases } from "./leases.ts";
import { mongoLiveEvents } from "./live-events.ts";
import { mongoMediators } from "./mediators.ts";
import { migrate } from "./migrations.ts";
import { mongoOutbox } from "./outbox.ts";
import { mongoPersonalData } from "./personal-data.ts";
import { mongoReminders } from "./reminders.ts";
import { mongoRetention } from "./retention.ts";
import { mongoSeats } from "./seats.ts";
import { mongoSchedule } from "./schedule.ts";
import { mongoTurns } from "./turns.ts";
import { mongoWaitingList } from "./waiting-list.ts";

export type MongoStorageOptions = StorageOptions & {
  /** Where the centre is: appointments are kept by local day. */
  readonly timeZone: string;
};

/** All that is kept, in one database that any number of processes share. Throws StorageFault, whose message names the remedy. */
export async function openMongoStorage(url: string, options: MongoStorageOptions): Promise<Storage> {
  const connection = await connect(url);
  try {
    await migrate(connection, addressOf(url));
    const offsetMs = await calendarOffset(connection, options.timeZone);
    return storageOn(await openDatabase(connection, offsetMs, options), options);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const storageOn = (db: MongoDatabase, options: StorageOptions): Storage => ({
  turns: mongoTurns(db, options),
  contacts: mongoContacts(db),
  handoff: mongoHandoff(db, options),
  outbox: mongoOutbox(db),
  liveEvents: mongoLiveEvents(db),
  alerts: mongoAlerts(db),
  mediators: mongoMediators(db),
  appointments: mongoAppointments(db),
  seats: mongoSeats(db),
  waitingList: mongoWaitingList(db),
  reminders: mongoReminders(db),
  schedule: mongoSchedule(db),
  feedback: mongoFeedback(db),
  personalData: mongoPersonalData(db),
  retention: mongoRetention(db),
  leases: mongoLeases(db),
  archive: mongoArchive(db),
  onCommit: (listener) => db.onCommit(listener),
  ping: () => ping(db),
  close: () => db.close(),
});

/** Whoever watches over the program wants to know now, not when the connection has been waited for. */
const pingPatienceMs = 1_500;

async function ping({ collections: { counters } }: MongoDatabase): Promise<void> {
  const late = new AbortController();
  const written = counters.updateOne({ _id: "ping" }, { $inc: { n: 1 } }).exec();
  written.catch(() => undefined); // may fail after nobody waits for it any more
  const tooLate = wait(pingPatienceMs, null, { signal: late.signal }).then(() => {
    throw new StorageUnavailable("The database does not answer.");
  });
  try {
    await Promise.race([written, tooLate]);
  } finally {
    late.abort();
    tooLate.catch(() => undefined);
  }
}
