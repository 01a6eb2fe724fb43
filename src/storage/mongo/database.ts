import type { Connection } from "mongoose";

import { StorageFault } from "../storage-fault.ts";
import type { StorageOptions } from "../storage.ts";
import type { AlertDocument } from "./alert-document.ts";
import { carryOut } from "./carry-out.ts";
import { changer, type Change } from "./change.ts";
import { collectionsOf, type Collections } from "./collections.ts";
import type { ConversationDocument } from "./conversation-document.ts";
import type { DayDocument } from "./day-document.ts";
import { theJoins, type JoinDocument } from "./join-document.ts";
import { liveEventLog, type LiveEventLog } from "./live-event-log.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { patiently } from "./patience.ts";
import { theSchedule, type ScheduleDocument } from "./schedule-document.ts";
import { leftovers, startRecovery, unfolder } from "./unfold.ts";
import type { WorkshopDocument } from "./workshop-document.ts";

export type MongoDatabase = {
  readonly connection: Connection;
  readonly collections: Collections;
  readonly log: LiveEventLog;
  readonly changeConversation: Change<ConversationDocument>;
  readonly changeAlert: Change<AlertDocument>;
  readonly changeJoins: Change<JoinDocument>;
  readonly changeDay: Change<DayDocument>;
  readonly changeWorkshop: Change<WorkshopDocument>;
  readonly options: StorageOptions;
  readonly changeSchedule: Change<ScheduleDocument>;
  /** Appointments' days begin so long before midnight UTC. */
  readonly dayOffsetMs: number;
  /** A whole act of a port: refused once the database is closed, waited for by `close`, done again while the server is out of reach. */
  act<T>(act: () => Promise<T>): Promise<T>;
  /** To be called by acts that change something without `change…`. */
  committed(): void;
  onCommit(listener: () => void): () => void;
  /** Carries out what is pending in this conversation. */
  unfoldConversation(id: string): Promise<void>;
  /** Appointments of this day whose record is pending can be looked up afterwards. */
  recordDay(id: string): Promise<void>;
  /** Carries out what is pending on this day; what is there then. */
  unfoldDay(id: string): Promise<DayDocument | null>;
  /** Carries out what was decided last about who is who. */
  unfoldJoins(): Promise<void>;
  /** Carries out what was left by the last changes of the schedule. */
  unfoldSchedule(): Promise<void>;
  close(): Promise<void>;
};

/** An act may be many steps, each of which has its own time. */
const wholeActMs = 30_000;

/** On a connection whose collections are up to date; carries out what killed processes left, now and regularly. */
export async function openDatabase(
  connection: Connection,
  dayOffsetMs: number,
  options: StorageOptions,
): Promise<MongoDatabase> {
  const collections = collectionsOf(connection);
  const { conversations, alerts, days, joins, workshops, schedule } = collections;
  const log = liveEventLog(collections.liveEvents);
  const together = oneAtATime();
  const listeners = new Set<() => void>();
  const underWay = new Set<Promise<unknown>>();
  let closing = false;

  const committed = (): void => {
    for (const listener of listeners) listener();
  };
  const carryOutAll: Parameters<typeof unfolder>[1] = (followUps) => carryOut(db, followUps);
  const unfoldConversation = unfolder(conversations, carryOutAll);
  const unfoldAlert = unfolder(alerts, carryOutAll);
  const unfoldJoin = unfolder(joins, carryOutAll);
  const unfoldOneDay = unfolder(days, carryOutAll);
  const unfoldWorkshop = unfolder(workshops, carryOutAll);
  const unfoldSchedule = unfolder(schedule, carryOutAll);

  const db: MongoDatabase = {
    connection,
    collections,
    log,
    dayOffsetMs,
    options,
    changeConversation: changer(conversations, unfoldConversation, together, committed),
    changeAlert: changer(alerts, unfoldAlert, together, committed),
    changeJoins: changer(joins, unfoldJoin, together, committed),
    changeDay: changer(days, unfoldOneDay, together, committed),
    changeWorkshop: changer(workshops, unfoldWorkshop, together, committed),
    changeSchedule: changer(schedule, unfoldSchedule, together, committed),
    act: async (act) => {
      if (closing) throw new StorageFault("The database is closed: nothing more can be read or written.");
      const running = patiently(act, wholeActMs);
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    committed,
    onCommit: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    unfoldConversation: async (id) => {
      const document = await conversations.findOne({ _id: id }).lean<ConversationDocument>().exec();
      if (document !== null) await unfoldConversation(document);
    },
    recordDay: async (id) => {
      const document = await days.findOne({ _id: id }).lean<DayDocument>().exec();
      await carryOutAll((document?.pending ?? []).filter(({ does }) => does === "record-appointment"));
    },
    unfoldDay: async (id) => {
      const find = () => days.findOne({ _id: id }).lean<DayDocument>().exec();
      const document = await find();
      if (document !== null) await unfoldOneDay(document);
      return find();
    },
    unfoldJoins: async () => {
      const document = await joins.findOne({ _id: theJoins }).lean<JoinDocument>().exec();
      if (document !== null) await unfoldJoin(document);
    },
    unfoldSchedule: async () => {
      const document = await schedule.findOne({ _id: theSchedule }).lean<ScheduleDocument>().exec();
      if (document !== null) await unfoldSchedule(document);
    },
    close: async () => {
      closing = true;
      await recovery.stop();
      while (underWay.size > 0) await Promise.allSettled(underWay);
      await connection.close();
    },
  };

  const recovery = startRecovery([
    leftovers(conversations, unfoldConversation),
    leftovers(joins, unfoldJoin),
    leftovers(alerts, unfoldAlert),
    leftovers(days, unfoldOneDay),
    leftovers(workshops, unfoldWorkshop),
    leftovers(schedule, unfoldSchedule),
  ]);
  await recovery.now();
  return db;
}
