import { AppointmentId } from "../../src/appointments/appointment.ts";
import { EventId, MediatorId } from "../../src/shared/ids.ts";
import { later, now, only, karim, person, samira, slot, wish } from "../appointments/hold-wishes.ts";
import { bookingOn, cellsKept, daysLater } from "./booked-appointments.ts";
import type { GivenStorage } from "./storage-contract.ts";

const amina = person("amina");

export function itMovesAppointments({ storage, another, restart }: GivenStorage): void {
  const { held, booked } = bookingOn(storage);
  const confirm = (id: AppointmentId, at = later(2)) => storage().appointments.confirm(id, amina, null, at);
  const all = () => storage().appointments.between(slot("00:00").start, daysLater(9, "00:00").start);
  const states = async () => (await all()).map(({ id, state }) => [id, state.kind]);

  describe.each([
    ["on the same day", slot("14:00")],
    ["to another day", daysLater(1, "14:00")],
  ])("%s", (_, time) => {
    it("keeps both times until yes, then has the new one alone, with the code, the name and the calendar entry", async () => {
      const old = await booked();
      const next = await held({ ...time, moves: old.id });
      expect(next.state).toMatchObject({ kind: "held", moves: old.id });
      expect(await states()).toEqual([[old.id, "booked"]]);
      expect(await cellsKept(storage())).toBe(18);
      expect(await confirm(next.id)).toMatchObject({
        kind: "booked",
        appointment: {
          id: next.id,
          code: old.code,
          firstName: "Amina",
          conversation: amina,
          state: { kind: "booked", attendance: "unsaid" },
          calendar: { uid: old.id, sequence: 1 },
        },
      });
      expect((await storage().appointments.find(old.id))?.state).toEqual({ kind: "moved", to: next.id });
      expect(await states()).toEqual([[next.id, "booked"]]);
      expect((await storage().appointments.upcomingOf(amina, now)).map(({ id }) => id)).toEqual([next.id]);
      expect((await storage().appointments.findByCode(old.code, now))?.id).toBe(next.id);
      expect(await cellsKept(storage())).toBe(9);
    });

    it("moves once, however often it is confirmed, by two processes at once and after a restart", async () => {
      const old = await booked();
      const event = EventId.parse("redelivered-move");
      const other = await another();
      const holds = await Promise.all(
        [storage(), other, storage(), other, storage()].map(({ appointments }) =>
          appointments.hold(wish({ ...time, event, moves: old.id }), now),
        ),
      );
      const ids = new Set(holds.map((answer) => (answer.kind === "held" ? answer.appointment.id : answer.kind)));
      const [id = ""] = ids;
      expect(ids.size).toBe(1);
      const appointment = AppointmentId.parse(id);
      const answers = await Promise.all(
        [storage(), other, storage(), other, storage()].map(({ appointments }) =>
          appointments.confirm(appointment, amina, null, later(2)),
        ),
      );
      expect(answers.map(({ kind }) => kind)).toEqual(Array(5).fill("booked"));
      await restart();
      expect((await confirm(appointment, later(90))).kind).toBe("booked");
      expect(await states()).toEqual([[appointment, "booked"]]);
      expect(await cellsKept(storage())).toBe(9);
    });

    it("leaves the old one alone when the hold runs out", async () => {
      const old = await booked();
      const next = await held({ ...time, moves: old.id });
      expect((await confirm(next.id, later(10))).kind).toBe("expired");
      await storage().appointments.expireHolds(later(10));
      expect(await storage().appointments.find(old.id)).toEqual(old);
      expect(await cellsKept(storage(), later(10))).toBe(9);
    });

    it("is no longer to be had once the old one is cancelled", async () => {
      const old = await booked();
      const next = await held({ ...time, moves: old.id });
      const by = { kind: "mediator", mediator: MediatorId.parse("sonia") } as const;
      expect((await storage().appointments.cancel(old.id, by, later(1))).kind).toBe("cancelled");
      expect(await cellsKept(storage())).toBe(0);
      expect((await confirm(next.id)).kind).toBe("expired");
      expect((await storage().appointments.hold(wish({ ...time, moves: old.id }), later(2))).kind).toBe("gone");
      expect(await states()).toEqual([[old.id, "cancelled"]]);
    });

    it("either moves or cancels, whoever asks at the same time", async () => {
      for (let round = 0; round < 6; round++) {
        const old = await booked({ conversation: amina });
        const next = await held({ ...time, moves: old.id });
        const other = await another();
        const by = { kind: "resident", conversation: amina } as const;
        const [confirmed, cancelled] = await Promise.all([
          confirm(next.id),
          other.appointments.cancel(old.id, by, later(2)),
        ]);
        expect([confirmed.kind, cancelled.kind]).toEqual(
          confirmed.kind === "booked" ? ["booked", "gone"] : ["expired", "cancelled"],
        );
        const left = (await all()).filter(({ state }) => state.kind === "booked");
        expect(left.map(({ id }) => id)).toEqual(confirmed.kind === "booked" ? [next.id] : []);
        for (const { id } of left) await storage().appointments.cancel(id, by, later(3));
        expect(await cellsKept(storage())).toBe(0);
      }
    });

    it("gives the place to one of two who want to move it", async () => {
      const old = await booked();
      const mine = await held({ ...time, moves: old.id });
      const other = await held({ ...daysLater(2, "10:00"), moves: old.id, conversation: person("at-the-kiosk") });
      const answers = await Promise.all([
        confirm(mine.id),
        storage().appointments.confirm(other.id, person("at-the-kiosk"), null, later(2)),
      ]);
      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(["booked", "expired"]);
      expect(await states()).toHaveLength(1);
      expect(await cellsKept(storage())).toBe(9);
    });
  });

  it("may take a time that begins within the old one", async () => {
    const old = await booked();
    const next = await held({ ...slot("09:15"), moves: old.id });
    expect(await cellsKept(storage())).toBe(12);
    expect((await storage().appointments.hold(wish({ ...slot("09:45"), conversation: person("b") }), now)).kind).toBe(
      "taken",
    );
    expect((await confirm(next.id)).kind).toBe("booked");
    expect(await cellsKept(storage())).toBe(9);
    expect((await held({ ...slot("08:30"), conversation: person("b") })).state.kind).toBe("held");
  });

  it("has its person whoever held it, and leads from one to the next when it is moved again", async () => {
    const kiosk = person("at-the-kiosk");
    const first = await booked();
    const second = await held({ ...daysLater(1, "10:00"), moves: first.id, candidates: only(samira, karim) });
    await confirm(second.id);
    const third = await held({ ...daysLater(2, "10:00"), moves: second.id, conversation: kiosk });
    expect(await storage().appointments.confirm(third.id, kiosk, null, later(2))).toMatchObject({
      kind: "booked",
      appointment: { conversation: amina, firstName: "Amina", calendar: { uid: first.id, sequence: 2 } },
    });
    expect((await storage().appointments.find(first.id))?.state).toEqual({ kind: "moved", to: second.id });
    expect((await storage().appointments.find(second.id))?.state).toEqual({ kind: "moved", to: third.id });
    await storage().appointments.forget(amina, later(60), later(60));
    expect((await all()).map(({ conversation, firstName, state }) => [conversation, firstName, state.kind])).toEqual([
      [null, null, "cancelled"],
    ]);
  });
}
