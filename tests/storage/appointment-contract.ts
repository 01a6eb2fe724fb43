import { AppointmentId, type Appointment } from "../../src/appointments/appointment.ts";
import type { AppointmentStore, HoldAnswer, HoldRequest } from "../../src/appointments/appointment-store.ts";
import { EventId, MediatorId } from "../../src/shared/ids.ts";
import { karim, later, now, only, person, samira, slot, wish } from "../appointments/hold-wishes.ts";

export type OpenAppointments = { readonly appointments: AppointmentStore; close(): Promise<void> };

const mediator = { kind: "mediator", mediator: MediatorId.parse("sonia") } as const;
const expectHeld = (answer: HoldAnswer): Appointment => {
  if (answer.kind !== "held") throw new Error("expected it to be held, but it was taken");
  return answer.appointment;
};
const overlaps = (appointments: readonly Appointment[]): number =>
  appointments.reduce(
    (count, a, index) =>
      count +
      appointments.slice(index + 1).filter((b) => a.agent === b.agent && a.start < b.end && b.start < a.end).length,
    0,
  );

/** What every implementation promises. `openEmpty` gives an empty store each time. */
export function itBehavesLikeAnAppointmentStore(openEmpty: () => Promise<OpenAppointments>): void {
  let store: AppointmentStore;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const opened = await openEmpty();
    store = opened.appointments;
    close = () => opened.close();
  });
  afterEach(() => close());

  const hold = async (changes?: Partial<HoldRequest>, at = now) => store.hold(wish(changes), at);
  const held = async (changes?: Partial<HoldRequest>, at = now) => expectHeld(await hold(changes, at));
  const booked = async (changes?: Partial<HoldRequest>): Promise<Appointment> => {
    const { id, conversation } = await held(changes);
    const answer = await store.confirm(id, conversation ?? person("nobody"), "Amina", later(1));
    if (answer.kind !== "booked") throw new Error("expected it to be booked, but it had expired");
    return answer.appointment;
  };
  const busyCells = async (at = now): Promise<number> => {
    const busy = await store.busyBetween([samira, karim], slot("00:00").start, slot("23:55").start, at);
    return [...busy.values()].reduce((total, cells) => total + cells.size, 0);
  };

  describe("holding", () => {
    it("keeps the slot for the person, with a code, until the hold ends", async () => {
      const request = wish();
      const appointment = expectHeld(await store.hold(request, now));
      expect(appointment).toEqual({
        id: request.id,
        code: request.code,
        reason: "demarches-caf",
        agent: "samira",
        place: "centre",
        start: request.start,
        end: request.end,
        conversation: person("amina"),
        firstName: null,
        state: { kind: "held", until: later(10), moves: null },
        heldAt: now,
        origin: { kind: "resident" },
        version: 1,
        calendar: { uid: request.id, sequence: 0 },
        reminders: [],
      });
      expect(await store.find(request.id)).toEqual(appointment);
      expect(await busyCells()).toBe(9);
    });

    it.each([
      ["the same time", "09:00", 45, "taken"],
      ["a time that begins inside", "09:30", 45, "taken"],
      ["a time that ends inside", "08:30", 45, "taken"],
      ["a longer time around it", "08:00", 180, "taken"],
      ["the time right after", "09:45", 45, "held"],
      ["the time right before", "08:15", 45, "held"],
    ])("while 9:00 to 9:45 is held, answers for %s: %s", async (_, time, minutes, expected) => {
      await held();
      expect((await hold({ ...slot(time, minutes), conversation: person("bilal") })).kind).toBe(expected);
    });

    it("keeps the agent free during the buffer", async () => {
      await held({ busyUntil: slot("10:00").start });
      expect((await hold({ ...slot("09:45"), conversation: person("bilal") })).kind).toBe("taken");
      expect((await hold({ ...slot("10:00"), conversation: person("bilal") })).kind).toBe("held");
    });

    it("gives one slot to one of sixty who ask at once", async () => {
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, index) => hold({ conversation: person(index) })),
      );
      expect(answers.filter(({ kind }) => kind === "held")).toHaveLength(1);
      expect(await busyCells()).toBe(9);
    });

    it("lets no two appointments of an agent meet when sixty ask for overlapping times at once", async () => {
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, index) => {
          const start = new Date(slot("08:00").start.getTime() + ((index * 7) % 24) * 10 * 60_000);
          const end = new Date(start.getTime() + (20 + (index % 4) * 15) * 60_000);
          const asked = { start, end, busyUntil: end, candidates: only(samira, karim), conversation: person(index) };
          return hold(asked);
        }),
      );
      const appointments = answers.flatMap((answer) => (answer.kind === "held" ? [answer.appointment] : []));
      expect(appointments.length).toBeGreaterThan(4);
      expect(overlaps(appointments)).toBe(0);
      const minutes = appointments.reduce((sum, { start, end }) => sum + (end.getTime() - start.getTime()) / 60_000, 0);
      expect(await busyCells()).toBe(minutes / 5);
    });

    it("gives the same answer to the same event, five times at once and again later, and books nothing twice", async () => {
      const event = EventId.parse("redelivered");
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => hold({ event, candidates: only(samira, karim) })),
      );
      const ids = answers.map((answer) => expectHeld(answer).id);
      expect(new Set(ids).size).toBe(1);
      expect(await busyCells()).toBe(9);
      const id = ids[0] ?? AppointmentId.parse("none");
      await store.confirm(id, person("amina"), null, later(1));
      expect(expectHeld(await hold({ event })).id).toBe(id);
      expect(await busyCells()).toBe(9);
    });

    it("never says held again for an event whose hold is over", async () => {
      const event = EventId.parse("redelivered-late");
      await held({ event });
      expect((await hold({ event, heldUntil: later(30) }, later(11))).kind).toBe("taken");
      await store.expireHolds(later(11));
      expect((await hold({ event, heldUntil: later(30) }, later(12))).kind).toBe("taken");
    });

    it("lets a person hold one slot: another wish gives the first one back", async () => {
      const first = await held();
      const second = await held(slot("14:00"));
      expect((await store.find(first.id))?.state).toEqual({ kind: "released" });
      expect((await store.lastHeldBy(person("amina")))?.id).toBe(second.id);
      expect((await hold({ conversation: person("bilal") })).kind).toBe("held");
    });

    it("does not take the own hold for an obstacle", async () => {
      await held();
      const again = await held({ ...slot("09:15") });
      expect(again.start).toEqual(slot("09:15").start);
      expect(await busyCells()).toBe(9);
    });

    it("leaves the first hold alone when the other wish cannot be had", async () => {
      const first = await held();
      await held({ ...slot("14:00"), conversation: person("bilal") });
      expect((await hold(slot("14:00"))).kind).toBe("taken");
      expect((await store.find(first.id))?.state.kind).toBe("held");
    });

    it("gives the next free code when the wished one is in use", async () => {
      const first = await held({ code: "CDFH" });
      const second = await held({ ...slot("14:00"), code: "CDFH", conversation: person("bilal") });
      expect(first.code).toBe("CDFH");
      expect(second.code).toMatch(/^[CDFHJKLMNPRTVWX2-9]{4}$/);
      expect(second.code).not.toBe("CDFH");
    });
  });

  describe("the agent", () => {
    it("is whoever has the least to do for the hours they receive", async () => {
      await booked({ ...slot("14:00"), conversation: person("bilal") });
      const equalHours = await held({ candidates: only(samira, karim) });
      expect(equalHours.agent).toBe("karim");
      await store.release(equalHours.id, person("amina"));
      const halfTime = [
        { agent: samira, weeklyOpenMinutes: 1200 },
        { agent: karim, weeklyOpenMinutes: 300 },
      ];
      await booked({ ...slot("16:00"), candidates: only(karim), conversation: person("chloe") });
      expect((await held({ candidates: halfTime })).agent).toBe("samira");
    });

    it("shares the work evenly", async () => {
      for (const index of Array.from({ length: 10 }).keys()) {
        await booked({
          ...slot(`${String(8 + index).padStart(2, "0")}:00`),
          candidates: only(samira, karim),
          conversation: person(index),
        });
      }
      const minutes = await store.minutesBooked([samira, karim], slot("00:00").start, slot("23:55").start, now);
      expect([...minutes]).toEqual([
        ["samira", 225],
        ["karim", 225],
      ]);
    });

    it("is another one when the fairest is not free", async () => {
      await booked({ ...slot("14:00"), candidates: only(karim), conversation: person("bilal") });
      await booked({ ...slot("09:15"), candidates: only(samira), conversation: person("chloe") });
      await booked({ ...slot("16:00"), candidates: only(karim), conversation: person("david") });
      expect((await held({ candidates: only(samira, karim) })).agent).toBe("karim");
    });
  });

  describe("a hold that ends", () => {
    it("no longer stands in the way, whether or not the purge has run", async () => {
      await held();
      expect((await hold({ conversation: person("bilal") }, later(9))).kind).toBe("taken");
      expect(await busyCells(later(10))).toBe(0);
      const minutes = await store.minutesBooked([samira], slot("00:00").start, slot("23:55").start, later(10));
      expect(minutes.get(samira)).toBe(0);
      expect((await hold({ conversation: person("bilal"), heldUntil: later(20) }, later(10))).kind).toBe("held");
    });

    it("cannot be confirmed, renewed or saved from the purge once its time has passed", async () => {
      const { id } = await held();
      expect((await store.confirm(id, person("amina"), null, later(10))).kind).toBe("expired");
      expect(await store.renewHold(id, person("amina"), later(30), later(10))).toBe("expired");
      expect(await store.expireHolds(later(9))).toBe(0);
      expect(await store.expireHolds(later(10))).toBe(1);
      expect(await store.expireHolds(later(10))).toBe(0);
      expect((await store.find(id))?.state).toEqual({ kind: "expired" });
      expect((await store.confirm(id, person("amina"), null, later(11))).kind).toBe("expired");
    });

    it("lasts longer when it is renewed, and never less", async () => {
      const { id } = await held();
      expect(await store.renewHold(id, person("amina"), later(5), later(1))).toBe("renewed");
      expect((await store.find(id))?.state).toMatchObject({ kind: "held", until: later(10) });
      expect(await store.renewHold(id, person("amina"), later(15), later(5))).toBe("renewed");
      expect((await store.confirm(id, person("amina"), null, later(14))).kind).toBe("booked");
    });

    it("is given back by whoever holds it, and by nobody else", async () => {
      const { id } = await held();
      expect(await store.release(id, person("bilal"))).toBe("gone");
      expect(await store.renewHold(id, person("bilal"), later(15), now)).toBe("expired");
      expect(await store.release(id, person("amina"))).toBe("released");
      expect(await store.release(id, person("amina"))).toBe("released");
      expect(await busyCells()).toBe(0);
      expect((await store.confirm(id, person("amina"), null, now)).kind).toBe("expired");
      expect(await store.release(AppointmentId.parse("unheard-of"), person("amina"))).toBe("gone");
    });
  });

  describe("confirming", () => {
    it("books what is held, once, five times at once and again later", async () => {
      const { id } = await held();
      const confirm = () => store.confirm(id, person("amina"), "Amina", later(9));
      const answers = await Promise.all([confirm(), confirm(), confirm(), confirm(), confirm()]);
      answers.push(await store.confirm(id, person("amina"), "Amina", later(90)));
      expect(answers.map((answer) => answer.kind)).toEqual(Array(6).fill("booked"));
      expect(await store.upcomingOf(person("amina"), later(90))).toEqual([
        expect.objectContaining({ id, firstName: "Amina", state: { kind: "booked", attendance: "unsaid" } }),
      ]);
    });

    it("keeps its time for good", async () => {
      const { id } = await booked();
      await store.expireHolds(later(600));
      expect(await busyCells(later(600))).toBe(9);
      expect((await hold({ conversation: person("bilal"), heldUntil: later(610) }, later(600))).kind).toBe("taken");
      expect(await store.release(id, person("amina"))).toBe("gone");
    });

    it("is for whoever holds it", async () => {
      const { id } = await held();
      expect((await store.confirm(id, person("bilal"), null, now)).kind).toBe("expired");
      await store.confirm(id, person("amina"), null, now);
      expect((await store.confirm(id, person("bilal"), null, now)).kind).toBe("expired");
      expect((await store.confirm(AppointmentId.parse("unheard-of"), person("amina"), null, now)).kind).toBe("expired");
    });

    it("leaves room for another appointment of the same person", async () => {
      await booked();
      await booked({ ...slot("14:00") });
      expect((await store.upcomingOf(person("amina"), now)).map(({ start }) => start)).toEqual([
        slot("09:00").start,
        slot("14:00").start,
      ]);
    });
  });

  describe("cancelling", () => {
    const resident = { kind: "resident", conversation: person("amina") } as const;

    it.each([
      ["the person", resident, "resident"],
      ["a mediator", mediator, "mediator"],
    ] as const)("frees the time when %s cancels, and says so again to the same event", async (_, by, name) => {
      const { id } = await booked();
      const cancel = () => store.cancel(id, by, later(60));
      const answers = await Promise.all([cancel(), cancel(), cancel(), cancel(), cancel()]);
      expect(answers.map(({ kind }) => kind)).toEqual(Array(5).fill("cancelled"));
      expect((await store.find(id))?.state).toEqual({ kind: "cancelled", by: name });
      expect(await store.upcomingOf(person("amina"), now)).toEqual([]);
      expect(await busyCells()).toBe(0);
      expect((await hold({ conversation: person("bilal") })).kind).toBe("held");
      expect(await cancel()).toMatchObject({ kind: "cancelled", appointment: { id } });
      expect((await store.confirm(id, person("amina"), null, now)).kind).toBe("expired");
    });

    it("is refused to other residents, after the end, after the other side, and for what was never booked", async () => {
      const { id } = await booked();
      const stranger = { kind: "resident", conversation: person("bilal") } as const;
      expect((await store.cancel(id, stranger, now)).kind).toBe("gone");
      expect((await store.cancel(id, resident, slot("09:45").start)).kind).toBe("gone");
      expect((await store.cancel(id, mediator, slot("09:44").start)).kind).toBe("cancelled");
      expect((await store.cancel(id, resident, now)).kind).toBe("gone");
      const { id: heldOnly } = await held({ ...slot("14:00") });
      expect((await store.cancel(heldOnly, resident, now)).kind).toBe("gone");
      expect((await store.cancel(AppointmentId.parse("unheard-of"), mediator, now)).kind).toBe("gone");
    });
  });

  describe("looking up", () => {
    it("finds nothing where there is nothing", async () => {
      expect(await store.find(AppointmentId.parse("unheard-of"))).toBeNull();
      expect(await store.lastHeldBy(person("amina"))).toBeNull();
      expect(await store.upcomingOf(person("amina"), now)).toEqual([]);
      expect(await store.between(new Date(0), later(100_000))).toEqual([]);
      expect([...(await store.busyBetween([samira], now, later(60), now)).values()]).toEqual([new Set()]);
    });

    it("lists what was booked or cancelled in a span of time, soonest first", async () => {
      const afternoon = await booked({ ...slot("14:00"), conversation: person("bilal") });
      const morning = await booked();
      await store.cancel(morning.id, mediator, now);
      await held({ ...slot("16:00"), conversation: person("chloe") });
      const ids = async (from: string, to: string) =>
        (await store.between(slot(from).start, slot(to).start)).map(({ id }) => id);
      expect(await ids("00:00", "23:55")).toEqual([morning.id, afternoon.id]);
      expect(await ids("09:00", "14:00")).toEqual([morning.id]);
      expect(await ids("09:05", "14:05")).toEqual([afternoon.id]);
    });

    it("leaves out of the upcoming ones what is over", async () => {
      await booked();
      expect(await store.upcomingOf(person("amina"), slot("09:44").start)).toHaveLength(1);
      expect(await store.upcomingOf(person("amina"), slot("09:45").start)).toEqual([]);
    });

    it("tells the busy cells of each agent asked about, in the span asked about", async () => {
      await booked();
      await held({ ...slot("09:30"), candidates: only(karim), conversation: person("bilal") });
      const busy = await store.busyBetween([samira], slot("09:40").start, slot("12:00").start, now);
      const first = slot("09:40").start.getTime() / 300_000;
      expect(busy).toEqual(new Map([[samira, new Set([first])]]));
    });
  });

  describe("forgetting a person", () => {
    it("frees what is to come and leaves no way from an appointment to the person", async () => {
      const event = EventId.parse("of-amina");
      const past = await booked({ event });
      const toCome = await booked({ ...slot("14:00") });
      const onHold = await held({ ...slot("16:00") });
      const others = await booked({ ...slot("11:00"), conversation: person("bilal") });
      for (let times = 0; times < 2; times++) await store.forget(person("amina"), later(60), slot("12:00").start);
      const nobody = { conversation: null, firstName: null };
      expect(await store.find(past.id)).toMatchObject({ ...nobody, state: { kind: "booked" } });
      expect(await store.find(toCome.id)).toMatchObject({ ...nobody, state: { kind: "cancelled", by: "resident" } });
      expect(await store.find(onHold.id)).toMatchObject({ ...nobody, state: { kind: "released" } });
      expect(await store.find(others.id)).toEqual(others);
      expect(await store.lastHeldBy(person("amina"))).toBeNull();
      expect(await busyCells()).toBe(18);
      expect((await held({ ...slot("14:00"), event })).id).not.toBe(past.id);
    });

    it("spares what came after the wish to be forgotten", async () => {
      const after = await held({}, later(60));
      await store.forget(person("amina"), later(59), later(61));
      expect(await store.find(after.id)).toEqual(after);
    });
  });
}

/** `openSame` opens the same store at each call, empty at first. */
export function itKeepsAppointmentsWhenReopened(openSame: () => Promise<OpenAppointments>): void {
  it("keeps what was held and booked when it is closed and opened again", async () => {
    const before = await openSame();
    const first = expectHeld(await before.appointments.hold(wish(), now));
    await before.appointments.confirm(first.id, person("amina"), "Amina", now);
    const second = expectHeld(
      await before.appointments.hold(wish({ ...slot("14:00"), conversation: person("bilal") }), now),
    );
    await before.close();

    const after = await openSame();
    expect(await after.appointments.upcomingOf(person("amina"), now)).toEqual([
      { ...first, firstName: "Amina", version: 2, state: { kind: "booked", attendance: "unsaid" } },
    ]);
    expect((await after.appointments.hold(wish({ conversation: person("chloe") }), now)).kind).toBe("taken");
    expect((await after.appointments.confirm(second.id, person("bilal"), null, later(9))).kind).toBe("booked");
    await after.close();
  });
}
