import type { RecordOf } from "../../archive/stored-record.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import type { MongoDatabase } from "./database.ts";
import type { DayDocument } from "./day-document.ts";
import { isActive } from "./day-step.ts";
import { millisecondsOf } from "./record-times.ts";

/**
 * Those that keep their time are taken from their days, as these were at one moment: no two of them overlap, and one that is moved is on the
 * old day or on the new one. The others come from the list of all; what is younger than that moment is left out.
 */
export async function* dumpAppointments(db: MongoDatabase): AsyncIterable<RecordOf<"appointment">> {
  const { appointments } = db.collections;
  const active = new Map((await itemsOfOneMoment(db)).map((item) => [item._id, item]));
  for (const late of holdsGivenUp([...active.values()])) active.delete(late._id);
  const written = new Set(active.keys());
  for (const item of active.values()) yield recordOf(item);
  active.clear();
  const others = appointments.find({}).sort({ _id: 1 }).lean<AppointmentDocument[]>().cursor();
  for await (const document of others) {
    const isYounger = isActive(document) || (await leftForYounger(db, document, written));
    if (!written.has(document._id) && !isYounger) yield recordOf(document);
  }
}

/** Days are read again until none has changed while all were looked at; what was pending in them is carried out. */
async function itemsOfOneMoment(db: MongoDatabase): Promise<readonly AppointmentDocument[]> {
  const { days } = db.collections;
  const read = new Map<string, DayDocument>();
  for (let changed = true; changed;) {
    changed = false;
    const all = days.find({}, { rev: 1 }).sort({ _id: 1 }).lean<Pick<DayDocument, "_id" | "rev">[]>().cursor();
    for await (const { _id, rev } of all) {
      if (read.get(_id)?.rev === rev) continue;
      changed = true;
      const day = await carriedOut(db, _id);
      if (day !== null) read.set(_id, day);
    }
  }
  return [...read.values()].flatMap(({ items }) => items);
}

async function carriedOut(db: MongoDatabase, id: string): Promise<DayDocument | null> {
  let day = await db.unfoldDay(id);
  while (day !== null && day.pending.length > 0) day = await db.unfoldDay(id);
  return day;
}

/** It was moved, once or more, to a place that is not written. */
async function leftForYounger(
  { collections: { appointments } }: MongoDatabase,
  document: AppointmentDocument,
  written: ReadonlySet<string>,
): Promise<boolean> {
  let one: AppointmentDocument | null = document;
  while (one?.state === "moved" && one.movedTo !== null && !written.has(one.movedTo)) {
    one = await appointments.findOne({ _id: one.movedTo }).lean<AppointmentDocument>().exec();
  }
  return one !== null && isActive(one);
}

/** A person holds one appointment: of several, on days that were read one after the other, the one that was asked for last. */
const holdsGivenUp = (items: readonly AppointmentDocument[]): readonly AppointmentDocument[] => {
  const held = items.filter(({ state }) => state === "held").toSorted((a, b) => b.order - a.order);
  const seen = new Set<string>();
  return held.filter(({ conversation }) => {
    if (conversation === null) return false;
    if (seen.has(conversation)) return true;
    seen.add(conversation);
    return false;
  });
};

const recordOf = (document: AppointmentDocument): RecordOf<"appointment"> => ({
  kind: "appointment",
  id: document._id,
  code: document.code,
  reason: document.reason,
  agent: document.agent,
  place: document.place,
  start: document.start.getTime(),
  end: document.end.getTime(),
  busyUntil: document.busyUntil.getTime(),
  state: document.state,
  heldAt: document.heldAt.getTime(),
  heldUntil: millisecondsOf(document.heldUntil),
  conversation: document.conversation,
  firstName: document.firstName,
  holdEvent: document.holdEvent,
  origin: document.origin,
  mediator: document.mediator,
  moves: document.moves,
  movedTo: document.movedTo,
  attendance: document.attendance,
  reminders: document.reminders.map(({ kind, outcome, at }) => ({ kind, outcome, at: at.getTime() })),
  version: document.version,
  calendarUid: document.calendarUid,
  sequence: document.sequence,
  order: document.order,
});
