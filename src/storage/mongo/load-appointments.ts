import type { RecordOf } from "../../archive/stored-record.ts";
import { WaitingWishes } from "../../appointments/waiting-list-store.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import { newChangeable } from "./changeable.ts";
import type { MongoDatabase } from "./database.ts";
import { dayOf, newDay, withItems, type DayDocument } from "./day-document.ts";
import { isActive } from "./day-step.ts";
import { raiseNumbers } from "./numbers.ts";
import { instantOf } from "./record-times.ts";
import { theSchedule } from "./schedule-document.ts";
import { isDuplicate } from "./unavailable.ts";
import { upsertAll } from "./upsert-all.ts";
import { newWorkshop, type SeatItem, type WorkshopDocument } from "./workshop-document.ts";

/** Those that keep their time stand in their day too, and keep their code. */
export async function loadAppointments(db: MongoDatabase, records: readonly RecordOf<"appointment">[]): Promise<void> {
  const { collections, dayOffsetMs } = db;
  const documents = records.map((record) => appointmentDocumentOf(record, dayOffsetMs));
  await upsertAll(collections.appointments, documents);
  const days = new Map(documents.map(({ day }) => [day, newDay(day)]));
  const found = await collections.days
    .find({ _id: { $in: [...days.keys()] } })
    .lean<DayDocument[]>()
    .exec();
  for (const day of found) days.set(day._id, day);
  for (const document of documents) {
    const day = days.get(document.day) ?? newDay(document.day);
    const others = day.items.filter(({ _id }) => _id !== document._id);
    days.set(day._id, withItems(day, isActive(document) ? [...others, document] : others));
    if (isActive(document) && document.code !== "") await keepCode(db, document);
  }
  await upsertAll(
    collections.days,
    [...days.values()].filter(({ items, rev }) => items.length > 0 || rev > 0),
  );
  await raiseNumbers(
    collections.counters,
    "hold",
    records.map(({ order }) => order),
  );
}

/** Of two that have the same code, because one was over when the other took it, the later one. */
async function keepCode(
  { collections: { codes } }: MongoDatabase,
  { _id, code, end }: AppointmentDocument,
): Promise<void> {
  try {
    await codes
      .updateOne({ _id: code, until: { $lte: end } }, { $set: { appointment: _id, until: end } }, { upsert: true })
      .exec();
  } catch (error) {
    if (!isDuplicate(error)) throw error; // it is kept for one that ends later
  }
}

const appointmentDocumentOf = (one: RecordOf<"appointment">, dayOffsetMs: number): AppointmentDocument => ({
  _id: one.id,
  day: dayOf(new Date(one.start), dayOffsetMs),
  code: one.code,
  reason: one.reason,
  agent: one.agent,
  place: one.place as AppointmentDocument["place"],
  start: new Date(one.start),
  end: new Date(one.end),
  busyUntil: new Date(one.busyUntil),
  state: one.state,
  heldAt: new Date(one.heldAt),
  heldUntil: instantOf(one.heldUntil),
  conversation: one.conversation,
  firstName: one.firstName,
  holdEvent: one.holdEvent,
  origin: one.origin,
  mediator: one.mediator,
  moves: one.moves,
  movedTo: one.movedTo,
  leaving: null,
  attendance: one.attendance,
  reminders: one.reminders.map(({ at, ...done }) => ({ ...done, at: new Date(at) })),
  version: one.version,
  calendarUid: one.calendarUid,
  sequence: one.sequence,
  order: one.order,
  moved: 0,
});

/** They stand in their workshop, in the order in which they were asked for. */
export async function loadSeats(
  { collections: { workshops } }: MongoDatabase,
  records: readonly RecordOf<"seat">[],
): Promise<void> {
  const found = await workshops
    .find({ _id: { $in: [...new Set(records.map(({ workshop }) => workshop))] } })
    .lean<WorkshopDocument[]>()
    .exec();
  const changed = new Map(found.map((one) => [one._id, one]));
  for (const record of records) {
    const { workshop: name, start, end } = record;
    const workshop = changed.get(name) ?? newWorkshop(name, new Date(start), new Date(end));
    const others = workshop.seats.filter(({ _id }) => _id !== record.id);
    changed.set(name, { ...workshop, seats: [...others, seatItemOf(record)] });
  }
  await upsertAll(workshops, [...changed.values()]);
}

const seatItemOf = (seat: RecordOf<"seat">): SeatItem => ({
  _id: seat.id,
  number: seat.number,
  state: seat.state,
  heldAt: new Date(seat.heldAt),
  heldUntil: instantOf(seat.heldUntil),
  conversation: seat.conversation,
  firstName: seat.firstName,
  holdEvent: seat.holdEvent,
});

export const loadWaiting = ({ collections }: MongoDatabase, records: readonly RecordOf<"waiting">[]): Promise<void> =>
  upsertAll(
    collections.waiting,
    records.map(({ id, conversation, reason, wishes, joinedAt, offers, offer }) => ({
      ...{ _id: id, conversation, reason, wishes: WaitingWishes.parse(wishes), joinedAt: new Date(joinedAt), offers },
      offered: offer?.appointment ?? null,
      offeredStart: instantOf(offer?.start ?? null),
      offeredUntil: instantOf(offer?.until ?? null),
    })),
  );

export const loadScheduleChanges = (
  { collections }: MongoDatabase,
  records: readonly RecordOf<"schedule-change">[],
): Promise<void> =>
  upsertAll(
    collections.scheduleChanges,
    records.map(({ version, at, mediator, mediatorName, part, id, before, after }) => ({
      ...{ _id: version, at: new Date(at), mediator, mediatorName, part, id, before, after },
    })),
  );

export const loadSchedule = ({ collections }: MongoDatabase, records: readonly RecordOf<"schedule">[]): Promise<void> =>
  upsertAll(
    collections.schedule,
    records.map(({ version, content }) => ({ ...newChangeable, _id: theSchedule, version, content })),
  );
