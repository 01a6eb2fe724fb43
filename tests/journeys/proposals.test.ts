import { newResident, type Line } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

// A Monday at 10:00 in Tourcoing.
const now = new Date("2026-03-23T09:00:00Z");
let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram({ now: () => now });
}, 120_000);
afterAll(() => program.stop());

const says = (words: RegExp) => (lines: readonly Line[]) => lines.some(({ text }) => words.test(text));

describe("times that a mediator proposes in a conversation", () => {
  it("are booked by a touch while the mediator holds it, in the name of the centre and not of the assistant", async () => {
    const sonia = await program.mediator("Sonia");
    const amina = await newResident(program.url);
    await amina.write("parler à quelqu'un");
    await amina.readUntil(says(/prochaine personne/));
    await sonia.post(`/conversations/${amina.conversation}/claim`);
    const { body } = await sonia.get("/appointments/offers?reason=demarches-caf");
    const offers = (body as { offers: { id: string; label: string }[] }).offers;
    const proposal = { clientMessageId: "proposal-1", offers: offers.map(({ id }) => id) };
    expect((await sonia.post(`/conversations/${amina.conversation}/proposals`, proposal)).status).toBe(202);
    const shown = (await amina.readUntil((lines) => lines.at(-1)?.choices.length === 3)).at(-1);
    expect(shown?.from).toBe("Sonia");

    await amina.press(shown?.choices[1]?.id ?? "");
    const told = await amina.readUntil(says(/^C’est noté/));
    expect(told.find(({ text }) => text.startsWith("C’est noté"))?.from).toBe("system");
    expect(told.some(({ text }) => text === offers[1]?.label)).toBe(true);

    await amina.press(shown?.choices[0]?.id ?? "");
    await amina.readUntil(says(/déjà choisi/));
    const booked = await sonia.get("/appointments?from=2026-03-23&to=2026-06-23");
    expect(booked.body).toMatchObject({ appointments: [{ conversation: amina.conversation, state: "booked" }] });
    const { owner } = (
      (await sonia.get(`/conversations/${amina.conversation}`)).body as { conversation: { owner: object } }
    ).conversation;
    expect(owner).toMatchObject({ kind: "mediator", name: "Sonia" });
  }, 60_000);
});
