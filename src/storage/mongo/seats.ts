import type { SeatRequest, SeatStore } from "../../appointments/seat-store.ts";
import type { Seat } from "../../appointments/workshop.ts";
import { keep, type Decision } from "./change.ts";
import type { MongoDatabase } from "./database.ts";
import type { NewFollowUp } from "./follow-up.ts";
import { newWorkshop, seatOf, type SeatItem, type WorkshopDocument } from "./workshop-document.ts";

type OnSeat<R> = (seat: SeatItem, workshop: WorkshopDocument) => Decision<WorkshopDocument, R>;

export const mongoSeats = (db: MongoDatabase): SeatStore => {
  const { act, collections } = db;
  const onSeat = <R>(id: string, otherwise: R, decide: OnSeat<R>): Promise<R> =>
    act(async () => {
      const found = await collections.workshops.findOne({ "seats._id": id }, { _id: 1 }).lean<{ _id: string }>().exec();
      if (found === null) return otherwise;
      return db.changeWorkshop<R>(found._id, (workshop) => {
        const seat = workshop?.seats.find(({ _id }) => _id === id);
        return workshop && seat ? decide(seat, workshop) : keep(otherwise);
      });
    });
  const list = (filter: object, belongs: (seat: SeatItem, workshop: WorkshopDocument) => boolean) =>
    act(async () => {
      const found = await collections.workshops
        .find(filter)
        .sort({ start: 1, _id: 1 })
        .lean<WorkshopDocument[]>()
        .exec();
      return found.flatMap((workshop) =>
        workshop.seats.filter((seat) => belongs(seat, workshop)).map((seat) => seatOf(workshop, seat)),
      );
    });

  return {
    hold: (request, now) => act(() => db.changeWorkshop(request.workshop, (found) => holdSeat(found, request, now))),

    confirm: (id, conversation, firstName, now) =>
      onSeat<Awaited<ReturnType<SeatStore["confirm"]>>>(id, { kind: "expired" }, (seat, workshop) => {
        if (seat.conversation !== conversation) return keep({ kind: "expired" });
        if (seat.state === "booked") return keep({ kind: "booked", seat: seatOf(workshop, seat) });
        if (!holds(seat, now)) return keep({ kind: "expired" });
        const booked = { ...seat, state: "booked", heldUntil: null, firstName } as const;
        const answer = { kind: "booked", seat: seatOf(workshop, booked) } as const;
        return written(withSeat(workshop, booked), answer, toldAt(now));
      }),

    release: (id, conversation) =>
      onSeat<"released" | "gone">(id, "gone", (seat, workshop) => {
        if (seat.conversation !== conversation) return keep("gone");
        if (seat.state === "held") return written(withSeat(workshop, ended(seat, "released")), "released");
        return keep(seat.state === "released" ? "released" : "gone");
      }),

    cancel: (id, by, now) =>
      onSeat<Awaited<ReturnType<SeatStore["cancel"]>>>(id, { kind: "gone" }, (seat, workshop) => {
        const theirs = by.kind === "mediator" || by.conversation === null || seat.conversation === by.conversation;
        if (!theirs) return keep({ kind: "gone" });
        if (seat.state === `cancelled-by-${by.kind}`) return keep({ kind: "cancelled", seat: seatOf(workshop, seat) });
        if (seat.state !== "booked" || workshop.end <= now) return keep({ kind: "gone" });
        const cancelled = ended(seat, by.kind === "resident" ? "cancelled-by-resident" : "cancelled-by-mediator");
        const answer = { kind: "cancelled", seat: seatOf(workshop, cancelled) } as const;
        return written(withSeat(workshop, cancelled), answer, toldAt(now));
      }),

    taken: (workshops, now) =>
      act(async () => {
        const found = await collections.workshops
          .find({ _id: { $in: [...workshops] } })
          .lean<WorkshopDocument[]>()
          .exec();
        const counts = new Map(found.map(({ _id, seats }) => [_id, seats.filter((one) => holds(one, now)).length]));
        return new Map(workshops.map((id) => [id, counts.get(id) ?? 0]));
      }),
    bookedOf: async (workshop) => (await list({ _id: workshop }, isBooked)).toSorted((a, b) => a.number - b.number),
    upcomingOf: (conversation, now) =>
      list(
        { "seats.conversation": conversation, end: { $gt: now } },
        (seat) => isBooked(seat) && seat.conversation === conversation,
      ),
    heldBy: async (conversation, now) => {
      const isTheirs = (seat: SeatItem): boolean => seat.state === "held" && seat.conversation === conversation;
      const held = await list({ "seats.conversation": conversation }, (seat) => isTheirs(seat) && holds(seat, now));
      return held.toSorted((a, b) => a.heldAt.getTime() - b.heldAt.getTime()).at(-1) ?? null;
    },
    find: async (id) => (await list({ "seats._id": id }, ({ _id }) => _id === id))[0] ?? null,
  };
};

type HoldAnswer = { readonly kind: "held"; readonly seat: Seat } | { readonly kind: "full" };

function holdSeat(
  found: WorkshopDocument | null,
  { event, conversation, id, workshop: name, seats, start, end, heldUntil }: SeatRequest,
  now: Date,
): Decision<WorkshopDocument, HoldAnswer> {
  const before = found ?? newWorkshop(name, start, end);
  const workshop = {
    ...before,
    seats: before.seats.map((seat) => (isLapsed(seat, now) ? ended(seat, "expired") : seat)),
  };
  const own = workshop.seats.find((seat) => seat.conversation === conversation && holds(seat, now));
  if (own !== undefined) {
    if (own.heldUntil === null || own.heldUntil >= heldUntil)
      return keep({ kind: "held", seat: seatOf(workshop, own) });
    const renewed = { ...own, heldUntil };
    return written(withSeat(workshop, renewed), { kind: "held", seat: seatOf(workshop, renewed) });
  }
  if (workshop.seats.some(({ holdEvent }) => holdEvent === event)) return keep({ kind: "full" });
  const taken = new Set(workshop.seats.filter((seat) => holds(seat, now)).map(({ number }) => number));
  const number = Array.from({ length: seats }, (_, index) => index + 1).find((one) => !taken.has(one));
  if (number === undefined || taken.size >= seats) return keep({ kind: "full" });
  const person = { conversation, firstName: null, holdEvent: event };
  const seat: SeatItem = { _id: id, number, state: "held", heldAt: now, heldUntil, ...person };
  return written(withSeat(workshop, seat), { kind: "held", seat: seatOf(workshop, seat) });
}

/** The promise is that of `AppointmentStore.forget`. Safe to repeat, as the one below. */
export const forgetSeats = (db: MongoDatabase, conversation: string, upTo: Date, now: Date): Promise<void> =>
  onTheirs(db, conversation, (seat, workshop) => {
    if (seat.heldAt > upTo) return seat;
    const freed = seat.state === "booked" && workshop.end > now ? ended(seat, "cancelled-by-resident") : seat;
    const kept = freed.state === "held" ? ended(freed, "released") : freed;
    return { ...kept, conversation: null, firstName: null, holdEvent: null };
  });

/** Who turns out to be one person has one seat of a workshop. */
export const moveSeats = (db: MongoDatabase, from: string, to: string): Promise<void> =>
  onTheirs(db, from, (seat, workshop) => {
    const hasOne = workshop.seats.some((one) => one.conversation === to && isActive(one));
    const kept = hasOne && seat.state === "booked" ? ended(seat, "cancelled-by-resident") : seat;
    return { ...(hasOne && kept.state === "held" ? ended(kept, "released") : kept), conversation: to };
  });

async function onTheirs(
  db: MongoDatabase,
  conversation: string,
  change: (seat: SeatItem, workshop: WorkshopDocument) => SeatItem,
): Promise<void> {
  const theirs = db.collections.workshops.find({ "seats.conversation": conversation }, { _id: 1 });
  for (const { _id } of await theirs.lean<{ _id: string }[]>().exec()) {
    await db.changeWorkshop(_id, (workshop) => {
      if (workshop === null) return keep(undefined);
      const seats = workshop.seats.map((seat) => (seat.conversation === conversation ? change(seat, workshop) : seat));
      const moved = seats.some((seat, index) => seat !== workshop.seats[index]);
      return moved ? written({ ...workshop, seats }, undefined, toldAt(new Date())) : keep(undefined);
    });
  }
}

const withSeat = (workshop: WorkshopDocument, seat: SeatItem): WorkshopDocument => ({
  ...workshop,
  seats: [...workshop.seats.filter(({ _id }) => _id !== seat._id), seat],
});

const written = <R>(
  next: WorkshopDocument,
  answer: R,
  ...followUps: readonly NewFollowUp[]
): Decision<WorkshopDocument, R> => ({ kind: "write", next, followUps, answer });

const isActive = ({ state }: SeatItem): boolean => state === "held" || state === "booked";
const isBooked = ({ state }: SeatItem): boolean => state === "booked";
const isLapsed = ({ state, heldUntil }: SeatItem, now: Date): boolean =>
  state === "held" && heldUntil !== null && heldUntil <= now;
const holds = (seat: SeatItem, now: Date): boolean => isActive(seat) && !isLapsed(seat, now);
const ended = (seat: SeatItem, state: SeatItem["state"]): SeatItem => ({ ...seat, state, heldUntil: null });

const toldAt = (at: Date): NewFollowUp => ({
  does: "tell",
  line: { at, kind: "appointments", conversation: null, ref: null },
});
