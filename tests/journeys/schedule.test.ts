import type { InboxClient } from "../support/inbox-client.ts";
import { newResident, type Line, type Resident } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

// A Monday: Samira receives on Tuesday mornings, Wednesday afternoons and Thursday mornings.
const monday = Date.parse("2026-11-16T09:00:00+01:00");
const startedAt = Date.now();
const now = (): Date => new Date(monday + Date.now() - startedAt);

let program: TestProgram;
let other: TestProgram;
let samira: InboxClient;
beforeAll(async () => {
  program = await startTestProgram({ now });
  other = await startTestProgram({ now, beside: program });
  samira = await program.mediator("Samira");
}, 120_000);
afterAll(async () => {
  await other.stop();
  await program.stop();
});

const lastChoices = (lines: readonly Line[]) => lines.findLast(({ choices }) => choices.length > 0)?.choices ?? [];
const coming = async () => {
  const all = await program.storage.appointments.between(now(), new Date(now().getTime() + 100 * 86_400_000));
  return all.filter(({ state }) => state.kind === "booked");
};
const ofResident = async ({ conversation }: Resident) =>
  (await coming()).filter((appointment) => appointment.conversation === conversation);

async function talk(resident: Resident, said: string, answer: RegExp): Promise<readonly Line[]> {
  const before = (await resident.read()).length;
  await resident.write(said);
  return resident.readUntil((lines) =>
    lines.slice(before).some(({ from, text }) => from !== "resident" && answer.test(text)),
  );
}

/** Somebody with an appointment with Samira on this day, which is then told as an absence of hers. */
async function hit(day: string, said: string): Promise<{ resident: Resident; id: string; absence: string }> {
  const resident = await newResident(program.url);
  await talk(resident, said, /Pour quelle démarche/);
  await talk(resident, "CAF", /C’est bon/);
  await talk(resident, "oui", /prénom/);
  await talk(resident, "Zaza", /C’est noté/);
  const [appointment] = await ofResident(resident);
  if (appointment === undefined) throw new Error("it should be booked");
  expect([appointment.agent, appointment.start.toISOString().slice(0, 10)]).toEqual(["samira", day]);
  const absence = `away-${day}`;
  const item = { id: absence, agent: "samira", from: `${day}T00:00`, to: `${day}T23:55` };
  const saved = await samira.post("/schedule/edits", { act: "put", part: "absence", item, seen: null });
  expect(saved).toMatchObject({ status: 200, body: { affected: [appointment.id] } });
  return { resident, id: appointment.id, absence };
}

const propose = async (id: string, request: string) =>
  samira.post(`/appointments/${id}/propose-times`, { requestId: request });
const proposed = (resident: Resident) =>
  resident.readUntil((lines) => lines.some(({ text }) => text.includes("Nous ne pourrons pas vous recevoir")));

describe("an absence that is added after somebody booked", () => {
  it("is proposed to be moved: a button, a yes, and the new one has taken the place of the old one", async () => {
    const { resident, id } = await hit("2026-11-19", "un rendez-vous jeudi à 9 h");
    const before = (await coming()).length;
    expect((await propose(id, "request-1")).body).toMatchObject({
      reach: expect.stringMatching(/reached|in-chat/) as string,
    });
    await propose(id, "request-1"); // pressed twice
    const lines = await proposed(resident);
    expect(lines.filter(({ text }) => text.includes("Nous ne pourrons pas"))).toHaveLength(1);
    const [first] = lastChoices(lines);
    expect(
      lastChoices(lines)
        .map(({ label }) => label)
        .slice(-2),
    ).toEqual(["Un autre horaire", "Parler à quelqu’un"]);
    expect((await ofResident(resident)).map((one) => one.id)).toEqual([id]); // it stays until they chose
    await resident.press(first?.id ?? "");
    await resident.readUntil((all) => all.some(({ text }) => text.includes("Nouveau rendez-vous")));
    expect((await ofResident(resident)).map((one) => one.id)).toEqual([id]); // only a yes moves
    await talk(resident, "oui", /C’est changé/);
    const own = await ofResident(resident);
    expect(own).toHaveLength(1);
    expect(own[0]?.start.toISOString()).not.toMatch(/^2026-11-19/);
    expect(await coming()).toHaveLength(before);
    expect((await samira.get("/schedule/affected")).body).toEqual({ appointments: [] });
  }, 30_000);

  it("may be answered by a number, days after, and by an old button without harm", async () => {
    const { resident, id } = await hit("2026-11-24", "un rendez-vous mardi 24 novembre à 9 h");
    await propose(id, "request-1");
    const choices = lastChoices(await proposed(resident));
    await talk(resident, "2", /Nouveau rendez-vous/);
    await talk(resident, "oui", /C’est changé/);
    const [moved] = await ofResident(resident);
    // the same button again names an appointment that is no more: nothing is moved without another yes
    await resident.press(choices[0]?.id ?? "");
    await resident.readUntil(
      (lines) => /rendez-vous/i.test(lines.at(-1)?.text ?? "") && lines.at(-1)?.from !== "resident",
    );
    expect((await ofResident(resident)).map(({ start }) => start)).toEqual([moved?.start]);
  }, 30_000);

  it("is moved by the touch alone while a mediator holds the conversation, and says so", async () => {
    const { resident, id } = await hit("2026-11-25", "un rendez-vous mercredi 25 novembre à 14 h");
    await samira.post(`/conversations/${resident.conversation}/claim`);
    await propose(id, "request-1");
    const choices = lastChoices(await proposed(resident));
    await resident.press(choices[0]?.id ?? "");
    const told = await resident.readUntil((all) => all.some(({ text }) => text.includes("C’est changé")));
    expect(told.find(({ text }) => text.includes("C’est changé"))?.from).toBe("system");
    const [moved] = await ofResident(resident);
    expect(moved?.start.toISOString()).not.toMatch(/^2026-11-25/);
    // the next touch is about an appointment that is no more there: told, and nothing is moved
    await resident.press(choices[1]?.id ?? "");
    await resident.readUntil((all) => all.some(({ text }) => text.includes("déjà changé, annulé ou passé")));
    expect((await ofResident(resident)).map(({ start }) => start)).toEqual([moved?.start]);
    await samira.post(`/conversations/${resident.conversation}/release`);
  }, 30_000);

  it("is cancelled and told, when the mediator prefers that", async () => {
    const { resident, id } = await hit("2026-11-26", "un rendez-vous jeudi 26 novembre à 9 h");
    const answer = await samira.post(`/appointments/${id}/cancel-and-tell`);
    expect(answer.status).toBe(200);
    const lines = await resident.readUntil((all) => all.some(({ text }) => text.includes("Nous devons annuler")));
    expect(lines.at(-1)?.text).not.toContain("CAF"); // others may read that telephone
    expect(await ofResident(resident)).toEqual([]);
  }, 30_000);

  it("of somebody at the kiosk is told to the mediator, who must call", async () => {
    const resident = await newResident(program.url, "kiosk");
    await talk(resident, "un rendez-vous jeudi 3 décembre à 9 h", /Pour quelle démarche/);
    await talk(resident, "CAF", /C’est bon/);
    await talk(resident, "oui", /prénom/);
    await talk(resident, "Zaza", /C’est noté/);
    const [appointment] = await ofResident(resident);
    expect((await propose(appointment?.id ?? "", "request-1")).body).toEqual({ reach: "kiosk" });
    expect((await resident.read()).some(({ text }) => text.includes("Nous ne pourrons pas"))).toBe(false);
  }, 30_000);
});

describe("a change of the schedule", () => {
  it("is known to every process within moments", async () => {
    const resident = await newResident(other.url);
    const item = { id: "closed", from: "2026-11-17", to: "2026-12-04", label: "travaux", place: null };
    await samira.post("/schedule/edits", { act: "put", part: "closure", item, seen: null });
    await new Promise((resolve) => setTimeout(resolve, 5_500)); // two programs without news between them: a regular look
    await talk(resident, "je voudrais un rdv", /Pour quelle démarche/);
    const lines = await talk(resident, "CAF", /horaires libres/);
    expect(lastChoices(lines)[0]?.label).toMatch(/7 déc|8 déc/);
  }, 30_000);

  it("is in the journal of changes, with who made it", async () => {
    expect((await samira.get("/schedule")).body).toMatchObject({
      changes: [{ by: "Samira", part: "closure", after: { label: "travaux" } }, {}, {}, {}, {}],
    });
  });
});
