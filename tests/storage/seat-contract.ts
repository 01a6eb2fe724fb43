import type { SeatRequest } from "../../src/appointments/seat-store.ts";
import { SeatId, WorkshopId } from "../../src/appointments/workshop.ts";
import { EventId, MediatorId } from "../../src/shared/ids.ts";
import { later, now, person, slot } from "../appointments/hold-wishes.ts";
import type { GivenStorage } from "./storage-contract.ts";
import { converse, present } from "./story.ts";

const email = WorkshopId.parse("atelier-mail:2026-03-31");
const mediator = { kind: "mediator", mediator: MediatorId.parse("sonia") } as const;

export function itGivesSeats({ storage, another, restart }: GivenStorage): void {
  let made = 0;
  const wish = (name: string | number, changes: Partial<SeatRequest> = {}): SeatRequest => {
    made += 1;
    return {
      event: EventId.parse(`seat-event-${made}`),
      conversation: person(name),
      id: SeatId.parse(`seat-${made}`),
      workshop: email,
      seats: 3,
      start: slot("09:00").start,
      end: slot("09:00", 120).end,
      heldUntil: later(10),
      ...changes,
    };
  };
  const hold = (request: SeatRequest, at = now) => storage().seats.hold(request, at);
  const held = async (request: SeatRequest) => {
    const answer = await hold(request);
    if (answer.kind === "full") throw new Error("expected a seat");
    return answer.seat;
  };
  const booked = async (name: string | number, changes: Partial<SeatRequest> = {}) => {
    const request = wish(name, changes);
    const { id } = await held(request);
    expect((await storage().seats.confirm(id, request.conversation, `${name}`, later(1))).kind).toBe("booked");
    return id;
  };
  const taken = async (at = now) => (await storage().seats.taken([email], at)).get(email);

  it("gives as many as there are, one to each, to forty who ask at once of two processes", async () => {
    const other = await another();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? storage() : other).seats.hold(wish(index), now)),
    );
    const seats = answers.flatMap((answer) => (answer.kind === "held" ? [answer.seat] : []));
    expect(seats.map(({ number }) => number).toSorted()).toEqual([1, 2, 3]);
    expect(await taken()).toBe(3);
  });

  it("gives a person one of a workshop, the same one however often they ask, and another of another workshop", async () => {
    const request = wish("amina");
    const answers = await Promise.all(Array.from({ length: 5 }, () => hold(request)));
    const again = await held(wish("amina"));
    const ids = answers.map((answer) => (answer.kind === "held" ? answer.seat.id : null));
    expect(new Set([...ids, again.id]).size).toBe(1);
    expect(await taken()).toBe(1);
    const other = await held(wish("amina", { workshop: WorkshopId.parse("atelier-photos") }));
    expect(other.id).not.toBe(again.id);
    for (let times = 0; times < 5; times++) {
      expect((await storage().seats.confirm(again.id, person("amina"), "Amina", later(1))).kind).toBe("booked");
    }
    expect((await held(wish("amina"))).state).toEqual({ kind: "booked" });
    expect(await taken()).toBe(1);
  });

  it("keeps a held seat until its time has passed, and a booked one for good", async () => {
    const first = await held(wish("amina"));
    expect(await storage().seats.heldBy(person("amina"), later(9))).toMatchObject({ id: first.id });
    expect(await storage().seats.heldBy(person("amina"), later(10))).toBeNull();
    expect(await taken(later(10))).toBe(0);
    expect((await storage().seats.confirm(first.id, person("amina"), null, later(10))).kind).toBe("expired");
    await booked("bilal", { heldUntil: later(30) });
    await restart();
    expect(await taken(later(9000))).toBe(1);
    expect((await storage().seats.bookedOf(email)).map(({ firstName }) => firstName)).toEqual(["bilal"]);
  });

  it("is full at its number, and has room again when a seat is given back or cancelled", async () => {
    const [a, b] = [await booked("a"), await booked("b")];
    const c = await held(wish("c"));
    const late = wish("d");
    expect((await hold(late)).kind).toBe("full");
    expect(await storage().seats.release(c.id, person("d"))).toBe("gone");
    expect(await storage().seats.release(c.id, person("c"))).toBe("released");
    expect((await hold(late)).kind).toBe("held");
    const resident = { kind: "resident", conversation: person("a") } as const;
    expect((await storage().seats.cancel(b, resident, now)).kind).toBe("gone");
    expect((await storage().seats.cancel(a, resident, now)).kind).toBe("cancelled");
    expect((await storage().seats.cancel(a, resident, now)).kind).toBe("cancelled");
    expect((await storage().seats.cancel(b, mediator, slot("11:00").start)).kind).toBe("gone");
    expect((await storage().seats.cancel(b, mediator, now)).kind).toBe("cancelled");
    expect((await held(wish("e"))).number).toBe(1);
    expect((await storage().seats.find(a))?.state).toEqual({ kind: "cancelled", by: "resident" });
  });

  it("never gives again what the event's own seat was given back for, and evicts nobody when there are fewer", async () => {
    const request = wish("amina");
    const { id } = await held(request);
    await storage().seats.release(id, person("amina"));
    expect((await hold(request)).kind).toBe("full");
    await booked("a");
    await booked("b");
    expect((await hold(wish("c", { seats: 1 }))).kind).toBe("full");
    expect(await taken()).toBe(2);
  });

  it("lists what a person has to come, gives it away and tells of it when they ask", async () => {
    const id = await converse(storage(), "amina");
    const request = wish("x", { conversation: id });
    await held(request);
    await storage().seats.confirm(request.id, id, "Amina", now);
    expect((await storage().seats.upcomingOf(id, now)).map((seat) => seat.id)).toEqual([request.id]);
    expect(await storage().seats.upcomingOf(id, slot("11:00").start)).toEqual([]);
    expect(present(await storage().personalData.collect(id)).workshops).toEqual([
      { start: request.start, workshop: email, state: "booked" },
    ]);
    await storage().personalData.erase(id, later(60), later(60));
    expect(await taken()).toBe(0);
    expect(await storage().seats.find(request.id)).toMatchObject({ conversation: null, firstName: null });
  });

  it("forgets who sat there, then the seats", async () => {
    await booked("a");
    await booked("b");
    const after = slot("23:00").start;
    expect(await storage().retention.dropOlder("appointment-person", after, 10)).toBe(2);
    expect(
      (await storage().seats.bookedOf(email)).map(({ conversation, firstName }) => [conversation, firstName]),
    ).toEqual(Array(2).fill([null, null]));
    expect(await storage().retention.dropOlder("appointment", after, 10)).toBeGreaterThan(0);
    expect(await storage().seats.bookedOf(email)).toEqual([]);
  });
}
