import { randomBytes } from "node:crypto";
import { createAgenda, type Agenda } from "../../src/appointments/agenda.ts";
import { MediatorId } from "../../src/shared/ids.ts";
import { now } from "./hold-wishes.ts";
import { openStorage, temporaryFolder } from "./open-storage.ts";
import { aReason, aSchedule, karim, samira } from "./schedules.ts";

const random = { fraction: () => 0.5, token: (bytes: number) => randomBytes(bytes).toString("base64url") };
const schedule = aSchedule({ reasons: [aReason({ minutes: 45, bufferMinutes: 15 })] });
const mediator = MediatorId.parse("sonia");
const nine = new Date("2026-03-31T07:00:00Z");
const after = (minutes: number): Date => new Date(nine.getTime() + minutes * 60_000);

let agenda: Agenda;
let store: Awaited<ReturnType<typeof openStorage>>;
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openStorage(folder.file);
  agenda = createAgenda({ schedule, store: store.appointments, clock: { now: () => now }, random });
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const atTheDesk = { reason: "demarches-caf", agent: samira, conversation: null, firstName: " Zoé ", mediator };
const book = async (id: string, start = nine) => {
  const booked = await agenda.book({ ...atTheDesk, id, start, ifTaken: "refuse" });
  if (booked.kind !== "booked") throw new Error(`expected it to be booked, but it was ${booked.kind}`);
  return booked.appointment;
};

describe("the agenda of mediators", () => {
  it("books for as long as the reason needs, and keeps the agent free for the buffer", async () => {
    expect(await book("desk")).toMatchObject({ firstName: "Zoé", end: after(45) });
    const refused = await agenda.book({ ...atTheDesk, id: "b", start: after(45), ifTaken: "refuse" });
    expect(refused.kind).toBe("taken");
    expect((await book("c", after(60))).start).toEqual(after(60));
    const unknown = await agenda.book({ ...atTheDesk, id: "d", reason: "?", start: after(180), ifTaken: "refuse" });
    expect(unknown.kind).toBe("unknown-reason");
  });

  it("moves with the length that it has, to whom and when the mediator wants", async () => {
    const { id, version } = await book("desk");
    const wish = { appointmentId: id, version, agent: karim, start: after(600), mediator, ifTaken: "refuse" } as const;
    expect(await agenda.move({ ...wish, id: "moved" })).toMatchObject({
      kind: "moved",
      appointment: { agent: "karim", start: after(600), end: after(645), firstName: "Zoé" },
    });
    expect((await agenda.move({ ...wish, id: "again" })).kind).toBe("gone");
    expect((await agenda.move({ ...wish, appointmentId: "unheard-of", id: "x" })).kind).toBe("gone");
  });
});
