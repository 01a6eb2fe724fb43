import { AppointmentId, ReasonId } from "../../src/appointments/appointment.ts";
import { WaitingId } from "../../src/appointments/waiting-list-store.ts";
import { SeatId, WorkshopId } from "../../src/appointments/workshop.ts";
import { EventId } from "../../src/shared/ids.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { later, only, person, samira, slot, wish } from "../appointments/hold-wishes.ts";
import { aReason, aSchedule } from "../appointments/schedules.ts";
import { bookingOn, daysLater } from "./booked-appointments.ts";
import { anAlert, at, converse, line, present, pushing, sonia, words } from "./story.ts";

const now = later(0);
const byMediator = { kind: "mediator", mediator: sonia.id } as const;

/** The part of `useEverything` that is about appointments, workshops and who waits for them. */
export async function useAppointments(storage: Storage): Promise<void> {
  await useHolds(storage);
  await useMoves(storage);
  await useReminders(storage);
  await useSeats(storage);
  await useWaitingList(storage);
  await useSchedule(storage);
}

async function useHolds({ appointments }: Storage): Promise<void> {
  const { id, conversation } = wish();
  await appointments.hold(wish({ id, conversation }), now);
  await appointments.renewHold(id, conversation, later(20), now);
  await appointments.confirm(id, conversation, null, now);
  const given = wish({ ...slot("11:00"), conversation });
  await appointments.hold(given, now);
  await appointments.release(given.id, conversation);
  await appointments.expireHolds(now);
  const [from, to] = [slot("08:00").start, slot("20:00").start];
  const agents = wish().candidates.map(({ agent }) => agent);
  await Promise.all([appointments.between(from, to), appointments.busyBetween(agents, from, to, now)]);
  await appointments.minutesBooked(agents, from, to, now);
  await Promise.all([appointments.upcomingOf(conversation, now), appointments.lastHeldBy(conversation)]);
  const { code } = present(await appointments.find(id));
  await appointments.findByCode(code, now);
  await appointments.cancel(id, { kind: "resident", conversation }, now);
  await appointments.forget(conversation, now, now);
}

/** Moved by the person, then by a mediator; made by a mediator on a free time and on a taken one. */
async function useMoves(storage: Storage): Promise<void> {
  const { appointments } = storage;
  const { held, booked } = bookingOn(() => storage);
  const old = await booked({ conversation: person("moves") });
  const next = await held({ ...slot("14:00"), conversation: person("moves"), moves: old.id });
  await appointments.confirm(next.id, person("moves"), null, later(1));
  const { version } = present(await appointments.find(next.id));
  const moved = AppointmentId.parse("moved-by-mediator");
  const to = { ...daysLater(1, "09:00"), agent: samira, place: "centre" } as const;
  await appointments.move(
    { appointment: next.id, version, id: moved, to, mediator: sonia.id, ifTaken: "refuse" },
    later(2),
  );
  for (const ifTaken of ["refuse", "force"] as const) {
    const { id, code, reason } = wish();
    const person = { conversation: null, firstName: "Zoé" };
    await appointments.book({ ...to, ...person, id, code, reason, mediator: sonia.id, ifTaken }, later(3));
  }
  const over = daysLater(2, "09:00").start;
  await appointments.unattended(over, 10);
  await appointments.countUnattended(over);
  await appointments.attend(moved, "seen", over);
}

async function useReminders(storage: Storage): Promise<void> {
  const { reminders, handoff } = storage;
  const conversation = await converse(storage, "reminded", { channel: pushing });
  const { booked } = bookingOn(() => storage);
  const { id: appointment, version } = await booked({ ...daysLater(3, "09:00"), conversation });
  await reminders.without("day-before", now, daysLater(9, "00:00").start, 10);
  const messages = [line("reminder", words("Demain à 9 h 00."), { kind: "system" }, at(0))];
  await reminders.settle({ appointment, version, kind: "day-before" }, { outcome: "said", messages }, later(3));
  const unreachable = { outcome: "unreachable", alert: anAlert("unreachable") } as const;
  await reminders.settle({ appointment, version, kind: "hours-before" }, unreachable, later(3));
  await handoff.tell(conversation, [line("told", words("C’est noté."), { kind: "system" }, at(0))], later(4));
}

async function useSeats({ seats }: Storage): Promise<void> {
  const workshop = WorkshopId.parse("atelier-mail:2026-03-31");
  const time = { start: slot("09:00").start, end: slot("09:00", 120).end, heldUntil: later(10) };
  const [first, second] = ["seat-a", "seat-b"].map((id) => SeatId.parse(id)) as [SeatId, SeatId];
  for (const id of [first, second]) {
    const request = { event: EventId.parse(`event-${id}`), conversation: person(id), id, workshop, seats: 3, ...time };
    await seats.hold(request, now);
    await seats.heldBy(person(id), now);
  }
  await seats.confirm(first, person(first), "Amina", later(1));
  await seats.release(second, person(second));
  await Promise.all([seats.taken([workshop], now), seats.bookedOf(workshop), seats.upcomingOf(person(first), now)]);
  await seats.find(first);
  await seats.cancel(first, byMediator, later(2));
}

async function useWaitingList({ waitingList, appointments }: Storage): Promise<void> {
  const reason = aReason().id;
  const conversation = person("waits");
  const wishes = { weekdays: [], hours: [], days: [] };
  const { entry } = await waitingList.join({ id: WaitingId.parse("waits"), conversation, reason, wishes }, now);
  await waitingList.join({ id: WaitingId.parse("other"), conversation, reason, wishes }, later(1));
  await waitingList.waiting(now);
  const hold = wish({ ...daysLater(4, "09:00"), conversation, reason, candidates: only(samira) });
  await waitingList.offer({ entry: entry.id, offers: entry.offers, hold }, now);
  await Promise.all([waitingList.of(conversation), waitingList.beingOffered(now)]);
  await appointments.confirm(hold.id, conversation, null, later(1));
  for (const left of [ReasonId.parse("impots"), reason]) {
    await waitingList.join({ id: WaitingId.parse(`waits-${left}`), conversation, reason: left, wishes }, later(2));
  }
  await waitingList.leave(conversation, reason);
  await waitingList.leave(conversation, null);
}

async function useSchedule({ schedule }: Storage): Promise<void> {
  const change = { at: at(0), by: null, part: "everything", id: "", before: null, after: null } as const;
  await schedule.save(0, { schedule: aSchedule(), changedIn: {} }, change);
  await Promise.all([schedule.version(), schedule.latest(), schedule.changes(9)]);
}
