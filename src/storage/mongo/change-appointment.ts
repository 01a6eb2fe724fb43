import type { AppointmentDocument } from "./appointment-document.ts";
import { keep, type Decision } from "./change.ts";
import type { MongoDatabase } from "./database.ts";
import type { DayDocument } from "./day-document.ts";
import { announced, dayStep, dayWritten, inPlaceOf, leftFor, put, withFollowUp } from "./day-step.ts";

export type OnOne<R> = (appointment: AppointmentDocument, day: DayDocument) => Decision<DayDocument, R>;

type Outcome<R> = { readonly kind: "answered"; readonly answer: R } | { readonly kind: "leaving" };

/** Changes an appointment as it is; one that is just giving its place to another has done so before. */
export async function changeOne<R>(db: MongoDatabase, id: string, otherwise: R, decide: OnOne<R>): Promise<R> {
  const given: Outcome<R> = { kind: "answered", answer: otherwise };
  for (;;) {
    const outcome = await changeAsItIs<Outcome<R>>(db, id, given, (one, day) => {
      if (one.leaving !== null) return keep({ kind: "leaving" });
      const decision = decide(one, day);
      return { ...decision, answer: { kind: "answered", answer: decision.answer } };
    });
    if (outcome.kind === "answered") return outcome.answer;
    await completeMove(db, id);
  }
}

/** As it is now; what is pending is looked at as well. */
export const findOne = (db: MongoDatabase, id: string): Promise<AppointmentDocument | null> =>
  changeOne<AppointmentDocument | null>(db, id, null, (one) => keep(one));

/**
 * An appointment whose place is being given to one of another day: the other is booked, if its hold stands, and then this one has left.
 * The update of the other day decides. Safe to repeat, and to be killed in: it is pending until it is done, and whoever meets it on the
 * way completes it.
 */
export async function completeMove(db: MongoDatabase, id: string): Promise<void> {
  const old = await changeAsItIs<AppointmentDocument | null>(db, id, null, (one) => keep(one));
  if (!old?.leaving) return;
  const { to, firstName, at } = old.leaving;
  const day = await changeAsItIs<string | null>(db, to, null, (one, day) => {
    if (tookPlace.has(one.state)) return keep(one.day);
    if (one.state !== "held" || one.heldUntil === null || one.heldUntil <= at) return keep(null);
    const step = withFollowUp(put(dayStep(day), inPlaceOf(old, one, firstName)), {
      does: "leave-waiting",
      appointment: to,
    });
    return dayWritten(announced(step, at), one.day);
  });
  // Nobody may find neither of them: the other can be looked up before this one has left. Nothing else that is pending there is done here:
  // of two moves that cross, each would complete the other first, for ever.
  if (day !== null) await db.recordDay(day);
  await changeAsItIs(db, id, undefined, (one, day_) => {
    if (one.leaving?.to !== to) return keep(undefined);
    if (day === null) return dayWritten(put(dayStep(day_), { ...one, leaving: null }), undefined);
    const left = put(dayStep(day_), leftFor(one, to));
    return dayWritten(withFollowUp(left, { does: "release-moves", appointment: id }), undefined);
  });
}

/** What a hold was that was confirmed, whatever became of it since. */
export const tookPlace: ReadonlySet<AppointmentDocument["state"]> = new Set([
  "booked",
  "moved",
  "cancelled-by-resident",
  "cancelled-by-mediator",
]);

/**
 * An appointment as it is: while it keeps its time it stands in its day, afterwards in what is pending there, then among all; looked for in
 * that order, on a day that does not move meanwhile.
 */
export async function changeAsItIs<R>(db: MongoDatabase, id: string, otherwise: R, decide: OnOne<R>): Promise<R> {
  const { appointments, days } = db.collections;
  const recorded = await appointments.findOne({ _id: id }, { day: 1 }).lean<{ day: string }>().exec();
  const day =
    recorded?.day ?? (await days.findOne({ "items._id": id }, { _id: 1 }).lean<{ _id: string }>().exec())?._id;
  if (day === undefined) return otherwise;
  return db.changeDay<R>(day, async (document) => {
    if (document === null) return keep(otherwise);
    const pending = document.pending.flatMap((one) => (one.does === "record-appointment" ? one.appointment : []));
    const one =
      document.items.find(({ _id }) => _id === id) ??
      pending.findLast(({ _id }) => _id === id) ??
      (await appointments.findOne({ _id: id }).lean<AppointmentDocument>().exec());
    return one === null ? keep(otherwise) : decide(one, document);
  });
}
