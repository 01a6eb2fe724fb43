import { AgentId, AppointmentId, ReasonId } from "../../src/appointments/appointment.ts";
import { listAppointments } from "../../src/inbox/list-appointments.ts";
import { EventId, type ConversationId } from "../../src/shared/ids.ts";
import { aSchedule } from "../appointments/schedules.ts";
import { codeOf, openInbox, type TestInbox } from "./open-inbox.ts";

let inbox: TestInbox;
beforeEach(async () => {
  inbox = await openInbox();
});
afterEach(() => inbox.close());

const hour = 60 * 60_000;
const samira = AgentId.parse("samira");

/** Books an hour for the conversation; `start` in UTC. */
async function book(id: string, conversation: ConversationId, start: string): Promise<AppointmentId> {
  const { appointments } = inbox.storage;
  const now = inbox.clock.now();
  const begins = new Date(start);
  const ends = new Date(begins.getTime() + hour);
  const held = await appointments.hold(
    {
      event: EventId.parse(`event-${id}`),
      conversation,
      id: AppointmentId.parse(id),
      code: "K7PM",
      reason: ReasonId.parse("caf"),
      place: "centre",
      start: begins,
      end: ends,
      busyUntil: ends,
      candidates: [{ agent: samira, weeklyOpenMinutes: 600 }],
      compare: { from: now, to: ends },
      heldUntil: new Date(now.getTime() + hour),
      moves: null,
      mediator: null,
    },
    now,
  );
  if (held.kind !== "held") throw new Error("the hour should be free");
  const booked = await appointments.confirm(held.appointment.id, conversation, "Fatima", now);
  if (booked.kind !== "booked") throw new Error("the hold should be confirmed");
  return booked.appointment.id;
}

describe("the list of appointments", () => {
  it("has both its days whole, on the centre's own clock, with names instead of ids", async () => {
    const [one, other] = [(await inbox.says("one", "Bonjour")).id, (await inbox.says("other", "Bonjour")).id];
    await book("first-minute", one, "2026-03-09T23:00:00Z"); // midnight of the 10th in Paris
    await book("after", other, "2026-03-10T23:00:00Z"); // midnight of the 11th
    const parts = { ...inbox.parts.appointments, schedule: aSchedule({ reasons: [] }) };
    expect(await listAppointments("2026-03-10", "2026-03-10", parts)).toEqual([
      {
        id: "first-minute",
        reason: "caf",
        agentId: "samira",
        agent: "Samira",
        place: "centre",
        start: "2026-03-09T23:00:00.000Z",
        end: "2026-03-10T00:00:00.000Z",
        firstName: "Fatima",
        state: "booked",
        attendance: "unsaid",
        forced: false,
        unreachable: false,
        version: 2,
        code: "K7PM",
        conversation: one,
      },
    ]);
  });

  it("tells who could not be reminded", async () => {
    const sonia = await inbox.signIn("Sonia");
    const conversation = (await inbox.says("one", "Bonjour")).id;
    const id = await book("appointment-1", conversation, "2026-03-10T09:00:00Z");
    const { reminders } = inbox.storage;
    const now = inbox.clock.now();
    const alert = { id: `unreachable/${id}`, kind: "unreachable", conversation, at: now, text: "Appelez." } as const;
    const reminder = { appointment: id, version: 2, kind: "day-before" } as const;
    expect(await reminders.settle(reminder, { outcome: "unreachable", alert }, now)).toBe("done");
    const listed = await sonia.get("/appointments?from=2026-03-10&to=2026-03-10");
    expect(listed.body).toMatchObject({ appointments: [{ id, unreachable: true }] });
  });

  it("shows who cancelled, and the journal tells which mediator", async () => {
    const sonia = await inbox.signIn("Sonia");
    const id = await book("appointment-1", (await inbox.says("one", "Bonjour")).id, "2026-03-10T09:00:00Z");
    expect((await sonia.post(`/appointments/${id}/cancel`)).status).toBe(200);
    const listed = await sonia.get("/appointments?from=2026-03-10&to=2026-03-10");
    expect(listed.body).toMatchObject({ appointments: [{ id, state: "cancelled-by-mediator" }] });
    expect(await inbox.audit()).toContain(`mediator-Sonia cancel-appointment ${id}`);
  });

  it("refuses to cancel what is over or was never made", async () => {
    const id = await book("appointment-1", (await inbox.says("one", "Bonjour")).id, "2026-03-02T10:00:00Z");
    inbox.clock.moveBy(3 * hour);
    const sonia = await inbox.signIn("Sonia");
    expect(codeOf(await sonia.post(`/appointments/${id}/cancel`))).toBe("appointment-gone");
    expect(codeOf(await sonia.post("/appointments/never/cancel"))).toBe("appointment-gone");
  });
});
