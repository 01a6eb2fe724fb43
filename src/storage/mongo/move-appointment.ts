import type { AppointmentStore, BookRequest, MoveAnswer, MoveRequest } from "../../appointments/appointment-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { appointmentOf, unmoved, type AppointmentDocument } from "./appointment-document.ts";
import { giveCodeBack, takeCode } from "./appointment-codes.ts";
import { keep, type Decision } from "./change.ts";
import { changeOne, completeMove, findOne, tookPlace } from "./change-appointment.ts";
import type { MongoDatabase } from "./database.ts";
import { dayOf, newDay, type DayDocument } from "./day-document.ts";
import {
  announced,
  changed,
  dayStep,
  dayWritten,
  ended,
  inPlaceOf,
  isFree,
  leftFor,
  put,
  withFollowUp,
  withoutLapsed,
  type DayStep,
} from "./day-step.ts";
import { isToCome } from "./hold-appointment.ts";
import { takeNumbers } from "./numbers.ts";
import { releaseHold } from "./release-moves.ts";

type ConfirmAnswer = Awaited<ReturnType<AppointmentStore["confirm"]>>;
type BookAnswer = Awaited<ReturnType<AppointmentStore["book"]>>;

/** What a day alone cannot decide: the place to be taken is on another one, or is just being given to somebody else. */
type Elsewhere = { readonly kind: "elsewhere"; readonly moves: string };

/** The promise is that of `AppointmentStore.confirm`. */
export async function confirmAppointment(
  db: MongoDatabase,
  id: string,
  conversation: ConversationId,
  firstName: string | null,
  now: Date,
): Promise<ConfirmAnswer> {
  const answer = await changeOne<ConfirmAnswer | Elsewhere>(db, id, { kind: "expired" }, (one, day) => {
    if (one.conversation !== conversation) return keep({ kind: "expired" });
    if (one.state === "booked") return keep({ kind: "booked", appointment: appointmentOf(one) });
    if (one.state !== "held" || one.heldUntil === null || one.heldUntil <= now) return keep({ kind: "expired" });
    if (one.moves === null) {
      return bookedIn(dayStep(day), changed(one, { state: "booked", heldUntil: null, firstName }), now);
    }
    const old = day.items.find(({ _id }) => _id === one.moves);
    if (old === undefined || old.leaving !== null) return keep({ kind: "elsewhere", moves: one.moves });
    if (!isToCome(old, now)) return dayWritten(put(dayStep(day), ended(one, "released")), { kind: "expired" });
    return swapped(dayStep(day), old, inPlaceOf(old, one, firstName), now);
  });
  if (answer.kind !== "elsewhere") return answer;
  const begun = await beginMove(db, answer.moves, { to: id, firstName, at: now });
  const moved = begun ? await findOne(db, id) : null;
  if (moved?.state === "booked") return { kind: "booked", appointment: appointmentOf(moved) };
  await releaseHold(db, id);
  return { kind: "expired" };
}

/** The promise is that of `AppointmentStore.move`. */
export async function moveAppointment(db: MongoDatabase, request: MoveRequest, now: Date): Promise<MoveAnswer> {
  const { id, to, version } = request;
  const day = dayOf(to.start, db.dayOffsetMs);
  if (dayOf(new Date(to.busyUntil.getTime() - 1), db.dayOffsetMs) !== day) return { kind: "taken" };
  const known = await findOne(db, id);
  if (known !== null && tookPlace.has(known.state)) return movedTo(known);
  const old = await findOne(db, request.appointment);
  if (old?.movedTo === id) return moveAppointment(db, request, now); // the same one was faster
  if (!isToCome(old, now)) return { kind: "gone" };
  if (old.version !== version) return { kind: "stale", appointment: appointmentOf(old) };
  const order = await takeNumbers(db.collections.counters, "hold", 1);
  if (old.day === day) return moveWithinDay(db, old, request, order, now);

  // Held for nobody while its place is not given yet: killed in between, it runs out by itself.
  const answer = await db.changeDay<"held" | "taken">(day, (found) => {
    const step = withoutLapsed(dayStep(found ?? newDay(day)), now);
    if (step.day.items.some(({ _id }) => _id === id)) return keep("held");
    const free = isFree(step.day, to, []);
    if (!free && request.ifTaken === "refuse") return keep("taken");
    const held = { ...successor(old, request, { day, free, order }), state: "held", conversation: null } as const;
    return dayWritten(put(step, { ...held, heldUntil: new Date(now.getTime() + holdMs) }), "held");
  });
  if (answer === "taken") return { kind: "taken" };
  const begun = await beginMove(db, old._id, { to: id, firstName: null, at: now }, version);
  const moved = begun ? await findOne(db, id) : null;
  if (moved?.state === "booked") return movedTo(moved);
  await releaseHold(db, id);
  const present = await findOne(db, request.appointment);
  return isToCome(present, now) ? { kind: "stale", appointment: appointmentOf(present) } : { kind: "gone" };
}

/** The promise is that of `AppointmentStore.book`. */
export async function bookAppointment(db: MongoDatabase, request: BookRequest, now: Date): Promise<BookAnswer> {
  const { id, agent, reason, place, start, end, busyUntil, conversation, firstName, mediator, ifTaken } = request;
  const day = dayOf(start, db.dayOffsetMs);
  if (dayOf(new Date(busyUntil.getTime() - 1), db.dayOffsetMs) !== day) return { kind: "taken" };
  const known = await findOne(db, id);
  if (known !== null) return bookedAs(known);
  const order = await takeNumbers(db.collections.counters, "hold", 1);
  const code = await takeCode(db.collections.codes, request.code, id, end, now);
  const answer = await db.changeDay<BookAnswer>(day, (found) => {
    const step = withoutLapsed(dayStep(found ?? newDay(day)), now);
    const own = step.day.items.find(({ _id }) => _id === id);
    if (own !== undefined) return keep(bookedAs(own));
    const free = isFree(step.day, request, []);
    if (!free && ifTaken === "refuse") return keep({ kind: "taken" });
    return bookedIn(
      step,
      {
        ...unmoved,
        ...{
          _id: id,
          day,
          code,
          reason,
          agent,
          place,
          start,
          end,
          busyUntil,
          conversation,
          firstName,
          mediator,
          order,
        },
        ...{ state: "booked", heldAt: now, heldUntil: null, holdEvent: null, calendarUid: id, sequence: 0, moved: 0 },
        origin: free ? "mediator" : "forced",
      },
      now,
    );
  });
  if (answer.kind === "taken") await giveCodeBack(db.collections.codes, code, id);
  return answer;
}

/** Long enough to be decided about in two updates. */
const holdMs = 60_000;

/** From now on it leaves its place to the other, if that one's hold stands; false when it is not there to be left. */
async function beginMove(
  db: MongoDatabase,
  id: string,
  leaving: NonNullable<AppointmentDocument["leaving"]>,
  version: number | null = null,
): Promise<boolean> {
  const begun = await changeOne(db, id, false, (one, day) => {
    if (one.movedTo === leaving.to) return keep(true);
    if (!isToCome(one, leaving.at) || (version !== null && one.version !== version)) return keep(false);
    const step = withFollowUp(put(dayStep(day), { ...one, leaving }), { does: "complete-move", appointment: id });
    return dayWritten(step, true);
  });
  if (begun) await completeMove(db, id);
  return begun;
}

const moveWithinDay = (db: MongoDatabase, seen: AppointmentDocument, request: MoveRequest, order: number, now: Date) =>
  changeOne<MoveAnswer>(db, seen._id, { kind: "gone" }, (old, day) => {
    const { id, to, version, ifTaken } = request;
    const known = day.items.find(({ _id }) => _id === id);
    if (known !== undefined) return keep(movedTo(known));
    if (!isToCome(old, now)) return keep({ kind: "gone" });
    if (old.version !== version) return keep({ kind: "stale", appointment: appointmentOf(old) });
    const step = withoutLapsed(dayStep(day), now);
    const free = isFree(step.day, to, [old._id]);
    if (!free && ifTaken === "refuse") return keep({ kind: "taken" });
    const decision = swapped(
      step,
      old,
      { ...successor(old, request, { day: old.day, free, order }), state: "booked" },
      now,
    );
    return { ...decision, answer: { kind: "moved", appointment: decision.answer.appointment } };
  });

/** As it will be once it is booked. */
const successor = (
  old: AppointmentDocument,
  { id, to, mediator }: MoveRequest,
  { day, free, order }: { readonly day: string; readonly free: boolean; readonly order: number },
): AppointmentDocument => ({
  ...{ ...old, ...to, ...unmoved },
  ...{ _id: id, day, order, mediator, moves: old._id, origin: free ? "mediator" : "forced", moved: 0 },
  ...{ holdEvent: null, sequence: old.sequence + 1 },
});

type Booked = { readonly kind: "booked"; readonly appointment: ReturnType<typeof appointmentOf> };

/** The new one first, so that its code is its own before the other gives it back. */
function swapped(step: DayStep, old: AppointmentDocument, next: AppointmentDocument, now: Date) {
  const both = put(put(step, next), leftFor(old, next._id));
  const others = withFollowUp(both, { does: "release-moves", appointment: old._id });
  return announcedAs(others, next, now);
}

const bookedIn = (step: DayStep, one: AppointmentDocument, now: Date) => announcedAs(put(step, one), one, now);

const announcedAs = (step: DayStep, one: AppointmentDocument, now: Date): Decision<DayDocument, Booked> => {
  const served = withFollowUp(step, { does: "leave-waiting", appointment: one._id });
  return dayWritten(announced(served, now), { kind: "booked", appointment: appointmentOf(one) });
};

const movedTo = (one: AppointmentDocument): MoveAnswer =>
  one.state === "booked" ? { kind: "moved", appointment: appointmentOf(one) } : { kind: "gone" };

const bookedAs = (one: AppointmentDocument): BookAnswer =>
  one.state === "booked" ? { kind: "booked", appointment: appointmentOf(one) } : { kind: "taken" };
