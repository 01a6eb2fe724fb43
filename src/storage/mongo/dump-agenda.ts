import type { RecordOf, StoredRecord } from "../../archive/stored-record.ts";
import type { MongoDatabase } from "./database.ts";
import { dumpAppointments } from "./dump-appointments.ts";
import { millisecondsOf } from "./record-times.ts";
import { theSchedule, type ScheduleChangeDocument, type ScheduleDocument } from "./schedule-document.ts";
import type { WaitingDocument } from "./waiting-list.ts";
import type { WorkshopDocument } from "./workshop-document.ts";

/** Appointments, seats, who waits for a time, and the schedule; people are among these conversations. */
export async function* dumpAgenda(db: MongoDatabase, conversations: ReadonlySet<string>): AsyncIterable<StoredRecord> {
  // Before the appointments: who was offered one and books it meanwhile is in one of the two, and is not written as waiting too.
  const waiting = await db.collections.waiting.find({}).sort({ _id: 1 }).lean<WaitingDocument[]>().exec();
  const booked = new Set<string>();
  for await (const appointment of dumpAppointments(db)) {
    if (appointment.state === "booked") booked.add(appointment.id);
    yield appointment;
  }
  yield* dumpSeats(db);
  for (const document of waiting) {
    const isServed = document.offered !== null && booked.has(document.offered);
    if (!isServed && conversations.has(document.conversation)) yield waitingOf(document);
  }
  yield* dumpSchedule(db);
}

async function* dumpSeats({ collections }: MongoDatabase): AsyncIterable<RecordOf<"seat">> {
  const all = collections.workshops.find({}).sort({ _id: 1 }).lean<WorkshopDocument[]>().cursor();
  for await (const { _id: workshop, start, end, seats } of all) {
    for (const { _id: id, number, state, heldAt, heldUntil, conversation, firstName, holdEvent } of seats) {
      yield {
        ...{ kind: "seat", id, workshop, number, state, conversation, firstName, holdEvent },
        ...{ start: start.getTime(), end: end.getTime() },
        ...{ heldAt: heldAt.getTime(), heldUntil: millisecondsOf(heldUntil) },
      };
    }
  }
}

const waitingOf = ({ _id: id, conversation, reason, wishes, ...one }: WaitingDocument): RecordOf<"waiting"> => ({
  ...{ kind: "waiting", id, conversation, reason, joinedAt: one.joinedAt.getTime(), offers: one.offers },
  wishes: wishes as unknown as RecordOf<"waiting">["wishes"],
  offer:
    one.offered === null || one.offeredStart === null || one.offeredUntil === null
      ? null
      : { appointment: one.offered, start: one.offeredStart.getTime(), until: one.offeredUntil.getTime() },
});

/** The newest, and what led to it: not what is changed since. */
async function* dumpSchedule({
  collections: { schedule, scheduleChanges },
  unfoldSchedule,
}: MongoDatabase): AsyncIterable<RecordOf<"schedule-change"> | RecordOf<"schedule">> {
  const newest = await schedule.findOne({ _id: theSchedule }).lean<ScheduleDocument>().exec();
  if (newest === null) return;
  await unfoldSchedule();
  const changes = scheduleChanges.find({ _id: { $lte: newest.version } }).sort({ _id: 1 });
  for await (const change of changes.lean<ScheduleChangeDocument[]>().cursor()) {
    const { _id: version, at, mediator, mediatorName, part, id, before, after } = change;
    yield { kind: "schedule-change", version, at: at.getTime(), mediator, mediatorName, part, id, before, after };
  }
  yield { kind: "schedule", version: newest.version, content: newest.content };
}
