import type { AgentId } from "../../appointments/appointment.ts";
import type { AppointmentStore, CancelledBy } from "../../appointments/appointment-store.ts";
import { cellRange, cellsIn } from "../../appointments/cells.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { appointmentOf, type AppointmentDocument } from "./appointment-document.ts";
import { keep, type Decision } from "./change.ts";
import type { MongoDatabase } from "./database.ts";
import { dayOf, type DayDocument } from "./day-document.ts";
import { announced, dayStep, dayWritten, ended, minutesOf, put, withoutLapsed } from "./day-step.ts";
import { holdAppointment } from "./hold-appointment.ts";

type OnOne<R> = (appointment: AppointmentDocument, day: DayDocument) => Decision<DayDocument, R>;

export function mongoAppointments(db: MongoDatabase): AppointmentStore {
  const { act, collections, dayOffsetMs } = db;
  const { appointments, days } = collections;
  const onOne = <R>(id: string, otherwise: R, decide: OnOne<R>) => act(() => changeOne(db, id, otherwise, decide));
  const list = async (filter: object, sort: Record<string, 1 | -1>) =>
    (await appointments.find(filter).sort(sort).lean<AppointmentDocument[]>().exec()).map(appointmentOf);
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
        return dayWritten(put(dayStep(day), { ...one, heldUntil: until }), "renewed");
      }),

    confirm: (id, conversation, firstName, now) =>
      onOne<Awaited<ReturnType<AppointmentStore["confirm"]>>>(id, { kind: "expired" }, (one, day) => {
        if (one.state === "booked" && one.conversation === conversation) {
          return keep({ kind: "booked", appointment: appointmentOf(one) });
        }
        if (!isHeldBy(one, conversation, now)) return keep({ kind: "expired" });
        const booked = { ...one, state: "booked", heldUntil: null, firstName } as const;
        const answer = { kind: "booked", appointment: appointmentOf(booked) } as const;
        return dayWritten(announced(put(dayStep(day), booked), now), answer);
      }),

    release: (id, conversation) =>
      onOne<"released" | "gone">(id, "gone", (one, day) => {
        if (one.conversation !== conversation) return keep("gone");
        if (one.state === "held") return dayWritten(put(dayStep(day), ended(one, "released")), "released");
        return keep(one.state === "released" ? "released" : "gone");
      }),

    cancel: (id, by, now) =>
      onOne<Awaited<ReturnType<AppointmentStore["cancel"]>>>(id, { kind: "gone" }, (one, day) => {
        const theirs = by.kind === "mediator" || one.conversation === by.conversation;
        if (!theirs) return keep({ kind: "gone" });
        if (one.state === `cancelled-by-${by.kind}`)
          return keep({ kind: "cancelled", appointment: appointmentOf(one) });
        if (one.state !== "booked" || one.end <= now) return keep({ kind: "gone" });
        const cancelled = ended(one, cancelledBy(by));
        const answer = { kind: "cancelled", appointment: appointmentOf(cancelled) } as const;
        return dayWritten(announced(put(dayStep(day), cancelled), now), answer);
      }),

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
        const newest = appointments.findOne({ conversation }).sort({ conversation: 1, order: -1 });
        const last = await newest.lean<AppointmentDocument>().exec();
        return last === null ? null : appointmentOf(last);
      }),
    upcomingOf: (conversation, now) =>
      act(() => list({ conversation, state: "booked", end: { $gt: now } }, { start: 1, _id: 1 })),
    between: (from, to) =>
      act(() =>
        list(
          {
            start: { $gte: from, $lt: to },
            state: { $in: ["booked", "cancelled-by-resident", "cancelled-by-mediator"] },
          },
          { start: 1, agent: 1, _id: 1 },
        ),
      ),
    find: (id) =>
      act(async () => {
        const found = await appointments.findOne({ _id: id }).lean<AppointmentDocument>().exec();
        return found === null ? null : appointmentOf(found);
      }),

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
  const theirs = await db.collections.appointments
    .find({ conversation, heldAt: { $lte: upTo } })
    .lean<AppointmentDocument[]>()
    .exec();
  for (const { _id } of theirs) {
    await changeOne(db, _id, undefined, (one, day) => {
      if (one.conversation !== conversation) return keep(undefined);
      const cancels = one.state === "booked" && one.end > now;
      const freed = cancels ? ended(one, "cancelled-by-resident") : one.state === "held" ? ended(one, "released") : one;
      const step = put(dayStep(day), { ...freed, conversation: null, firstName: null, holdEvent: null });
      return dayWritten(cancels ? announced(step, now) : step, undefined);
    });
  }
}

/** What one holds is given back if the other holds something. Safe to repeat, and to be killed in. */
export async function moveAppointments(db: MongoDatabase, from: string, to: string): Promise<void> {
  const { appointments } = db.collections;
  const theirs = await appointments.find({ conversation: from }).lean<AppointmentDocument[]>().exec();
  const holds = await appointments.exists({ conversation: to, state: "held" }).lean().exec();
  for (const { _id } of theirs) {
    await changeOne(db, _id, undefined, (one, day) => {
      if (one.conversation !== from) return keep(undefined);
      const moved = one.state === "held" && holds !== null ? ended(one, "released") : one;
      return dayWritten(put(dayStep(day), { ...moved, conversation: to }), undefined);
    });
  }
}

/**
 * An appointment as it is: while it keeps its time it stands in its day, afterwards in what is pending there, then among all; looked for in
 * that order, on a day that does not move meanwhile.
 */
export async function changeOne<R>(db: MongoDatabase, id: string, otherwise: R, decide: OnOne<R>): Promise<R> {
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

const isHeldBy = (one: AppointmentDocument, conversation: ConversationId, now: Date): boolean =>
  one.state === "held" && one.conversation === conversation && one.heldUntil !== null && one.heldUntil > now;

const cancelledBy = ({ kind }: CancelledBy) =>
  kind === "resident" ? ("cancelled-by-resident" as const) : ("cancelled-by-mediator" as const);
