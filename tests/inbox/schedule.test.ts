import { AgentId, AppointmentId } from "../../src/appointments/appointment.ts";
import { EventId, type ConversationId } from "../../src/shared/ids.ts";
import { anAbsence, anOpening, aReason } from "../appointments/schedules.ts";
import { codeOf, openInbox, type Agent, type TestInbox } from "./open-inbox.ts";

let inbox: TestInbox;
let sonia: Agent;
beforeEach(async () => {
  inbox = await openInbox();
  sonia = await inbox.signIn("Sonia");
});
afterEach(() => inbox.close());

const tuesday = "2026-03-10"; // Samira receives on Tuesdays from nine to twelve
const away = anAbsence(`${tuesday}T09:00`, `${tuesday}T12:00`);
const edit = (agent: Agent, changes: object) => agent.post("/schedule/edits", { act: "put", seen: null, ...changes });

/** Tuesday 10 March at ten in Paris, with Samira. */
async function book(id: string, conversation: ConversationId, time = "09:00"): Promise<AppointmentId> {
  const { appointments } = inbox.storage;
  const now = inbox.clock.now();
  const start = new Date(`${tuesday}T${time}:00Z`);
  const end = new Date(start.getTime() + 45 * 60_000);
  const held = await appointments.hold(
    {
      event: EventId.parse(`event-${id}`),
      conversation,
      id: AppointmentId.parse(id),
      code: "K7PM",
      reason: aReason().id,
      place: "centre",
      start,
      end,
      busyUntil: end,
      candidates: [{ agent: AgentId.parse("samira"), weeklyOpenMinutes: 600 }],
      compare: { from: now, to: end },
      heldUntil: new Date(now.getTime() + 60_000),
      moves: null,
      mediator: null,
    },
    now,
  );
  if (held.kind !== "held") throw new Error("the time should be free");
  await appointments.confirm(held.appointment.id, conversation, "Fatima", now);
  return held.appointment.id;
}

const talk = async (contact: string, channel = "web"): Promise<ConversationId> =>
  (await inbox.says(contact, "Bonjour", { channel })).id;
const lastSaid = async (conversation: ConversationId) =>
  (await inbox.storage.handoff.transcript(conversation)).findLast(({ author }) => author.kind === "system");

describe("the schedule in the inbox", () => {
  it("is shown as the files tell it, then as mediators made it, with who changed what", async () => {
    expect((await sonia.get("/schedule")).body).toMatchObject({
      version: 0,
      today: "2026-03-02",
      openings: [{ id: "samira-1", from: "09:00", seen: 0 }],
      absences: [],
      changes: [],
    });
    expect((await edit(sonia, { part: "absence", item: away })).body).toEqual({ version: 1, affected: [] });
    const body: unknown = (await sonia.get("/schedule")).body;
    expect(body).toMatchObject({
      version: 1,
      absences: [{ ...away, seen: 1 }],
      changes: [{ version: 1, by: "Sonia", part: "absence", before: null, after: away }],
    });
    expect(JSON.stringify(body)).toContain("Lundi de Pâques");
  });

  it("offers no time any more where somebody is away, from the next question on", async () => {
    const before = await inbox.parts.schedule.booking.offer({ reason: "demarches-caf" });
    expect(before[0]?.label).toBe("mar. 3 mars, 9 h 00");
    await edit(sonia, { part: "absence", item: { ...away, from: "2026-03-03T00:00", to: "2026-03-04T00:00" } });
    const after = await inbox.parts.schedule.booking.offer({ reason: "demarches-caf" });
    expect(after[0]?.label).toBe("mar. 10 mars, 9 h 00");
  });

  it("tells the second of two who changed the same thing, and lets them save knowingly", async () => {
    const karim = await inbox.signIn("Karim");
    const mine = anOpening({ from: "10:00" });
    expect((await edit(karim, { part: "opening", item: anOpening({ from: "08:00" }), seen: 0 })).status).toBe(200);
    const refused = await edit(sonia, { part: "opening", item: mine, seen: 0 });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      error: { code: "changed-meanwhile" },
      last: { by: "Karim", before: { from: "09:00" }, after: { from: "08:00" } },
      seen: 1,
    });
    expect((await edit(sonia, { part: "opening", item: mine, seen: 1 })).status).toBe(200);
    expect((await sonia.get("/schedule")).body).toMatchObject({ openings: [{ from: "10:00" }] });
  });

  it("tells what became of a part that a colleague removed", async () => {
    await edit(sonia, { part: "absence", item: away });
    await edit(sonia, { act: "remove", part: "absence", id: away.id, seen: 1, item: undefined });
    const late = await edit(sonia, { part: "absence", item: { ...away, to: `${tuesday}T11:00` }, seen: 1 });
    expect(late.body).toMatchObject({ error: { code: "changed-meanwhile" }, last: { after: null }, seen: null });
  });

  it("takes the edits of several at once when they meet nowhere", async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
        edit(sonia, { part: "absence", item: { ...away, id: `away-${number}`, to: `${tuesday}T1${number}:00` } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(8).fill(200));
    expect((await sonia.get("/schedule")).body).toMatchObject({ version: 8 });
    expect(inbox.parts.schedule.live.schedule.absences).toHaveLength(8);
  });

  it("says what is wrong beside the field, and saves nothing", async () => {
    const refused = await edit(sonia, { part: "absence", item: { ...away, to: away.from } });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      error: { code: "schedule-fault" },
      faults: [{ field: "to", message: "La fin de l’absence vient avant son début." }],
    });
    expect((await sonia.get("/schedule")).body).toMatchObject({ version: 0 });
  });

  it("warns of a reason that nobody can take any more", async () => {
    await edit(sonia, { part: "reason", item: aReason({ skill: "impots" }), seen: 0 });
    expect((await sonia.get("/schedule")).body).toMatchObject({
      reasons: [
        { warning: { field: "skill", message: "Personne n’a cette compétence : aucun horaire ne sera proposé." } },
      ],
    });
  });

  it("is nobody's who is not signed in, and no other form of it is taken", async () => {
    const stranger = inbox.asAgent(sonia.mediator, "sos_session=none");
    expect((await stranger.get("/schedule")).status).toBe(401);
    expect((await edit(stranger, { part: "absence", item: away })).status).toBe(401);
    for (const wrong of [
      { part: "absence" },
      { part: "everything", item: {} },
      { part: "absence", item: { ...away, more: 1 } },
    ]) {
      expect(codeOf(await edit(sonia, wrong))).toBe("bad-request");
    }
  });
});

describe("the appointments that a change hits", () => {
  it("are told with the answer, and listed until they are seen to", async () => {
    const id = await book("hit", await talk("amina"));
    await book("safe", await talk("bilal"), "10:00");
    expect((await sonia.get("/schedule/affected")).body).toEqual({ appointments: [] });
    const absence = { ...away, to: `${tuesday}T10:30` };
    expect((await edit(sonia, { part: "absence", item: absence })).body).toEqual({ version: 1, affected: [id] });
    expect((await sonia.get("/schedule/affected")).body).toMatchObject({
      appointments: [
        { id, hindrance: "absence", firstName: "Fatima", agent: "Samira", reach: "in-chat", proposed: null },
      ],
    });
    // what was hit already is not told again
    const longer = { ...absence, to: `${tuesday}T10:45` };
    expect((await edit(sonia, { part: "absence", item: longer, seen: 1 })).body).toEqual({ version: 2, affected: [] });
  });

  it("are proposed other times, once for each request; the appointment stays until the person chose", async () => {
    const conversation = await talk("amina");
    const id = await book("hit", conversation);
    await edit(sonia, { part: "absence", item: away });
    const ask = () => sonia.post(`/appointments/${id}/propose-times`, { requestId: "request-1" });
    for (const answer of [await ask(), ...(await Promise.all([ask(), ask()]))]) {
      expect(answer.body).toEqual({ reach: "in-chat" });
    }
    const said = (await inbox.storage.handoff.transcript(conversation)).filter(
      ({ author }) => author.kind === "system",
    );
    expect(said).toHaveLength(1);
    expect(said[0]?.body).toEqual({
      kind: "choices",
      text: "Pas possible : mardi 10 mars à 10 h 00, avec Samira, au centre",
      choices: [
        { id: "new-time:hit.demarches-caf.29542080", label: "mar. 3 mars, 9 h 00" },
        { id: "new-time:hit.demarches-caf.29562240", label: expect.stringMatching(/^mar\. 17 mars/) as string },
        { id: expect.stringMatching(/^new-time:hit/) as string, label: expect.any(String) as string },
        { id: "appointment-move:hit", label: "Un autre horaire" },
        { id: "human", label: "Parler à quelqu’un" },
      ],
    });
    expect((await inbox.storage.appointments.find(id))?.state.kind).toBe("booked");
    expect((await sonia.get("/schedule/affected")).body).toMatchObject({
      appointments: [{ id, proposed: { at: "2026-03-02T09:00:00.000Z", delivery: "stored" } }],
    });
  });

  it("are cancelled, and the person is told", async () => {
    const conversation = await talk("amina");
    const id = await book("hit", conversation);
    expect((await sonia.post(`/appointments/${id}/cancel-and-tell`)).body).toEqual({ reach: "in-chat" });
    expect((await inbox.storage.appointments.find(id))?.state).toMatchObject({ kind: "cancelled", by: "mediator" });
    expect((await lastSaid(conversation))?.body).toMatchObject({
      text: expect.stringContaining("Annulé : mardi 10 mars") as string,
    });
    expect(codeOf(await sonia.post(`/appointments/never/cancel-and-tell`))).toBe("appointment-gone");
  });

  it.each([
    ["kiosk", 0, "kiosk"],
    ["messenger", 25, "window-closed"],
    ["messenger", 1, "reached"],
  ])("of somebody on %s, silent for %i hours: %s", async (channel, hours, reach) => {
    const conversation = await talk("amina", channel);
    const id = await book("hit", conversation);
    inbox.clock.moveBy(hours * 3_600_000);
    const karim = await inbox.signIn("Karim"); // after such a silence sessions have ended
    expect((await karim.post(`/appointments/${id}/propose-times`, { requestId: "request-1" })).body).toEqual({ reach });
    expect((await lastSaid(conversation)) !== undefined).toBe(reach === "reached");
  });

  it("say so when there is no other time", async () => {
    const id = await book("hit", await talk("amina"));
    await edit(sonia, { act: "remove", part: "opening", id: "samira-1", seen: 0, item: undefined });
    expect((await sonia.get("/schedule/affected")).body).toMatchObject({
      appointments: [{ hindrance: "outside-hours" }],
    });
    expect(codeOf(await sonia.post(`/appointments/${id}/propose-times`, { requestId: "request-1" }))).toBe("no-times");
  });
});
