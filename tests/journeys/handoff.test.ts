import { setTimeout as wait } from "node:timers/promises";
import { ConversationId } from "../../src/shared/ids.ts";
import { newResident, type Line, type Resident } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import type { InboxClient } from "../support/inbox-client.ts";

// A Monday at 10:00 in Tourcoing: mediators are at work.
let now = new Date("2026-03-23T09:00:00Z");
let program: TestProgram;
let sonia: InboxClient;
let karim: InboxClient;
beforeAll(async () => {
  program = await startTestProgram({ now: () => now });
  sonia = await program.mediator("Sonia");
  karim = await program.mediator("Karim");
}, 120_000);
afterAll(() => program.stop());

const says = (words: RegExp) => (lines: readonly Line[]) =>
  lines.some(({ from, text }) => from !== "resident" && words.test(text));
const residentLines = (lines: readonly Line[]) => lines.filter(({ from }) => from === "resident").length;
const ownerOf = async (resident: Resident) => {
  const { body } = await sonia.get(`/conversations/${resident.conversation}`);
  return (body as { conversation: { owner: { kind: string } } }).conversation.owner.kind;
};

async function aPersonWaits(): Promise<Resident> {
  const amina = await newResident(program.url);
  await amina.write("parlé a kelkun svp");
  await amina.readUntil((lines) => says(/retour/)(lines) && residentLines(lines) === 1);
  return amina;
}

describe("a person is wanted", () => {
  it("even with the first words, in any spelling: one message tells what happens now", async () => {
    const amina = await aPersonWaits();
    expect(await ownerOf(amina)).toBe("waiting");
    const lines = await amina.read();
    expect(lines.at(-2)?.text ?? "").toMatch(/prochaine personne|personne avant vous|personnes avant vous/);
  });

  it("the assistant is silent until a mediator answers, closes, and it is back", async () => {
    const amina = await aPersonWaits();
    const before = (await amina.read()).length;
    await amina.write("j'ai oublié mon mot de passe");
    await amina.readUntil((lines) => lines.length === before + 1);

    expect((await sonia.post(`/conversations/${amina.conversation}/claim`)).status).toBe(200);
    const reply = { clientMessageId: "reply-000001", text: "Bonjour, je suis là." };
    expect((await sonia.post(`/conversations/${amina.conversation}/replies`, reply)).status).toBe(202);
    const lines = await amina.readUntil(says(/Bonjour, je suis là/));
    expect(lines.at(-1)?.from).toBe("Sonia");
    await amina.write("merci, et la caf ?");
    await amina.readUntil((all) => all.length === lines.length + 1);

    const note = { clientMessageId: "note-0000001", text: "dossier en retard, ne pas dire" };
    expect((await sonia.post(`/conversations/${amina.conversation}/notes`, note)).status).toBe(202);
    expect((await sonia.post(`/conversations/${amina.conversation}/close`)).status).toBe(200);
    await amina.readUntil(says(/Sonia vous dit au revoir/));
    expect(await ownerOf(amina)).toBe("bot");
    await amina.write("c koi 1 navigateur");
    const after = await amina.readUntil(
      (all) => /navigateur/i.test(all.at(-1)?.text ?? "") && all.at(-1)?.from === "bot",
    );
    expect(JSON.stringify(after)).not.toContain("ne pas dire");
    expect(after.slice(-4).some(({ text }) => /assistant automatique/.test(text))).toBe(true);
  });

  it("gives back the assistant to who writes « retour »", async () => {
    const amina = await aPersonWaits();
    await amina.write("retour");
    await amina.readUntil((lines) => residentLines(lines) === 2 && lines.at(-1)?.from === "bot");
    expect(await ownerOf(amina)).toBe("bot");
  });

  it("tells when somebody will be there, outside opening hours", async () => {
    now = new Date("2026-03-23T19:00:00Z");
    const amina = await aPersonWaits();
    expect(says(/demain à 9 h/)(await amina.read())).toBe(true);
    now = new Date("2026-03-23T09:00:00Z");
  });

  it("reminds the mediators at 5 minutes, escalates at 15, and tells the person", async () => {
    const amina = await aPersonWaits();
    const kinds = async () => {
      const { body } = await sonia.get("/alerts");
      const { alerts } = body as { alerts: readonly { kind: string; conversation: string }[] };
      return alerts.filter(({ conversation }) => conversation === amina.conversation).map(({ kind }) => kind);
    };
    now = new Date(now.getTime() + 5 * 60_000 + 1000);
    await program.watchNow();
    expect(await kinds()).toEqual(["waiting-long"]);
    now = new Date(now.getTime() + 10 * 60_000);
    await program.watchNow();
    await program.watchNow();
    expect([...(await kinds())].sort()).toEqual(["waiting-long", "waiting-too-long"]);
    const lines = await amina.readUntil((all) => all.at(-1)?.from === "system");
    expect(lines.filter(({ from }) => from === "system").length).toBeLessThanOrEqual(2);
    expect(await ownerOf(amina)).toBe("waiting");
  });
});

describe("two mediators want the same conversation", () => {
  it("one wins of twenty, and the others are told who", async () => {
    const amina = await aPersonWaits();
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? sonia : karim).post(`/conversations/${amina.conversation}/claim`),
      ),
    );
    const winners = claims.filter(({ status }) => status === 200);
    const losers = claims.filter(({ status }) => status === 409);
    expect(winners.length + losers.length).toBe(20);
    // Whoever won may ask again: the conversation is already theirs.
    expect(losers).toHaveLength(10);
    expect(losers[0]?.body).toMatchObject({
      error: { code: "taken" },
      winner: { name: expect.stringMatching(/Sonia|Karim/) as string },
    });
  });

  it("twenty different mediators: one 200, nineteen 409", async () => {
    const amina = await aPersonWaits();
    const crowd = await Promise.all(Array.from({ length: 20 }, (_, index) => program.mediator(`Mediator${index}`)));
    const claims = await Promise.all(
      crowd.map((mediator) => mediator.post(`/conversations/${amina.conversation}/claim`)),
    );
    expect(claims.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(claims.filter(({ status }) => status === 409)).toHaveLength(19);
  }, 60_000);

  it("the assistant never speaks after a claim that came during its turn, in 200 interleavings", async () => {
    const residents = await Promise.all(Array.from({ length: 25 }, () => newResident(program.url)));
    let spokenAfter = 0;
    let overtaken = 0;
    for (let round = 0; round < 200; round++) {
      const amina = residents[round % residents.length]!;
      const conversation = ConversationId.parse(amina.conversation);
      const before = await program.storage.liveEvents.latest();
      const writing = amina.write("jariv pa a me conecté a la caf");
      await wait((round % 20) * 0.6);
      const [status, claim] = await Promise.all([writing, sonia.post(`/conversations/${amina.conversation}/claim`)]);
      if (status !== 202 || claim.status !== 200) throw new Error(`answered ${status} and ${claim.status}`);
      while ((await program.storage.turns.backlog()).pending > 0) await wait(2);

      const events = await program.storage.liveEvents.after(before, 1000, conversation);
      // An event shows the conversation as it is when it is read: the claim is the first one of this round.
      const claimed = events.findIndex(({ kind }) => kind === "conversation");
      const answers = events.flatMap((event, index) =>
        event.kind === "message" && event.message.author.kind === "bot" ? [index] : [],
      );
      spokenAfter += answers.filter((index) => index > claimed).length;
      if (answers.length === 0) overtaken += 1;
      await sonia.post(`/conversations/${amina.conversation}/close`);
    }
    expect(spokenAfter).toBe(0);
    expect(overtaken).toBeGreaterThan(0); // some claims came before the answer,
    expect(overtaken).toBeLessThan(200); // and some after it
  }, 120_000);
});
