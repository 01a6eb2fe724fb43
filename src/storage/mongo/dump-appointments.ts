import type { RecordOf } from "../../archive/stored-record.ts";
import { CELL_MINUTES } from "../../appointments/cells.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import type { MongoDatabase } from "./database.ts";
import type { DayDocument } from "./day-document.ts";
import { isActive } from "./day-step.ts";
import { millisecondsOf } from "./record-times.ts";

/**
 * Those that keep their time are taken from their day, so that no two of them overlap, whatever is booked meanwhile; the others from the
 * list of all. One that keeps its time now, and did not when its day was read, is younger than this dump.
 */
export async function* dumpAppointments(db: MongoDatabase): AsyncIterable<RecordOf<"appointment">> {
  const { days, appointments } = db.collections;
  const active = new Map<string, AppointmentDocument>();
  for await (const found of days.find({}).sort({ _id: 1 }).lean<DayDocument[]>().cursor()) {
    for (const item of await itemsOf(db, found)) active.set(item._id, item);
  }
  for (const late of holdsGivenUp([...active.values()])) active.delete(late._id);
  const ids = [...active.keys()];
  for (const item of active.values()) yield recordOf(item);
  const others = appointments.find({}).sort({ _id: 1 }).lean<AppointmentDocument[]>().cursor();
  const written = new Set(ids);
  for await (const document of others) {
    if (!written.has(document._id) && !isActive(document)) yield recordOf(document);
  }
}

/** What a day holds, with what is pending in it carried out. */
async function itemsOf(db: MongoDatabase, found: DayDocument): Promise<readonly AppointmentDocument[]> {
  let day: DayDocument | null = found;
  while (day !== null && day.pending.length > 0) {
    day = await db.unfoldDay(day._id);
  }
  return day?.items ?? [];
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

const cellMs = CELL_MINUTES * 60_000;

const recordOf = (document: AppointmentDocument): RecordOf<"appointment"> => ({
  kind: "appointment",
  id: document._id,
  code: document.code,
  reason: document.reason,
  agent: document.agent,
  place: document.place,
  start: document.start.getTime(),
  end: document.end.getTime(),
  state: document.state,
  heldAt: document.heldAt.getTime(),
  heldUntil: millisecondsOf(document.heldUntil),
  busyUntil: isActive(document) ? Math.ceil(document.busyUntil.getTime() / cellMs) * cellMs : null,
  conversation: document.conversation,
  firstName: document.firstName,
  holdEvent: document.holdEvent,
  order: document.order,
});
