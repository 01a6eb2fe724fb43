import { randomBytes } from "node:crypto";
import { createBooking, type Booking } from "../../src/appointments/booking.ts";
import { createProposals, proposalLabel, type Proposals } from "../../src/appointments/proposals.ts";
import { ConversationId, EventId, MediatorId } from "../../src/shared/ids.ts";
import { openStorage, temporaryFolder } from "./open-storage.ts";
import { anOpening, aReason, aSchedule, paris } from "./schedules.ts";

const amina = ConversationId.parse("amina");
const bilal = ConversationId.parse("bilal");
const sonia = MediatorId.parse("sonia");
const random = { fraction: () => 0.5, token: (bytes: number) => randomBytes(bytes).toString("base64url") };
const schedule = aSchedule({ reasons: [aReason({ minNoticeHours: 24 })], openings: [anOpening()] });
const [nine, ten, eleven] = ["07", "08", "09"].map((hour) => `slot:demarches-caf:2026-03-31T${hour}:00Z`) as [
  string,
  string,
  string,
];

let now: Date;
let booking: Booking;
let proposals: Proposals;
let store: Awaited<ReturnType<typeof openStorage>>;
let folder: ReturnType<typeof temporaryFolder>;
let events = 0;
const newEvent = (): EventId => EventId.parse(`event-${++events}`);
const bilalHolds = (offerId: string) => booking.hold({ offerId, conversation: bilal, eventId: newEvent() });
const propose = (...offers: readonly string[]) => proposals.propose({ conversation: amina, offers, mediator: sonia });
const accept = (proposal: string, event = newEvent()) =>
  proposals.accept({ proposal, conversation: amina, event, firstName: "Amina" });

beforeEach(async () => {
  now = new Date("2026-03-25T10:00:00Z");
  folder = temporaryFolder();
  store = await openStorage(folder.file);
  booking = createBooking({ schedule, store: store.appointments, clock: { now: () => now }, random, timeZone: paris });
  proposals = createProposals({
    booking,
    store: store.appointments,
    clock: { now: () => now },
    random,
    timeZone: paris,
  });
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

describe("times that a mediator proposes", () => {
  it("are all kept for the person, who then books the one they touch; the others are free again", async () => {
    const proposed = await propose(nine, ten, eleven);
    expect(proposed).toEqual({
      kind: "proposed",
      choices: [
        { id: `proposal:0:${nine}`, label: "mar. 31 mars, 9 h 00" },
        { id: `proposal:1:${ten}`, label: "mar. 31 mars, 10 h 00" },
        { id: `proposal:2:${eleven}`, label: "mar. 31 mars, 11 h 00" },
      ],
    });
    for (const offer of [nine, ten, eleven]) expect((await bilalHolds(offer)).kind).toBe("taken");
    expect(await accept(`proposal:1:${ten}`)).toMatchObject({
      kind: "booked",
      sentence: "mardi 31 mars à 10 h 00, avec Samira, au centre",
      appointment: { conversation: amina, firstName: "Amina" },
    });
    expect((await bilalHolds(ten)).kind).toBe("taken");
    expect((await bilalHolds(nine)).kind).toBe("held");
    expect((await bilalHolds(eleven)).kind).toBe("held");
  });

  it("are booked once, however often the touch is delivered", async () => {
    await propose(nine, ten);
    const event = newEvent();
    const answers = [];
    for (let delivery = 0; delivery < 5; delivery++) answers.push(await accept(`proposal:0:${nine}`, event));
    expect(new Set(answers.map((one) => (one.kind === "booked" ? one.appointment.id : one.kind))).size).toBe(1);
    expect(await store.appointments.upcomingOf(amina, now)).toHaveLength(1);
  });

  it("are one appointment for who touches two of them", async () => {
    await propose(nine, ten);
    await accept(`proposal:0:${nine}`);
    expect(await accept(`proposal:1:${ten}`)).toEqual({ kind: "already" });
    expect(await accept(`proposal:0:${nine}`)).toMatchObject({
      kind: "booked",
      appointment: { start: new Date("2026-03-31T07:00Z") },
    });
    expect(await store.appointments.upcomingOf(amina, now)).toHaveLength(1);
    now = new Date(now.getTime() + 60_000);
    await propose(eleven);
    expect((await accept(`proposal:0:${eleven}`)).kind).toBe("booked");
  });

  it("are kept all or not at all", async () => {
    await bilalHolds(ten);
    expect(await propose(nine, ten)).toEqual({ kind: "taken", label: "mar. 31 mars, 10 h 00" });
    expect((await bilalHolds(nine)).kind).toBe("held");
  });

  it("take the place of what was proposed before, and can be withdrawn", async () => {
    await propose(nine, ten);
    await propose(eleven);
    expect((await bilalHolds(nine)).kind).toBe("held");
    await proposals.withdraw(amina);
    expect((await bilalHolds(eleven)).kind).toBe("held");
  });

  it("are still booked after ten minutes if they are free, and never over somebody else", async () => {
    await propose(nine, ten);
    now = new Date(now.getTime() + 11 * 60_000);
    await bilalHolds(nine);
    await booking.confirm({ conversation: bilal, firstName: "Bilal" });
    expect(await accept(`proposal:0:${nine}`)).toEqual({ kind: "taken" });
    expect((await accept(`proposal:1:${ten}`)).kind).toBe("booked");
  });

  it("tell nothing of the person to whom they were proposed, once they are kept no longer", async () => {
    await propose(nine);
    const rows = await store.appointments.lastHeldBy(amina);
    expect(rows).toBeNull();
  });

  it.each(["", "proposal:3:slot:x:2026-03-31T07:00Z", "proposal:0:nothing", "slot:demarches-caf:2026-03-31T07:00Z"])(
    "are not made up by strangers: %j",
    async (id) => {
      expect(await accept(id)).toEqual({ kind: "taken" });
      expect(proposalLabel(id, paris)).toBeNull();
    },
  );
});
