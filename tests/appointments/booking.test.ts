import { randomBytes } from "node:crypto";
import { createBooking, type Booking } from "../../src/appointments/booking.ts";
import type { Schedule } from "../../src/appointments/schedule.ts";
import { ConversationId, EventId } from "../../src/shared/ids.ts";
import { openStorage, temporaryFolder } from "./open-storage.ts";
import { aClosure, anOpening, aReason, aSchedule, karim, paris } from "./schedules.ts";

const amina = ConversationId.parse("amina");
const bilal = ConversationId.parse("bilal");
const random = { fraction: () => 0.5, token: (bytes: number) => randomBytes(bytes).toString("base64url") };
const schedule = aSchedule({
  reasons: [aReason({ minNoticeHours: 24 })],
  openings: [anOpening(), anOpening({ agent: karim, weekday: 3, from: "14:00", to: "17:00" })],
});
const start = new Date("2026-03-25T10:00:00Z"); // a Wednesday

let now: Date;
let booking: Booking;
let store: Awaited<ReturnType<typeof openStorage>>;
let folder: ReturnType<typeof temporaryFolder>;
let events = 0;
const minutesLater = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const newEvent = (): EventId => EventId.parse(`event-${++events}`);
const bookingFor = (changed: Schedule): Booking =>
  createBooking({ schedule: changed, store: store.appointments, clock: { now: () => now }, random, timeZone: paris });
const labels = (offers: readonly { readonly label: string }[]): readonly string[] => offers.map(({ label }) => label);
const tuesdayAtNine = "slot:demarches-caf:2026-03-31T07:00Z";
const hold = (offerId: string, conversation = amina, eventId = newEvent()) =>
  booking.hold({ offerId, conversation, eventId });

beforeEach(async () => {
  now = start;
  folder = temporaryFolder();
  store = await openStorage(folder.file);
  booking = bookingFor(schedule);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

describe("booking an appointment", () => {
  it("goes from a reason to three times, to one that is held, to what to bring", async () => {
    expect(booking.reasons()).toEqual([{ id: "demarches-caf", label: "CAF", words: [] }]);
    const offers = await booking.offer({ reason: "demarches-caf" });
    expect(offers).toEqual([
      { id: tuesdayAtNine, label: "mar. 31 mars, 9 h 00" },
      { id: "slot:demarches-caf:2026-04-01T12:00Z", label: "mer. 1er avril, 14 h 00" },
      { id: "slot:demarches-caf:2026-04-07T07:00Z", label: "mar. 7 avril, 9 h 00" },
    ]);
    expect(await hold(tuesdayAtNine)).toMatchObject({
      kind: "held",
      sentence: "mardi 31 mars à 9 h 00, avec Samira, au centre",
    });
    minutesLater(9);
    const booked = await booking.confirm({ conversation: amina, firstName: " Amina " });
    expect(booked).toMatchObject({
      kind: "booked",
      appointment: { firstName: "Amina", state: { kind: "booked" } },
      sentence: "mardi 31 mars à 9 h 00, avec Samira, au centre",
      bring: ["Votre téléphone, bien chargé"],
      instructions: "Gardez vos mots de passe pour vous.",
      code: expect.stringMatching(/^[CDFHJKLMNPRTVWX2-9]{4}$/) as string,
    });
    expect(await booking.mine(amina)).toEqual([
      {
        id: booked.kind === "booked" ? booked.appointment.id : "",
        label: "mar. 31 mars, 9 h 00",
        reason: "demarches-caf",
        sentence: "mardi 31 mars à 9 h 00, avec Samira, au centre",
      },
    ]);
    expect(await booking.mine(bilal)).toEqual([]);
  });

  it("offers later times after one that was refused", async () => {
    const later = await booking.offer({ reason: "demarches-caf", after: "slot:demarches-caf:2026-04-07T07:00Z" });
    expect(labels(later)).toEqual(["mar. 7 avril, 9 h 15", "mer. 8 avril, 14 h 00", "mar. 14 avril, 9 h 00"]);
    expect(await booking.offer({ reason: "demarches-caf", after: "menu" })).toHaveLength(3);
  });

  it("offers nothing for a reason that is not there any more", async () => {
    expect(await booking.offer({ reason: "removed" })).toEqual([]);
  });

  it("answers a redelivered message as the first time, five times at once", async () => {
    const event = newEvent();
    const held = await Promise.all([1, 2, 3, 4, 5].map(() => hold(tuesdayAtNine, amina, event)));
    expect(new Set(held.map((answer) => (answer.kind === "held" ? answer.appointmentId : "taken"))).size).toBe(1);
    const confirmed = await Promise.all(
      [1, 2, 3, 4, 5].map(() => booking.confirm({ conversation: amina, firstName: "Amina" })),
    );
    expect(new Set(confirmed.map((answer) => (answer.kind === "booked" ? answer.code : "expired"))).size).toBe(1);
    expect(await booking.mine(amina)).toHaveLength(1);
  });

  it("keeps a first name out when none is given, and cuts one that is no name", async () => {
    await hold(tuesdayAtNine);
    expect(await booking.confirm({ conversation: amina, firstName: "  " })).toMatchObject({
      appointment: { firstName: null },
    });
    await hold("slot:demarches-caf:2026-04-01T12:00Z", bilal);
    const long = await booking.confirm({ conversation: bilal, firstName: "a".repeat(500) });
    expect(long.kind === "booked" ? long.appointment.firstName : "").toHaveLength(40);
  });
});

describe("a time that cannot be had", () => {
  it("is answered with others from that day on when somebody else has it", async () => {
    await hold(tuesdayAtNine, bilal);
    expect(await hold(tuesdayAtNine)).toMatchObject({
      kind: "taken",
      offers: [
        { label: "mar. 31 mars, 10 h 00" }, // 9 h 45 is kept free after the other's appointment
        { label: "mer. 1er avril, 14 h 00" },
        { label: "mar. 7 avril, 9 h 00" },
      ],
    });
  });

  it.each([
    ["outside the openings", "slot:demarches-caf:2026-03-31T05:00Z"],
    ["not on a quarter of an hour", "slot:demarches-caf:2026-03-31T07:01Z"],
    ["in the past", "slot:demarches-caf:2026-03-24T08:00Z"],
    ["too soon", "slot:demarches-caf:2026-03-25T13:00Z"],
    ["too far away", "slot:demarches-caf:2027-03-30T07:00Z"],
  ])("is refused when it is %s", async (_, id) => {
    expect((await hold(id)).kind).toBe("taken");
    expect(await booking.mine(amina)).toEqual([]);
  });

  it.each([["menu"], ["slot:removed:2026-03-31T07:00Z"]])(
    "leads nowhere when it is no offer of ours: %s",
    async (id) => {
      expect(await hold(id)).toEqual({ kind: "taken", offers: [] });
    },
  );

  it("is refused when the centre has closed that day since it was offered", async () => {
    booking = bookingFor({ ...schedule, closures: [aClosure("2026-03-31", "2026-03-31")] });
    expect(await hold(tuesdayAtNine)).toMatchObject({
      kind: "taken",
      offers: [{ label: "mer. 1er avril, 14 h 00" }, {}, {}],
    });
  });

  it("is still given to somebody who read slowly while the notice ran out", async () => {
    now = new Date("2026-03-30T07:00:00Z"); // 24 hours before
    expect(labels(await booking.offer({ reason: "demarches-caf" }))[0]).toBe("mar. 31 mars, 9 h 00");
    minutesLater(29);
    expect((await hold(tuesdayAtNine)).kind).toBe("held");
    minutesLater(2);
    expect((await hold(tuesdayAtNine, bilal)).kind).toBe("taken");
  });

  it("is never a time that has begun, however short the notice", async () => {
    now = new Date("2026-03-31T07:20:00Z");
    booking = bookingFor({ ...schedule, reasons: [aReason()] });
    expect(await hold("slot:demarches-caf:2026-03-31T07:15Z")).toMatchObject({ kind: "taken" });
    expect((await hold("slot:demarches-caf:2026-03-31T07:30Z")).kind).toBe("held");
  });
});

describe("a hold", () => {
  it("lasts ten minutes in a chat, three at the kiosk", async () => {
    await hold(tuesdayAtNine);
    await booking.hold({
      offerId: "slot:demarches-caf:2026-04-01T12:00Z",
      conversation: bilal,
      eventId: newEvent(),
      from: "kiosk",
    });
    minutesLater(3);
    expect((await booking.confirm({ conversation: bilal, firstName: "" })).kind).toBe("expired");
    minutesLater(6.9);
    expect((await booking.confirm({ conversation: amina, firstName: "" })).kind).toBe("booked");
  });

  it("that is confirmed too late is answered with other times", async () => {
    await hold(tuesdayAtNine);
    minutesLater(10);
    await hold(tuesdayAtNine, bilal);
    expect(await booking.confirm({ conversation: amina, firstName: "Amina" })).toMatchObject({
      kind: "expired",
      offers: [{ label: "mar. 31 mars, 10 h 00" }, {}, {}],
    });
    expect(await booking.mine(amina)).toEqual([]);
  });

  it("lasts longer at each answer, half an hour in all", async () => {
    await hold(tuesdayAtNine);
    for (const minute of [9, 18, 27]) {
      now = new Date(start.getTime() + minute * 60_000);
      expect([minute, await booking.renew(amina)]).toEqual([minute, "renewed"]);
    }
    now = new Date(start.getTime() + 30 * 60_000);
    expect(await booking.renew(amina)).toBe("expired");
    expect((await booking.confirm({ conversation: amina, firstName: "" })).kind).toBe("expired");
  });

  it("is given back when the person says no", async () => {
    await hold(tuesdayAtNine);
    expect(await booking.release(amina)).toBe("released");
    expect((await hold(tuesdayAtNine, bilal)).kind).toBe("held");
    expect((await booking.confirm({ conversation: amina, firstName: "" })).kind).toBe("expired");
  });

  it("that never was cannot be renewed, given back or confirmed", async () => {
    expect(await booking.renew(amina)).toBe("expired");
    expect(await booking.release(amina)).toBe("gone");
    expect(await booking.confirm({ conversation: amina, firstName: "" })).toEqual({ kind: "expired", offers: [] });
  });
});

describe("cancelling an appointment", () => {
  it("frees it for others, once, whatever is tapped again", async () => {
    await hold(tuesdayAtNine);
    await booking.confirm({ conversation: amina, firstName: "Amina" });
    const appointmentId = (await booking.mine(amina))[0]?.id ?? "";
    expect(await booking.cancel({ appointmentId, conversation: bilal })).toEqual({ kind: "gone" });
    const cancelled = { kind: "cancelled", sentence: "mardi 31 mars à 9 h 00, avec Samira, au centre" };
    expect(await booking.cancel({ appointmentId, conversation: amina })).toEqual(cancelled);
    expect(await booking.cancel({ appointmentId, conversation: amina })).toEqual(cancelled);
    expect(await booking.mine(amina)).toEqual([]);
    expect((await hold(tuesdayAtNine, bilal)).kind).toBe("held");
  });

  it.each([[""], ["unheard-of"], ["x".repeat(5000)]])(
    "finds nothing under an id that is none: %#",
    async (appointmentId) => {
      expect(await booking.cancel({ appointmentId, conversation: amina })).toEqual({ kind: "gone" });
    },
  );

  it("still says when it was if the agent or the reason has left the schedule", async () => {
    await hold(tuesdayAtNine);
    booking = bookingFor({ ...schedule, agents: [], reasons: [] });
    expect(await booking.confirm({ conversation: amina, firstName: "" })).toMatchObject({
      sentence: "mardi 31 mars à 9 h 00, au centre",
      bring: [],
      instructions: null,
    });
  });
});

describe("moving an appointment", () => {
  const wednesdayAtTwo = "slot:demarches-caf:2026-04-01T12:00Z";
  const bookAtNine = async () => {
    await hold(tuesdayAtNine);
    const booked = await booking.confirm({ conversation: amina, firstName: "Zoé" });
    if (booked.kind !== "booked") throw new Error("expected it to be booked");
    return booked.appointment;
  };
  const moveHold = (moves: string, conversation = amina, eventId = newEvent()) =>
    booking.hold({ offerId: wednesdayAtTwo, conversation, eventId, moves });

  it("has the old time until yes, the new one from then on, with the code and the name, delivered five times", async () => {
    const old = await bookAtNine();
    const event = newEvent();
    for (let times = 0; times < 5; times++) expect((await moveHold(old.id, amina, event)).kind).toBe("held");
    expect((await booking.mine(amina)).map(({ id }) => id)).toEqual([old.id]);
    const confirmed = await Promise.all(
      Array.from({ length: 5 }, () => booking.confirm({ conversation: amina, firstName: "" })),
    );
    expect(confirmed.map(({ kind }) => kind)).toEqual(Array(5).fill("booked"));
    expect((await moveHold(old.id, amina, event)).kind).toBe("held");
    expect(confirmed[0]).toMatchObject({ code: old.code, appointment: { firstName: "Zoé" } });
    expect(labels(await booking.mine(amina))).toEqual(["mer. 1er avril, 14 h 00"]);
    expect((await hold(tuesdayAtNine, bilal)).kind).toBe("held");
  });

  it("keeps the old one when the person changes their mind", async () => {
    const old = await bookAtNine();
    await moveHold(old.id);
    expect(await booking.release(amina)).toBe("released");
    expect((await booking.mine(amina)).map(({ id }) => id)).toEqual([old.id]);
  });

  it("says that it is gone once somebody cancelled it", async () => {
    const old = await bookAtNine();
    await booking.cancel({ appointmentId: old.id, conversation: amina });
    expect(await moveHold(old.id)).toEqual({ kind: "gone" });
    expect(await moveHold("x".repeat(500))).toEqual({ kind: "gone" });
  });

  it("is done at the kiosk by the code and the first name, and stays the person's own", async () => {
    const old = await bookAtNine();
    const typed = `${old.code.slice(0, 2)} ${old.code.slice(2)}`.toLowerCase();
    expect(await booking.findByCode({ code: typed, firstName: "Amina" })).toBeNull();
    expect(await booking.findByCode({ code: "CCCC", firstName: "Zoé" })).toBeNull();
    const found = await booking.findByCode({ code: typed, firstName: " zoe" });
    expect(found).toMatchObject({ id: old.id, sentence: "mardi 31 mars à 9 h 00, avec Samira, au centre" });
    const person = (await booking.personOf(old.id)) ?? bilal;
    expect(person).toBe(amina);
    await moveHold(old.id, person);
    await booking.confirm({ conversation: person, firstName: "" });
    expect(labels(await booking.mine(amina))).toEqual(["mer. 1er avril, 14 h 00"]);
    const moved = (await booking.findByCode({ code: old.code, firstName: "Zoé" }))?.id ?? "";
    expect((await booking.cancel({ appointmentId: moved, conversation: null })).kind).toBe("cancelled");
    expect(await booking.findByCode({ code: old.code, firstName: "Zoé" })).toBeNull();
  });
});
