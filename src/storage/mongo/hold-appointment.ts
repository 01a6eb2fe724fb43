import type { HoldAnswer, HoldRequest } from "../../appointments/appointment-store.ts";
import { chooseAgent, type AgentLoad } from "../../appointments/choose-agent.ts";
import { appointmentOf, unmoved, type AppointmentDocument } from "./appointment-document.ts";
import { giveCodeBack, takeCode } from "./appointment-codes.ts";
import { findOne } from "./change-appointment.ts";
import { keep } from "./change.ts";
import type { MongoDatabase } from "./database.ts";
import { dayOf, newDay, type DayDocument } from "./day-document.ts";
import { dayStep, dayWritten, ended, isFree, minutesOf, put, withoutLapsed } from "./day-step.ts";
import { takeNumbers } from "./numbers.ts";

/** The promise is that of `AppointmentStore.hold`. */
export async function holdAppointment(db: MongoDatabase, request: HoldRequest, now: Date): Promise<HoldAnswer> {
  const { collections, dayOffsetMs } = db;
  const id = dayOf(request.start, dayOffsetMs);
  // It would have to be kept apart from those of two days; no centre receives anybody at midnight.
  if (dayOf(new Date(request.busyUntil.getTime() - 1), dayOffsetMs) !== id) return { kind: "taken" };
  const moved = request.moves === null ? null : await findOne(db, request.moves);
  const elsewhere = await workElsewhere(db, request, id, now);
  const order = await takeNumbers(collections.counters, "hold", 1);
  let code = null as string | null; // kept when the day has to be looked at again
  const answer = await db.changeDay<HoldAnswer>(id, async (found) => {
    const day = found ?? newDay(id);
    const known = await heldFor(db, day, request.event);
    if (known !== null) return keep(answerAgain(known, now));
    if (request.moves !== null && !isToCome(moved, now)) return keep({ kind: "gone" });
    const step = withoutLapsed(dayStep(day), now);
    const own =
      step.day.items.find((item) => item.state === "held" && item.conversation === request.conversation) ?? null;
    const agent = chooseAgent(loadsOfFree(step.day, request, own, elsewhere, now));
    if (agent === null) return keep({ kind: "taken" });
    const appointment: AppointmentDocument = {
      _id: request.id,
      day: id,
      code: moved?.code ?? (code ??= await takeCode(collections.codes, request.code, request.id, request.end, now)),
      reason: request.reason,
      agent,
      place: request.place,
      start: request.start,
      end: request.end,
      busyUntil: request.busyUntil,
      state: "held",
      heldAt: now,
      heldUntil: request.heldUntil,
      conversation: request.conversation,
      firstName: null,
      holdEvent: request.event,
      ...unmoved,
      origin: request.mediator === null ? "resident" : "mediator",
      mediator: request.mediator,
      moves: request.moves,
      calendarUid: moved?.calendarUid ?? request.id,
      sequence: moved === null ? 0 : moved.sequence + 1,
      order,
      moved: 0,
    };
    const free = own === null ? step : put(step, ended(own, "released"));
    const { day: next, followUps } = put(free, appointment);
    const others = { does: "keep-one-hold", conversation: request.conversation } as const;
    return dayWritten(
      { day: next, followUps: [...followUps, others] },
      {
        kind: "held",
        appointment: appointmentOf(appointment),
      },
    );
  });
  if (code !== null && answer.kind !== "held") await giveCodeBack(collections.codes, code, request.id);
  return answer;
}

/** A person holds one appointment: of several, on different days, the one that was asked for last. Safe to repeat. */
export async function keepOneHold(db: MongoDatabase, conversation: string): Promise<void> {
  const [, ...older] = await db.collections.appointments
    .find({ conversation, state: "held" })
    .sort({ order: -1 })
    .lean<AppointmentDocument[]>()
    .exec();
  for (const { _id, day } of older) {
    await db.changeDay(day, (document) => {
      const item = document?.items.find((one) => one._id === _id && one.state === "held");
      return document && item
        ? dayWritten(put(dayStep(document), ended(item, "released")), undefined)
        : keep(undefined);
    });
  }
}

/** The event's appointment, looked for as it moves: in the day, in what is pending there, among all. */
async function heldFor(
  { collections }: MongoDatabase,
  { items, pending }: DayDocument,
  event: string,
): Promise<AppointmentDocument | null> {
  const item = items.find(({ holdEvent }) => holdEvent === event);
  if (item !== undefined) return item;
  const moved = pending.flatMap((one) =>
    one.does === "record-appointment" ? [[one.appointment._id, one.appointment] as const] : [],
  );
  return (
    [...new Map(moved).values()].find(({ holdEvent }) => holdEvent === event) ??
    collections.appointments.findOne({ holdEvent: event }).lean<AppointmentDocument>().exec()
  );
}

export const isToCome = (one: AppointmentDocument | null, now: Date): one is AppointmentDocument =>
  one?.state === "booked" && one.end > now;

function answerAgain(appointment: AppointmentDocument, now: Date): HoldAnswer {
  const stands = appointment.state === "booked" || (appointment.heldUntil !== null && appointment.heldUntil > now);
  return stands ? { kind: "held", appointment: appointmentOf(appointment) } : { kind: "taken" };
}

type Work = { readonly minutes: number; readonly lastHeldAt: Date | null };

/** What the candidates have to do on other days, but for what the person would give back. Read before the day, which then is soon decided. */
async function workElsewhere(
  { collections: { appointments } }: MongoDatabase,
  { candidates, compare, conversation, moves }: HoldRequest,
  day: string,
  now: Date,
): Promise<ReadonlyMap<string, Work>> {
  const own = { conversation, state: "held" as const };
  const active = { state: { $in: ["held", "booked"] as const }, day: { $ne: day }, $nor: [own, { _id: moves ?? "" }] };
  const agents = candidates.map(({ agent }) => agent);
  const within = await appointments
    .find({ ...active, agent: { $in: agents }, start: { $gte: compare.from, $lt: compare.to } })
    .lean<AppointmentDocument[]>()
    .exec();
  const works = await Promise.all(
    agents.map(async (agent): Promise<readonly [string, Work]> => {
      const last = await appointments
        .findOne({ ...active, agent }, { heldAt: 1 })
        .sort({ agent: 1, heldAt: -1 })
        .lean<Pick<AppointmentDocument, "heldAt">>()
        .exec();
      return [agent, { minutes: minutesWith(agent, within, now), lastHeldAt: last?.heldAt ?? null }];
    }),
  );
  return new Map(works);
}

const minutesWith = (agent: string, appointments: readonly AppointmentDocument[], now: Date): number =>
  appointments
    .filter((one) => one.agent === agent && (one.heldUntil === null || one.heldUntil > now))
    .reduce((sum, one) => sum + minutesOf(one), 0);

function loadsOfFree(
  day: DayDocument,
  request: HoldRequest,
  own: AppointmentDocument | null,
  elsewhere: ReadonlyMap<string, Work>,
  now: Date,
): readonly AgentLoad[] {
  const { from, to } = request.compare;
  const given = [own?._id ?? null, request.moves];
  const others = day.items.filter(({ _id }) => !given.includes(_id));
  const compared = others.filter(({ start }) => start >= from && start < to);
  const { start, busyUntil } = request;
  const free = request.candidates.filter(({ agent }) => isFree(day, { agent, start, busyUntil }, given));
  return free.map(({ agent, weeklyOpenMinutes }) => {
    const work = elsewhere.get(agent);
    const times = [
      work?.lastHeldAt ?? null,
      ...others.filter((one) => one.agent === agent).map(({ heldAt }) => heldAt),
    ];
    const last = Math.max(0, ...times.map((at) => at?.getTime() ?? 0));
    return {
      agent,
      weeklyOpenMinutes,
      bookedMinutes: (work?.minutes ?? 0) + minutesWith(agent, compared, now),
      lastBookedAt: last === 0 ? null : new Date(last),
    };
  });
}
