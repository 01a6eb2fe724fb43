import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { logLiveEvent } from "./live-event-log.ts";

/** That something changed is all that the agenda needs: the log of events never links a person to an appointment. */
export const announceAppointments = (db: DatabaseSyncInstance, now: Date): void =>
  logLiveEvent(db, now, "appointments", null);
