import { AppointmentId, ReasonId, type Appointment } from "../../src/appointments/appointment.ts";
import type { BookRequest, MoveRequest } from "../../src/appointments/appointment-store.ts";
import { MediatorId } from "../../src/shared/ids.ts";
import { karim, later, now, only, person, samira, slot, wish } from "../appointments/hold-wishes.ts";
import { bookingOn, cellsKept, daysLater } from "./booked-appointments.ts";
import type { GivenStorage } from "./storage-contract.ts";

const sonia = MediatorId.parse("sonia");

export function itServesTheAgenda({ storage, another }: GivenStorage): void {
  const { held, booked } = bookingOn(storage);
  let made = 0;
  const moving = (
    seen: Appointment,
    to: Partial<MoveRequest["to"]>,
    changes: Partial<MoveRequest> = {},
  ): MoveRequest => ({
    appointment: seen.id,
    version: seen.version,
    id: AppointmentId.parse(`moved-${++made}`),
    to: { agent: samira, place: "centre", ...slot("09:00"), ...to },
    mediator: sonia,
    ifTaken: "refuse",
    ...changes,
  });
  const move = (request: MoveRequest) => storage().appointments.move(request, later(2));
  const booking = (changes: Partial<BookRequest> = {}): BookRequest => ({
    id: AppointmentId.parse(`made-${++made}`),
    code: "CDFH",
    reason: ReasonId.parse("demarches-caf"),
    agent: samira,
    place: "centre",
    ...slot("09:00"),
    conversation: null,
    firstName: "Zoé",
    mediator: sonia,
    ifTaken: "refuse",
    ...changes,
  });
  const kinds = async () =>
    (await storage().appointments.between(slot("00:00").start, daysLater(9, "00:00").start)).map(
      ({ state, agent, start }) => [state.kind, agent, start.toISOString().slice(8, 16)],
    );

  describe.each([
    ["another time of the day", { ...slot("09:15") }, ["booked", "samira", "31T09:15"]],
    ["another agent", { agent: karim }, ["booked", "karim", "31T09:00"]],
    ["another day", { ...daysLater(1, "11:00") }, ["booked", "samira", "01T11:00"]],
  ] as const)("moving to %s", (_, to, expected) => {
    it("moves once for all who ask, with the person, the code and who moved it", async () => {
      const seen = await booked();
      const request = moving(seen, to);
      const other = await another();
      const answers = await Promise.all([move(request), other.appointments.move(request, later(2)), move(request)]);
      expect(answers.map(({ kind }) => kind)).toEqual(["moved", "moved", "moved"]);
      expect(await kinds()).toEqual([expected]);
      expect(await storage().appointments.find(request.id)).toMatchObject({
        code: seen.code,
        firstName: "Amina",
        conversation: person("amina"),
        heldAt: seen.heldAt,
        origin: { kind: "mediator", mediator: sonia },
        calendar: { uid: seen.id, sequence: 1 },
      });
      expect(await cellsKept(storage())).toBe(9);
    });

    it("moves what two mediators saw for one of them", async () => {
      const seen = await booked();
      const [mine, theirs] = [moving(seen, to), moving(seen, { ...daysLater(2, "10:00") })];
      const answers = await Promise.all([move(mine), move(theirs)]);
      expect(answers.filter(({ kind }) => kind === "moved")).toHaveLength(1);
      expect(await kinds()).toHaveLength(1);
      expect(await cellsKept(storage())).toBe(9);
    });

    it("says that it was changed since, that the time is taken, that it is gone", async () => {
      const seen = await booked();
      await storage().appointments.attend(seen.id, "excused", later(1));
      const stale = await move(moving(seen, to));
      if (stale.kind !== "stale") throw new Error("expected it to be stale");
      expect(stale.appointment.state).toEqual({ kind: "booked", attendance: "excused" });
      const agent = "agent" in to ? to.agent : samira;
      const time = "start" in to ? to : slot("09:00");
      const beside = { start: new Date(time.start.getTime() + 30 * 60_000), candidates: only(agent) };
      const end = new Date(beside.start.getTime() + 45 * 60_000);
      const others = await booked({ ...beside, end, busyUntil: end, conversation: person("bilal") });
      expect((await move(moving(stale.appointment, to))).kind).toBe("taken");
      await storage().appointments.cancel(others.id, { kind: "mediator", mediator: sonia }, later(2));
      await storage().appointments.cancel(seen.id, { kind: "mediator", mediator: sonia }, later(2));
      expect((await move(moving(stale.appointment, to))).kind).toBe("gone");
      expect(await cellsKept(storage())).toBe(0);
    });

    it("goes over what stands there by force alone, and keeps others away all the same", async () => {
      const seen = await booked();
      const agent = "agent" in to ? to.agent : samira;
      const time = "start" in to ? to : slot("09:00");
      const elsewhere = { start: new Date(time.start.getTime() + 40 * 60_000), candidates: only(agent) };
      const end = new Date(elsewhere.start.getTime() + 30 * 60_000);
      await booked({ ...elsewhere, end, busyUntil: end, conversation: person("bilal") });
      const forced = await move(moving(seen, to, { ifTaken: "force" }));
      expect(forced).toMatchObject({ kind: "moved", appointment: { origin: { kind: "forced", mediator: sonia } } });
      const before = { ...time, conversation: person("chloe"), candidates: only(agent) };
      expect((await storage().appointments.hold(wish(before), later(3))).kind).toBe("taken");
      expect(await cellsKept(storage())).toBe(14);
    });
  });

  it("moves those that cross from one day to another at the same time, by two processes", async () => {
    const other = await another();
    const times = ["09:00", "10:00", "11:00", "14:00", "15:00", "16:00"];
    const onDay = (day: number, time: string) => (day === 0 ? slot(time) : daysLater(1, time));
    const seen = await Promise.all(
      times.flatMap((time) =>
        [0, 1].map(async (day) => {
          const one = await booked({
            ...onDay(day, time),
            candidates: only(samira),
            conversation: person(`${day}${time}`),
          });
          return { one, to: { ...onDay(1 - day, time), agent: karim } };
        }),
      ),
    );
    const answers = await Promise.all(
      seen.map(({ one, to }, index) =>
        (index % 4 < 2 ? storage() : other).appointments.move(moving(one, to), later(2)),
      ),
    );
    expect(answers.map(({ kind }) => kind)).toEqual(seen.map(() => "moved"));
    expect((await kinds()).map(([state, agent]) => [state, agent])).toEqual(seen.map(() => ["booked", "karim"]));
  });

  it("lets what the resident was moving it to go, when the mediator moves it", async () => {
    const seen = await booked();
    const next = await held({ ...slot("14:00"), moves: seen.id });
    expect((await move(moving(seen, { ...slot("16:00") }))).kind).toBe("moved");
    expect((await storage().appointments.find(next.id))?.state).toEqual({ kind: "released" });
    expect((await storage().appointments.confirm(next.id, person("amina"), null, later(3))).kind).toBe("expired");
    expect(await cellsKept(storage())).toBe(9);
  });

  it("books at once for somebody at the desk, once, with the next free code", async () => {
    const code = (await booked({ code: "CDFH" })).code;
    const request = booking({ ...slot("14:00") });
    const answers = await Promise.all([1, 2, 3].map(() => storage().appointments.book(request, now)));
    expect(answers.map(({ kind }) => kind)).toEqual(["booked", "booked", "booked"]);
    const made = await storage().appointments.find(request.id);
    expect(made).toMatchObject({ conversation: null, firstName: "Zoé", origin: { kind: "mediator", mediator: sonia } });
    expect(made?.code).not.toBe(code);
    expect((await storage().appointments.findByCode(made?.code ?? "", now))?.id).toBe(request.id);
    expect(await cellsKept(storage())).toBe(18);
    const by = { kind: "resident", conversation: null } as const;
    expect((await storage().appointments.cancel(request.id, by, now)).kind).toBe("cancelled");
    expect(await storage().appointments.findByCode(made?.code ?? "", now)).toBeNull();
  });

  it("books over an appointment by force alone, with who did it; both stand in the agenda", async () => {
    await booked();
    const request = booking({ ...slot("09:30") });
    expect((await storage().appointments.book(request, now)).kind).toBe("taken");
    const forced = await storage().appointments.book({ ...request, ifTaken: "force" }, now);
    expect(forced).toMatchObject({ kind: "booked", appointment: { origin: { kind: "forced", mediator: sonia } } });
    expect(await kinds()).toEqual([
      ["booked", "samira", "31T09:00"],
      ["booked", "samira", "31T09:30"],
    ]);
    expect((await storage().appointments.hold(wish({ ...slot("10:00"), conversation: person("b") }), now)).kind).toBe(
      "taken",
    );
    expect((await storage().appointments.book(booking({ ...slot("12:00"), ifTaken: "force" }), now)).kind).toBe(
      "booked",
    );
  });

  it("holds for a resident what a mediator proposes, until they say yes", async () => {
    const proposed = await held({ mediator: sonia });
    expect(proposed.origin).toEqual({ kind: "mediator", mediator: sonia });
    expect(await storage().appointments.confirm(proposed.id, person("amina"), null, later(1))).toMatchObject({
      kind: "booked",
      appointment: { origin: { kind: "mediator", mediator: sonia } },
    });
  });

  it("counts what nobody has said anything of, and says it differently later", async () => {
    const past = await booked();
    await booked({ ...slot("14:00") });
    await held({ ...slot("10:00"), conversation: person("bilal") });
    const noon = slot("12:00").start;
    const ids = async () => (await storage().appointments.unattended(noon, 10)).map(({ id }) => id);
    expect(await ids()).toEqual([past.id]);
    expect(await storage().appointments.countUnattended(noon)).toBe(1);
    expect(await storage().appointments.countUnattended(slot("09:44").start)).toBe(0);
    for (const attendance of ["noshow", "seen", "seen"] as const) {
      expect(await storage().appointments.attend(past.id, attendance, noon)).toBe("said");
      expect((await storage().appointments.find(past.id))?.state).toEqual({ kind: "booked", attendance });
    }
    expect(await ids()).toEqual([]);
    await storage().appointments.attend(past.id, "unsaid", noon);
    expect(await storage().appointments.countUnattended(noon)).toBe(1);
    expect(await storage().appointments.attend(AppointmentId.parse("unheard-of"), "seen", noon)).toBe("gone");
  });

  it("grows the version and the calendar's number when it is cancelled", async () => {
    const seen = await booked();
    await storage().appointments.cancel(seen.id, { kind: "mediator", mediator: sonia }, now);
    const cancelled = await storage().appointments.find(seen.id);
    expect(cancelled?.calendar).toEqual({ uid: seen.id, sequence: 1 });
    expect(cancelled?.version).toBeGreaterThan(seen.version);
  });
}
