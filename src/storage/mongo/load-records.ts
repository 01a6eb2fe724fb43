import type { RecordKind, RecordOf, StoredRecord } from "../../archive/stored-record.ts";
import { loadAppointments, loadSchedule, loadScheduleChanges, loadSeats, loadWaiting } from "./load-appointments.ts";
import type { MongoDatabase } from "./database.ts";
import { loadAddresses, loadConversations, loadEvents, loadMessages } from "./load-conversations.ts";
import {
  loadAlerts,
  loadAudit,
  loadFailedSignIns,
  loadInvitations,
  loadMediators,
  loadSessions,
} from "./load-inbox.ts";
import type { LiveEventDocument } from "./live-event-log.ts";
import { lastNumber } from "./live-event-log.ts";
import { raiseNumbers } from "./numbers.ts";
import { countedIds, upsertAll } from "./upsert-all.ts";

const loaders: {
  readonly [K in RecordKind]: (db: MongoDatabase, records: readonly RecordOf<K>[]) => Promise<void>;
} = {
  mediator: loadMediators,
  invitation: loadInvitations,
  session: loadSessions,
  "failed-sign-in": loadFailedSignIns,
  audit: loadAudit,
  address: loadAddresses,
  conversation: loadConversations,
  event: loadEvents,
  message: loadMessages,
  alert: loadAlerts,
  appointment: loadAppointments,
  seat: loadSeats,
  waiting: loadWaiting,
  "schedule-change": loadScheduleChanges,
  schedule: loadSchedule,
  unanswered: async ({ collections }, records) => {
    await upsertAll(
      collections.unanswered,
      records.map(({ order, text, nearest, day }) => ({
        ...{ _id: `carried/${order}`, text, nearest, day: new Date(day), order },
      })),
    );
    await raiseNumbers(
      collections.counters,
      "unanswered",
      records.map(({ order }) => order),
    );
  },
  satisfaction: ({ collections }, records) =>
    upsertAll(
      collections.satisfaction,
      records.flatMap(({ day, face, count }) =>
        countedIds(`${day}/${face}`, count).map((_id) => ({ _id, face, day: new Date(day) })),
      ),
    ),
  "live-event": ({ collections }, records) =>
    upsertAll(
      collections.liveEvents,
      records.map(({ seq, at, what, conversation, ref }) => ({
        ...bareLine(seq),
        ...{ at: new Date(at), kind: what as LiveEventDocument["kind"], conversation, ref, erasedAt: null },
      })),
    ),
  numbers: async ({ collections }, records) => {
    for (const { message, liveEvent, liveEventsDropped } of records) {
      await raiseNumbers(collections.counters, "message", [message]);
      await raiseNumbers(collections.counters, "live-dropped", [liveEventsDropped]);
      // The next one gets the number after the last that can be seen.
      if (liveEvent > (await lastNumber(collections.liveEvents))) {
        await upsertAll(collections.liveEvents, [bareLine(liveEvent)]);
      }
    }
  },
};

/** A number, about nothing. */
const bareLine = (seq: number): LiveEventDocument => ({
  ...{ _id: seq, key: `carried/${seq}`, at: new Date(0), kind: "mediators", conversation: null, ref: null },
  erasedAt: new Date(0),
});

/** The promise is that of `ArchiveStore.load`. */
export async function loadRecords(db: MongoDatabase, records: readonly StoredRecord[]): Promise<void> {
  for (let left = records; left[0] !== undefined;) {
    const { kind } = left[0];
    const others = left.findIndex((record) => record.kind !== kind);
    const alike = others === -1 ? left : left.slice(0, others);
    const load: (db: MongoDatabase, records: never) => Promise<void> = loaders[kind];
    await load(db, alike as never);
    left = left.slice(alike.length);
  }
}
