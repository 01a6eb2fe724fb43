import { newResident, type Line, type Resident } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram();
}, 60_000);
afterAll(() => program.stop());

/** Does something and returns what the assistant says to it. */
async function after(resident: Resident, act: () => Promise<number>): Promise<readonly Line[]> {
  const before = (await resident.read()).length;
  expect(await act()).toBe(202);
  const own = 1;
  const lines = await resident.readUntil((all) => all.length > before + own && all.at(-1)?.from !== "resident");
  return lines.slice(before + own);
}

const write = (resident: Resident, text: string) => after(resident, () => resident.write(text));
const press = (resident: Resident, choice: string) => after(resident, () => resident.press(choice));
const said = (lines: readonly Line[]): string => lines.map(({ text }) => text).join("\n");
const buttons = (lines: readonly Line[]): readonly string[] => lines.at(-1)?.choices.map(({ label }) => label) ?? [];

async function metResident(): Promise<Resident> {
  const resident = await newResident(program.url);
  await write(resident, "bonjour");
  return resident;
}

describe("a tutorial, one step at a time", () => {
  it("is begun by a button, followed by typing, left for a question, and taken up again", async () => {
    const amina = await metResident();
    const answer = await write(amina, "comment envoyer une piece jointe par mail");
    expect(buttons(answer)).toContain("Pas à pas");

    const first = await press(amina, "tutorial:piece-jointe");
    expect(said(first)).toMatch(/Étape 1 sur 9/);
    expect(buttons(first)).toEqual(["Étape suivante", "Répéter", "Parler à quelqu’un", "Menu"]);
    expect(said(await write(amina, "suite"))).toMatch(/Étape 2 sur 9/);
    expect(said(await write(amina, "ok fait"))).toMatch(/Étape 3 sur 9/);
    expect(said(await write(amina, "répète"))).toMatch(/Étape 3 sur 9/);
    expect(said(await write(amina, "revenir"))).toMatch(/Étape 2 sur 9/);

    const asked = said(await write(amina, "c koi 1 navigateur"));
    expect(asked).toMatch(/navigateur/i);
    expect(asked).toMatch(/Étape 2 sur 9/);
    expect(said(await write(amina, "étape suivante"))).toMatch(/Étape 3 sur 9/);

    expect(said(await press(amina, "menu"))).toMatch(/sujets/);
    expect(said(await write(amina, "étape suivante"))).toMatch(/Étape 4 sur 9/);
    for (const step of [5, 6, 7, 8, 9]) expect(said(await write(amina, "c'est fait"))).toContain(`${step} sur 9`);
    expect(said(await write(amina, "oui"))).toMatch(/Bravo/);
  });

  it("that is gone is told, and leads on", async () => {
    const amina = await metResident();
    const gone = await press(amina, "tutorial:nulle-part");
    expect(said(gone)).toMatch(/plus valable/);
    expect(buttons(gone)).toContain("Voir les sujets");
  });
});

describe("after an answer", () => {
  it("the same is asked for somebody else, in simpler words, and again", async () => {
    const amina = await metResident();
    await write(amina, "jarive pa a me conecté a la caf");
    expect(said(await write(amina, "et pour mon mari ?"))).toMatch(/Pour votre mari, c’est pareil[^]*Mon Compte/);
    expect(said(await write(amina, "répète"))).toMatch(/Mon Compte/);
    const words = await write(amina, "c'est quoi ça ?");
    expect(buttons(words)).toContain("CAF");
    const simpler = await write(amina, "j'ai pas compris");
    expect(said(simpler)).toMatch(/mots difficiles[^]*CAF\s:/);
    expect(buttons(simpler)).toContain("Parler à quelqu’un");
    expect(said(await write(amina, "j'ai toujours pas compris"))).toMatch(/Une personne du centre fera mieux que moi/);
    expect(said(await write(amina, "oui"))).toMatch(/Je demande à une personne|Personne ne peut vous répondre avant/);
  });

  it("a page to read or print is named, but not at the kiosk", async () => {
    const long = "je veux scanner un document avec mon telephone";
    const home = await metResident();
    expect(said(await write(home, long))).toMatch(/\/aide\/scanner-document/);
    const hall = await newResident(program.url, "kiosk");
    await write(hall, "bonjour");
    expect(said(await write(hall, long))).not.toMatch(/\/aide\//);
  });
});

describe("two messages in a row that are not understood", () => {
  it("lead to a person by themselves", async () => {
    const amina = await metResident();
    expect(said(await write(amina, "xqzt wvkp"))).toMatch(/je n’ai pas compris/);
    const second = await write(amina, "zzgh kkpq");
    expect(said(second)).toMatch(/Voulez-vous lui parler/);
    expect(buttons(second)).toContain("Oui, je veux bien");
  });
});

describe("another language", () => {
  it.each([
    ["no entiendo esta carta, donde puedo preguntar", "Hablar con alguien"],
    ["نسيت كلمة السر", "التحدث مع شخص"],
    ["я забыл пароль", "Говорить с человеком"],
  ])("%s gets a sentence in it and a person's button", async (text, label) => {
    const stranger = await metResident();
    const answer = await write(stranger, text);
    expect(buttons(answer)).toContain(label);
  });

  it("calls a person at once, and says so in it", async () => {
    const stranger = await metResident();
    const answer = said(await write(stranger, "хочу поговорить с человеком"));
    expect(answer).toMatch(/Я прошу сотрудника/);
    expect(answer).toMatch(/Je demande à une personne|Personne ne peut vous répondre avant/);
  });
});

describe("without typing", () => {
  it("a word of the glossary is reached from the menu", async () => {
    const amina = await metResident();
    let rows = await press(amina, "menu");
    for (let pages = 0; pages < 4 && !buttons(rows).includes("Mots du numérique"); pages++) {
      const next = rows.at(-1)?.choices.find(({ label }) => label === "Voir la suite");
      expect(rows.at(-1)?.choices.length).toBeLessThanOrEqual(10);
      rows = await press(amina, next?.id ?? "");
    }
    const letters = await press(amina, "words");
    expect(letters.at(-1)?.choices.length).toBeLessThanOrEqual(10);
    const words = await press(amina, letters.at(-1)?.choices[0]?.id ?? "");
    expect(said(await press(amina, words.at(-1)?.choices[0]?.id ?? ""))).toMatch(/\s:\s/);
  });
});
