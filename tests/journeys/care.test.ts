import { newResident, type Line } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

let program: TestProgram;
let moved = 0;
const minutes = (count: number) => void (moved += count * 60_000);
beforeAll(async () => {
  program = await startTestProgram({ now: () => new Date(Date.now() + moved) });
}, 120_000);
afterAll(() => program.stop());

const says = (words: RegExp) => (lines: readonly Line[]) =>
  lines.some(({ from, text }) => from !== "resident" && words.test(text));
const last = (words: RegExp) => (lines: readonly Line[]) => words.test(lines.at(-1)?.text ?? "");
const count = (lines: readonly Line[], words: RegExp) => lines.filter(({ text }) => words.test(text)).length;
const lastChoices = (lines: readonly Line[]) => lines.findLast(({ choices }) => choices.length > 0)?.choices ?? [];
const helped = /Est-ce que cela vous a aidé/;
const counted = async () =>
  (await program.storage.feedback.satisfaction(new Date(0))).reduce((sum, { count: one }) => sum + one, 0);

describe("at the end of an exchange", () => {
  it("a person who was answered and says thanks is asked once whether it helped, and counts once", async () => {
    const amina = await newResident(program.url);
    await amina.write("merci");
    await amina.readUntil(last(/Avec plaisir/));
    await amina.write("je n'arrive pas à me connecter à la caf");
    await amina.readUntil(says(/Mon Compte/));
    await amina.write("merci beaucoup");
    await amina.readUntil(last(helped));
    const before = await counted();
    for (const face of ["bien", "bien", "pas-bien"]) {
      await amina.press(`dialog:avis-${face}`);
      await amina.readUntil(last(/Merci de votre réponse/));
    }
    await amina.write("au revoir");
    const lines = await amina.readUntil(last(/Au revoir et bonne journée/));
    expect(count(lines, helped)).toBe(1);
    expect(await counted()).toBe(before + 1);
  });

  it("a mediator who takes the conversation is named once, and the question comes when they close", async () => {
    const yvette = await newResident(program.url);
    await yvette.write("parler à quelqu'un");
    await yvette.readUntil(says(/personne/));
    const sonia = await program.mediator("Sonia");
    await sonia.post(`/conversations/${yvette.conversation}/claim`);
    await sonia.post(`/conversations/${yvette.conversation}/claim`);
    await sonia.post(`/conversations/${yvette.conversation}/close`);
    const lines = await yvette.readUntil(last(helped));
    expect(count(lines, /^Sonia, de l’équipe du centre, vous répond maintenant/)).toBe(1);
    await yvette.write("merci au revoir");
    await yvette.readUntil(last(/Avec plaisir|Au revoir et bonne journée/));
  });

  it("nobody is asked after a danger", async () => {
    const lea = await newResident(program.url);
    await lea.write("j'ai envie de mourir");
    await lea.readUntil(says(/3114/));
    const karim = await program.mediator("Karim");
    await karim.post(`/conversations/${lea.conversation}/claim`);
    await karim.post(`/conversations/${lea.conversation}/close`);
    const lines = await lea.readUntil(says(/Karim vous dit au revoir/));
    expect(count(lines, helped)).toBe(0);
  });

  it("a page of text that is not understood is told to be too long, and asked for in two sentences", async () => {
    const paul = await newResident(program.url);
    await paul.write("xqzt vrkl mnop ".repeat(90));
    await paul.readUntil(last(/Votre message est très long/));
  });
});

it("a slot is kept as long as the person goes on answering", async () => {
  const zoe = await newResident(program.url);
  await zoe.write("je veux un rdv");
  const reasons = await zoe.readUntil((lines) => lastChoices(lines).length > 5);
  await zoe.press(lastChoices(reasons)[0]?.id ?? "");
  const slots = await zoe.readUntil(says(/Voici les prochains horaires/));
  await zoe.press(lastChoices(slots)[0]?.id ?? "");
  const confirm = await zoe.readUntil(says(/C’est bon \?/));
  minutes(9);
  await zoe.press(lastChoices(confirm)[0]?.id ?? "");
  await zoe.readUntil(says(/Quel est votre prénom/));
  minutes(9);
  await zoe.write("Zoé");
  await zoe.readUntil(says(/C’est noté/));
});

it("a chat that is older than the log of events is shown whole, and goes on", async () => {
  const nora = await newResident(program.url);
  await nora.write("c koi 1 navigateur");
  const before = await nora.readUntil(says(/navigateur/i));
  await program.storage.retention.dropOlder("live-event", new Date(Date.now() + moved + 1), 10_000);
  expect(await program.storage.liveEvents.after(0, 10)).toEqual([]);
  expect(await nora.read()).toEqual(before);
  await nora.write("merci");
  const after = await nora.readUntil(says(/Avec plaisir/));
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.filter(({ from, text }) => from === "resident" && text === "merci")).toHaveLength(1);
});
