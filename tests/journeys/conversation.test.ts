import { newResident, type Line } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram({ now: () => new Date() });
}, 120_000);
afterAll(() => program.stop());

const says = (words: RegExp) => (lines: readonly Line[]) =>
  lines.some(({ from, text }) => from !== "resident" && words.test(text));
const lastChoices = (lines: readonly Line[]) => lines.findLast(({ choices }) => choices.length > 0)?.choices ?? [];

describe("a resident writes on the centre's page", () => {
  it("is told first that an automatic assistant answers, and what becomes of the words", async () => {
    const amina = await newResident(program.url);
    const lines = await amina.readUntil((all) => all.length >= 3);
    expect(lines[0]?.text).toMatch(/assistant automatique/);
    expect(lines[1]?.text).toMatch(/effacer mes données/);
  });

  it("gets an answer to a misspelt question", async () => {
    const amina = await newResident(program.url);
    await amina.write("jariv pa a me conecté a la caf");
    const lines = await amina.readUntil(says(/numéro de Sécurité sociale et votre mot de passe/));
    expect(lines.at(-1)?.choices.map(({ id }) => id)).toContain("human");
  });

  it("gets the meaning of a word", async () => {
    const amina = await newResident(program.url);
    await amina.write("c koi 1 navigateur");
    await amina.readUntil(says(/navigateur/i));
  });

  it("walks from theme to question to answer by buttons alone", async () => {
    const amina = await newResident(program.url);
    await amina.press("menu");
    const themes = await amina.readUntil((lines) => lastChoices(lines).some(({ id }) => id.startsWith("theme:")));
    const theme = lastChoices(themes).find(({ id }) => id.startsWith("theme:"));
    await amina.press(theme?.id ?? "");
    const questions = await amina.readUntil((lines) => lastChoices(lines).some(({ id }) => id.startsWith("faq:")));
    await amina.press(lastChoices(questions)[0]?.id ?? "");
    await amina.readUntil(
      (lines) => lines.filter(({ from }) => from === "resident").length === 3 && lines.at(-1)?.from === "bot",
    );
  });

  it.each([
    ["dialog:retrouver-rendez-vous", "J’ai déjà un rendez-vous"],
    ["human", "Parler à quelqu’un"],
    ["faq:caf-connexion", "CAF : se connecter"],
    ["faq:nulle-part", "Bouton"],
  ])("sees what they touched, on whichever screen it stood: %s", async (choice, label) => {
    const amina = await newResident(program.url);
    await amina.press(choice);
    const touched = (await amina.readUntil((lines) => lines.some(({ from }) => from === "resident"))).find(
      ({ from }) => from === "resident",
    );
    expect(touched?.text.replaceAll("\u00a0", " ")).toBe(label);
  });

  it("has a secret hidden, is told so, and is still answered", async () => {
    const amina = await newResident(program.url);
    await amina.write("ma secu 1 84 12 76 451 089 46 mdp Soleil2024! comment faire ma declaration trimestrielle caf");
    const lines = await amina.readUntil(says(/caché/));
    expect(JSON.stringify(lines)).not.toMatch(/Soleil2024|451 089/);
    await amina.readUntil(says(/tous les trois mois/));
  });

  it("books, and cancels, in the conversation", async () => {
    const yvette = await newResident(program.url);
    await yvette.write("je veux un rdv");
    const reasons = await yvette.readUntil((lines) => lastChoices(lines).length > 5);
    await yvette.press(lastChoices(reasons)[0]?.id ?? "");
    const slots = await yvette.readUntil(says(/prochains horaires libres/));
    await yvette.press(lastChoices(slots)[0]?.id ?? "");
    const confirm = await yvette.readUntil(says(/C’est bon/));
    await yvette.press(lastChoices(confirm)[0]?.id ?? "");
    await yvette.readUntil(says(/prénom/));
    await yvette.write("Yvette");
    await yvette.readUntil(says(/C’est noté/));
    expect(await program.storage.appointments.between(new Date(), new Date(Date.now() + 60 * 86_400_000))).toHaveLength(
      1,
    );
    await yvette.write("annuler mon rendez-vous");
    const ask = await yvette.readUntil(
      (lines) => /annul/i.test(lines.at(-1)?.text ?? "") && lastChoices(lines).length > 0,
    );
    await yvette.press(lastChoices(ask)[0]?.id ?? "");
    await yvette.readUntil(says(/annulé/));
  });

  it("asks a question in the middle of a booking, is answered, and goes on", async () => {
    const yvette = await newResident(program.url);
    await yvette.write("je veux un rdv");
    await yvette.readUntil((lines) => lastChoices(lines).length > 5);
    await yvette.write("c koi 1 navigateur");
    const lines = await yvette.readUntil(says(/Navigateur : /));
    expect(lines.at(-1)?.text).toMatch(/démarche/);
    await yvette.write("ma carte vitale est perdue"); // no question here: that is what it is for
    await yvette.readUntil(says(/horaires libres/));
  });

  it("is offered a person after two messages that nobody understands", async () => {
    const amina = await newResident(program.url);
    await amina.write("quel temps fera-t-il demain à lille");
    await amina.readUntil(
      (lines) => lines.at(-1)?.from === "bot" && lines.filter(({ from }) => from === "resident").length === 1,
    );
    await amina.write("qui a gagné le match de foot hier");
    const lines = await amina.readUntil(
      (all) => all.filter(({ from }) => from === "resident").length === 2 && all.at(-1)?.from === "bot",
    );
    expect(lines.at(-1)?.text).toMatch(/personne/);
    await amina.press(lastChoices(lines)[0]?.id ?? "");
    await amina.readUntil(says(/personnes? avant vous|prochaine personne|Personne ne peut vous répondre avant/));
  });

  it("has all of it forgotten on demand", async () => {
    const amina = await newResident(program.url);
    await amina.write("mon secret est un ornithorynque violet");
    await amina.readUntil((lines) => lines.at(-1)?.from === "bot" && lines.length > 4);
    await amina.write("effacer mes données");
    const ask = await amina.readUntil(
      (lines) => lastChoices(lines).length > 0 && /effac/i.test(lines.at(-1)?.text ?? ""),
    );
    await amina.press(lastChoices(ask)[0]?.id ?? "");
    const left = await amina.readUntil((lines) => lines.length <= 2 && says(/effac/i)(lines));
    expect(JSON.stringify(left)).not.toContain("ornithorynque");
  });
});
