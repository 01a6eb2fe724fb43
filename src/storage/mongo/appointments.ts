import type { AgentId } from "../../appointments/appointment.ts";
import type { AppointmentStore, CancelledBy } from "../../appointments/appointment-store.ts";
import { cellRange, cellsIn } from "../../appointments/cells.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { appointmentOf, type AppointmentDocument } from "./appointment-document.ts";
import { keep } from "./change.ts";
import { changeOne, type OnOne } from "./change-appointment.ts";
import type { MongoDatabase } from "./database.ts";
import { dayOf, type DayDocument } from "./day-document.ts";
import {
  announced,
  changed,
  dayStep,
  dayWritten,
  ended,
  minutesOf,
  put,
  withFollowUp,
  withoutLapsed,
} from "./day-step.ts";
import { holdAppointment } from "./hold-appointment.ts";
import { bookAppointment, confirmAppointment, moveAppointment } from "./move-appointment.ts";
import { listAppointments, shownAppointment } from "./shown-appointments.ts";

export function mongoAppointments(db: MongoDatabase): AppointmentStore {
  const { act, collections, dayOffsetMs } = db;
  const { appointments, days } = collections;
  const onOne = <R>(id: string, otherwise: R, decide: OnOne<R>) => act(() => changeOne(db, id, otherwise, decide));
  const activeBetween = async (from: Date, to: Date, now: Date) => {
    const found = await days
      .find({ _id: { $gte: dayOf(from, dayOffsetMs), $lte: dayOf(to, dayOffsetMs) } }, { items: 1 })
      .lean<Pick<DayDocument, "items">[]>()
      .exec();
    return found.flatMap(({ items }) => items.filter(({ heldUntil }) => heldUntil === null || heldUntil > now));
  };

  return {
    hold: (request, now) => act(() => holdAppointment(db, request, now)),

    renewHold: (id, conversation, until, now) =>
      onOne<"renewed" | "expired">(id, "expired", (one, day) => {
        if (!isHeldBy(one, conversation, now)) return keep("expired");
        if (one.heldUntil !== null && one.heldUntil >= until) return keep("renewed");
        return dayWritten(put(dayStep(day), changed(one, { heldUntil: until })), "renewed");
      }),

    confirm: (id, conversation, firstName, now) => act(() => confirmAppointment(db, id, conversation, firstName, now)),

    release: (id, conversation) =>
      onOne<"released" | "gone">(id, "gone", (one, day) => {
        if (one.conversation !== conversation) return keep("gone");
        if (one.state === "held") return dayWritten(put(dayStep(day), ended(one, "released")), "released");
        return keep(one.state === "released" ? "released" : "gone");
      }),

    cancel: (id, by, now) =>
      onOne<Awaited<ReturnType<AppointmentStore["cancel"]>>>(id, { kind: "gone" }, (one, day) => {
        const theirs = by.kind === "mediator" || by.conversation === null || one.conversation === by.conversation;
        if (!theirs) return keep({ kind: "gone" });
        if (one.state === `cancelled-by-${by.kind}`)
          return keep({ kind: "cancelled", appointment: appointmentOf(one) });
        if (one.state !== "booked" || one.end <= now) return keep({ kind: "gone" });
        const cancelled = changed(one, { state: cancelledBy(by), sequence: one.sequence + 1 });
        const answer = { kind: "cancelled", appointment: appointmentOf(cancelled) } as const;
        const step = withFollowUp(put(dayStep(day), cancelled), { does: "release-moves", appointment: one._id });
        return dayWritten(announced(step, now), answer);
      }),

    book: (request, now) => act(() => bookAppointment(db, request, now)),
    move: (request, now) => act(() => moveAppointment(db, request, now)),

    attend: (id, attendance, now) =>
      onOne<"said" | "gone">(id, "gone", (one, day) => {
        if (one.state !== "booked") return keep("gone");
        if (one.attendance === attendance) return keep("said");
        return dayWritten(announced(put(dayStep(day), changed(one, { attendance })), now), "said");
      }),
    unattended: (now, limit) =>
      act(async () => {
        const found = appointments.find(unattendedAt(now)).sort({ end: 1, _id: 1 }).limit(limit);
        return (await found.lean<AppointmentDocument[]>().exec()).map(appointmentOf);
      }),
    countUnattended: (now) => act(() => appointments.countDocuments(unattendedAt(now)).exec()),

    expireHolds: (now) =>
      act(async () => {
        const due = await days
          .find({ holdsUntil: { $lte: now } }, { _id: 1 })
          .lean<{ _id: string }[]>()
          .exec();
        let expired = 0;
        for (const { _id } of due) {
          expired += await db.changeDay(_id, (day) => {
            if (day === null) return keep(0);
            const step = withoutLapsed(dayStep(day), now);
            return step.followUps.length === 0 ? keep(0) : dayWritten(step, step.followUps.length);
          });
        }
        return expired;
      }),

    busyBetween: (agents, from, to, now) =>
      act(async () => {
        const asked = cellRange(from.getTime(), to.getTime());
        const cells = new Map<AgentId, Set<number>>(agents.map((agent) => [agent, new Set()]));
        for (const { agent, start, busyUntil } of await activeBetween(from, to, now)) {
          for (const cell of cellsIn(cellRange(start.getTime(), busyUntil.getTime()))) {
            if (cell >= asked.first && cell < asked.end) cells.get(agent as AgentId)?.add(cell);
          }
        }
        return cells;
      }),

    minutesBooked: (agents, from, to, now) =>
      act(async () => {
        const minutes = new Map<AgentId, number>(agents.map((agent) => [agent, 0]));
        for (const one of await activeBetween(from, to, now)) {
          const agent = one.agent as AgentId;
          const before = minutes.get(agent);
          const begins = one.start >= from && one.start < to;
          if (before !== undefined && begins) minutes.set(agent, before + minutesOf(one));
        }
        return minutes;
      }),

    lastHeldBy: (conversation) =>
      act(async () => {
        const newest = appointments
          .findOne({ conversation, holdEvent: { $ne: null } })
          .sort({ conversation: 1, order: -1 });
        const last = await newest.lean<AppointmentDocument>().exec();
        return last === null ? null : appointmentOf(last);
      }),
    upcomingOf: (conversation, now) =>
      act(() =>
        listAppointments(
          db,
          { conversation, end: { $gt: now } },
          (one) => one.state === "booked" && one.conversation === conversation && one.end > now,
        ),
      ),
    between: (from, to) =>
      act(() =>
        listAppointments(
          db,
          { start: { $gte: from, $lt: to } },
          ({ state, start }) => agendaStates.has(state) && start >= from && start < to,
        ),
      ),
    find: (id) => act(() => shownAppointment(db, { _id: id })),
    findByCode: (code, now) => act(() => shownAppointment(db, { code, state: "booked", end: { $gt: now } })),

    forget: (conversation, upTo, now) => act(() => forgetAppointments(db, conversation, upTo, now)),
  };
}

/** The promise is that of `AppointmentStore.forget`. Safe to repeat, and to be killed in. */
export async function forgetAppointments(
  db: MongoDatabase,
  conversation: ConversationId | string,
  upTo: Date,
  now: Date,
): Promise<void> {
  const { appointments } = db.collections;
  // Twice: what was just taking the place of another one has its person since.
  for (let pass = 0; pass < 2; pass++) {
    const theirs = appointments.find({ conversation, heldAt: { $lte: upTo } });
    for (const { _id } of await theirs.lean<AppointmentDocument[]>().exec()) {
      await changeOne(db, _id, undefined, (one, day) => {
        if (one.conversation !== conversation) return keep(undefined);
        const cancels = one.state === "booked" && one.end > now;
        const cancelled = { state: "cancelled-by-resident", sequence: one.sequence + 1 } as const;
        const freed = cancels ? changed(one, cancelled) : one.state === "held" ? ended(one, "released") : one;
        const forgotten = put(dayStep(day), { ...freed, conversation: null, firstName: null, holdEvent: null });
        if (!cancels) return dayWritten(forgotten, undefined);
        const step = withFollowUp(forgotten, { does: "release-moves", appointment: _id });
        return dayWritten(announced(step, now), undefined);
      });
    }
  }
}

/** What one holds is given back if the other holds something. Safe to repeat, and to be killed in. */
export async function moveAppointments(db: MongoDatabase, from: string, to: string): Promise<void> {
  const { appointments } = db.collections;
  const holds = await appointments.exists({ conversation: to, state: "held" }).lean().exec();
  for (let pass = 0; pass < 2; pass++) {
    const theirs = await appointments.find({ conversation: from }).lean<AppointmentDocument[]>().exec();
    for (const { _id } of theirs) {
      await changeOne(db, _id, undefined, (one, day) => {
        if (one.conversation !== from) return keep(undefined);
        const moved = one.state === "held" && holds !== null ? ended(one, "released") : one;
        return dayWritten(put(dayStep(day), { ...moved, conversation: to }), undefined);
      });
    }
  }
}

const agendaStates: ReadonlySet<AppointmentDocument["state"]> = new Set([
  "booked",
  "cancelled-by-resident",
  "cancelled-by-mediator",
]);

const unattendedAt = (now: Date) => ({ state: "booked", attendance: "unsaid", end: { $lte: now } }) as const;

const isHeldBy = (one: AppointmentDocument, conversation: ConversationId, now: Date): boolean =>
  one.state === "held" && one.conversation === conversation && one.heldUntil !== null && one.heldUntil > now;

const cancelledBy = ({ kind }: CancelledBy) =>
  kind === "resident" ? ("cancelled-by-resident" as const) : ("cancelled-by-mediator" as const);
