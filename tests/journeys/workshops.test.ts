import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ConversationId } from "../../src/shared/ids.ts";
import { newResident, type Line, type Resident } from "../support/resident.ts";
import { smallCentre } from "../support/small-centre.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const today = new Date("2026-12-01T09:00:00+01:00");
let program: TestProgram;
let centre: string;
beforeAll(async () => {
  centre = smallCentre();
  const file = path.join(centre, "ateliers.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("places: 8", "places: 2"));
  program = await startTestProgram({ now: () => today, env: { KNOWLEDGE_BASE: centre } });
}, 120_000);
afterAll(async () => {
  await program.stop();
  rmSync(path.dirname(centre), { recursive: true });
});

async function talk(resident: Resident, said: string, answer: RegExp): Promise<readonly Line[]> {
  const before = (await resident.read()).length;
  await resident.write(said);
  return resident.readUntil((lines) =>
    lines.slice(before).some(({ from, text }) => from !== "resident" && answer.test(text)),
  );
}
const toWorkshops = async (): Promise<Resident> => {
  const resident = await newResident(program.url);
  await talk(resident, "je veux m'inscrire à un atelier", /Voir les ateliers/);
  await talk(resident, "voir les ateliers", /Lequel voulez-vous/);
  return resident;
};
const takeFirst = async (name: string): Promise<Resident> => {
  const resident = await toWorkshops();
  await talk(resident, "1", /Votre place : Premiers pas au téléphone, jeudi 3 décembre à 14 h 00/);
  await talk(resident, "oui", /prénom/);
  await talk(resident, name, /C’est noté/);
  return resident;
};
const seatsOf = ({ conversation }: Resident) => program.storage.seats.upcomingOf(conversation as ConversationId, today);

describe("group workshops", () => {
  it("are listed with the seats that are left, booked by a yes, and never oversold", async () => {
    const [first, second] = [await takeFirst("Awa"), await takeFirst("Ida")];
    const third = await newResident(program.url);
    await third.press("dialog:ateliers");
    const listed = await third.readUntil((lines) => lines.some(({ text }) => text.includes("Lequel voulez-vous")));
    expect(listed.at(-1)?.text).toMatch(/Premiers pas au téléphone, jeudi 3 décembre à 14 h 00 \(débutants, complet\)/);
    expect(listed.at(-1)?.choices.map(({ label }) => label)).not.toContain("jeu. 3 déc., 14 h 00");
    expect((await Promise.all([first, second].map(seatsOf))).flat().map(({ number }) => number)).toEqual([1, 2]);
  });

  it("full meanwhile, another date is proposed", async () => {
    const [one, two, three] = [await toWorkshops(), await toWorkshops(), await toWorkshops()];
    for (const resident of [one, two]) await talk(resident, "jeudi 10 décembre", /C’est bon/);
    const full = await talk(three, "jeudi 10 décembre", /plus de place à cette date/);
    expect(full.at(-1)?.choices.map(({ label }) => label)).toContain("jeu. 7 janv., 14 h 00");
    await talk(three, "1", /jeudi 7 janvier à 14 h 00/);
  });

  it("a seat given back goes to somebody else, and a person has one of each", async () => {
    const holder = await takeMailSeat();
    await holder.press("dialog:ateliers");
    await talk(holder, "Mes inscriptions", /Voulez-vous la rendre/);
    await talk(holder, "oui", /C’est annulé/);
    expect(await seatsOf(holder)).toEqual([]);
  });
});

const takeMailSeat = async (): Promise<Resident> => {
  const resident = await toWorkshops();
  await talk(resident, "mardi 8 décembre", /Ma boîte mail/);
  await talk(resident, "oui", /prénom/);
  await talk(resident, "Lou", /C’est noté/);
  await resident.press("dialog:ateliers");
  await talk(resident, "mardi 8 décembre", /Vous avez déjà une place/);
  return resident;
};
