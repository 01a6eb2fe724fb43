import { AppointmentId, ReasonId, type Appointment } from "../../src/appointments/appointment.ts";
import type { HoldRequest } from "../../src/appointments/appointment-store.ts";
import type { ScheduleChange } from "../../src/appointments/schedule-store.ts";
import { WaitingId } from "../../src/appointments/waiting-list-store.ts";
import { SeatId, WorkshopId } from "../../src/appointments/workshop.ts";
import { EventId } from "../../src/shared/ids.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { now, only, person, samira, slot, wish } from "../appointments/hold-wishes.ts";
import { anOpening, aSchedule } from "../appointments/schedules.ts";
import { daysLater } from "../storage/booked-appointments.ts";
import { at, converse, line, present, sonia, words } from "../storage/story.ts";

/** Something of each state of an agenda, of its workshops, of who waits for a time, and of the schedule. */
export async function fillAgenda(storage: Storage): Promise<void> {
  await makeAppointments(storage);
  await moveSome(storage);
  await bookForPeople(storage);
  await giveSeats(storage);
  await letWait(storage);
  await changeSchedule(storage);
}

const holding =
  ({ appointments }: Storage) =>
  async (name: string, time: Partial<HoldRequest>): Promise<HoldRequest> => {
    const asked = wish({ id: AppointmentId.parse(name), conversation: person(name), ...time });
    expect((await appointments.hold(asked, now)).kind).toBe("held");
    return asked;
  };

const booking =
  (storage: Storage) =>
  async (name: string, time: Partial<HoldRequest>): Promise<Appointment> => {
    const { id, conversation } = await holding(storage)(name, time);
    await storage.appointments.confirm(id, conversation, "Amina", now);
    return present(await storage.appointments.find(id));
  };

async function makeAppointments(storage: Storage): Promise<void> {
  const { appointments } = storage;
  const [hold, book] = [holding(storage), booking(storage)];
  const long = new Date(slot("09:00").end.getTime() + 10 * 60_000);
  await hold("held", { ...slot("09:00"), busyUntil: long });
  await book("booked", slot("10:00"));
  const left = await book("cancelled", slot("11:00"));
  await appointments.cancel(left.id, { kind: "resident", conversation: left.conversation }, now);
  const refused = await book("cancelled-by-us", slot("12:00"));
  await appointments.cancel(refused.id, { kind: "mediator", mediator: sonia.id }, now);
  const given = await hold("released", { ...slot("13:00"), candidates: only(samira) });
  await appointments.release(given.id, given.conversation);
}

async function moveSome(storage: Storage): Promise<void> {
  const [hold, book] = [holding(storage), booking(storage)];
  const old = await book("moves", slot("14:00"));
  const next = { id: AppointmentId.parse("moved"), conversation: person("moves") };
  await hold("moved", { ...daysLater(1, "14:00"), ...next, moves: old.id });
  expect((await storage.appointments.confirm(next.id, next.conversation, null, now)).kind).toBe("booked");
  // Held over a part of the time of the one that it would replace, and younger or older than it.
  const later = await book("would move", slot("15:00"));
  await hold("would be moved", { ...slot("15:30"), conversation: person("would move"), moves: later.id });
}

async function bookForPeople(storage: Storage): Promise<void> {
  const { appointments, reminders } = storage;
  const conversation = await converse(storage, "reminded", {});
  const time = { agent: samira, place: "phone", ...slot("17:00") } as const;
  const whom = { reason: ReasonId.parse("demarches-caf"), firstName: "Zoé", mediator: sonia.id };
  const anew = (name: string) => ({ id: AppointmentId.parse(name), code: wish().code });
  const first = { ...time, ...whom, ...anew("by-us"), conversation, ifTaken: "refuse" } as const;
  expect((await appointments.book(first, now)).kind).toBe("booked");
  const over = { ...first, ...anew("forced"), conversation: null, ifTaken: "force" } as const;
  expect((await appointments.book(over, now)).kind).toBe("booked");
  const moved = { ...first, ...anew("old"), ...daysLater(2, "09:00") };
  expect((await appointments.book(moved, now)).kind).toBe("booked");
  const to = { ...time, ...daysLater(3, "09:00") };
  const move = { appointment: moved.id, version: 1, id: AppointmentId.parse("new"), to, mediator: sonia.id };
  expect((await appointments.move({ ...move, ifTaken: "refuse" }, now)).kind).toBe("moved");
  await appointments.attend(first.id, "noshow", now);
  const said = { outcome: "said", messages: [line("reminder", words("Demain !"), { kind: "system" }, at(0))] } as const;
  for (const [kind, act] of [
    ["day-before", said],
    ["hours-before", { outcome: "passed-over" }],
  ] as const) {
    expect(await reminders.settle({ appointment: first.id, version: 2, kind }, act, now)).toBe("done");
  }
}

async function giveSeats({ seats }: Storage): Promise<void> {
  for (const [number, state] of (["held", "booked", "cancelled", "released"] as const).entries()) {
    const conversation = person(`sits ${state}`);
    const workshop = WorkshopId.parse(number < 3 ? "atelier-mail:2026-03-31" : "atelier-photos:2026-04-01");
    const asked = { event: EventId.parse(`seat-${state}`), id: SeatId.parse(`seat ${state}`), workshop, seats: 5 };
    const time = { ...slot("09:00", 120), heldUntil: at(4000) };
    const answer = await seats.hold({ ...asked, ...time, conversation }, now);
    if (answer.kind !== "held") throw new Error("expected a seat");
    if (state === "booked" || state === "cancelled") await seats.confirm(asked.id, conversation, "Amina", now);
    if (state === "released") await seats.release(asked.id, conversation);
    if (state === "cancelled") await seats.cancel(asked.id, { kind: "mediator", mediator: sonia.id }, now);
  }
}

async function letWait(storage: Storage): Promise<void> {
  const { waitingList } = storage;
  const reason = ReasonId.parse("demarches-caf");
  const wishes = { weekdays: [2], hours: [{ from: 480, to: 720 }], days: [{ from: "2026-04-01", to: "2026-04-09" }] };
  for (const name of ["offered", "waits for a time"]) {
    const conversation = await converse(storage, name, {});
    await waitingList.join({ id: WaitingId.parse(name), conversation, reason, wishes }, now);
  }
  const entry = present((await waitingList.waiting(now)).find(({ id }) => id === WaitingId.parse("offered")));
  const hold = wish({ ...slot("18:00"), conversation: entry.conversation, id: AppointmentId.parse("offer") });
  expect((await waitingList.offer({ entry: entry.id, offers: 0, hold }, now)).kind).toBe("offered");
}

async function changeSchedule({ schedule }: Storage): Promise<void> {
  const by = { mediator: sonia.id, name: sonia.name };
  const change = { at: at(0), by, part: "opening", id: "samira-1", before: null, after: '{"from":"08:00"}' } as const;
  const changes: readonly ScheduleChange[] = [change, { ...change, by: null, before: "{}", after: null }];
  for (const [version, one] of changes.entries()) {
    const kept = { schedule: aSchedule({ openings: [anOpening({ from: "08:00" })] }), changedIn: { one: version + 1 } };
    expect(await schedule.save(version, kept, one)).toBe("saved");
  }
}
