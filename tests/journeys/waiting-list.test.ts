import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ConversationId } from "../../src/shared/ids.ts";
import { newResident, type Line, type Resident } from "../support/resident.ts";
import { smallCentre } from "../support/small-centre.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

// A Monday morning: the two Tuesdays that can be booked are tomorrow and in a week.
let today = new Date("2026-11-16T08:30:00+01:00");
const passMinutes = (minutes: number): void => {
  today = new Date(today.getTime() + minutes * 60_000);
};
let program: TestProgram;
let centre: string;
const screens = new AbortController();
beforeAll(async () => {
  centre = smallCentre();
  program = await startTestProgram({ now: () => today, env: { KNOWLEDGE_BASE: centre } });
}, 120_000);
afterAll(async () => {
  screens.abort();
  await program.stop();
  rmSync(path.dirname(centre), { recursive: true });
});

const idOf = (resident: Resident) => resident.conversation as ConversationId;
const lastText = (lines: readonly Line[]): string => lines.at(-1)?.text ?? "";
async function talk(resident: Resident, said: string, answer: RegExp): Promise<readonly Line[]> {
  const before = (await resident.read()).length;
  await resident.write(said);
  return resident.readUntil((lines) =>
    lines.slice(before).some(({ from, text }) => from !== "resident" && answer.test(text)),
  );
}
/** Keeps the page open, so that what is said arrives. */
const stay = async (resident: Resident): Promise<void> => {
  const headers = { authorization: `Bearer ${resident.token}` };
  const response = await fetch(`${program.url}/api/chat/events`, { headers, signal: screens.signal });
  response.body?.pipeTo(new WritableStream()).catch(() => undefined);
};
const bookFirst = async (): Promise<Resident> => {
  const resident = await newResident(program.url);
  await talk(resident, "je voudrais un rdv", /Pour quelle démarche/);
  await talk(resident, "CAF", /horaires libres/);
  await talk(resident, "1", /C’est bon/);
  await talk(resident, "oui", /prénom/);
  await talk(resident, "passer", /C’est noté/);
  return resident;
};
const waitFor = async (when: string): Promise<Resident> => {
  const resident = await newResident(program.url);
  await talk(resident, "je voudrais un rdv", /Pour quelle démarche/);
  await talk(resident, "CAF", /Je peux vous prévenir/);
  await talk(resident, "me prévenir", /Quels jours/);
  await talk(resident, when, /vous êtes sur la liste d’attente/);
  await stay(resident);
  return resident;
};
const isOffered = async (resident: Resident): Promise<boolean> =>
  (await resident.read()).some(({ text }) => text.includes("Une place s’est libérée"));
const upcoming = (resident: Resident) => program.storage.appointments.upcomingOf(idOf(resident), today);
const waitsNoMore = async (resident: Resident): Promise<boolean> =>
  (await program.storage.waitingList.of(idOf(resident))).length === 0;

describe("the waiting list", () => {
  let holders: readonly Resident[];
  beforeAll(async () => {
    holders = [await bookFirst(), await bookFirst()];
  });

  it("offers a time that became free to one person, then to the next, and only to those whom it suits", async () => {
    const thursday = await waitFor("le jeudi");
    passMinutes(1);
    const first = await waitFor("le mardi matin");
    passMinutes(1);
    const second = await waitFor("n'importe quand");
    await program.offerNow();
    expect(await Promise.all([thursday, first, second].map(isOffered))).toEqual([false, false, false]);

    const [holder] = holders;
    if (holder === undefined) throw new Error("nobody booked");
    await talk(holder, "jveu annulé mon rdv", /Voulez-vous l’annuler/);
    await talk(holder, "oui", /C’est annulé/);
    await program.offerNow();
    await program.offerNow();
    expect(await Promise.all([thursday, first, second].map(isOffered))).toEqual([false, true, false]);
    const [offer] = (await first.read()).slice(-1);
    expect(offer?.text).toMatch(
      /mardi 17 novembre à 9 h 00, avec Samira, au centre\.\nJe vous la garde jusqu’à 8 h 47\./,
    );
    // it is really held: nobody else finds it
    const stranger = await newResident(program.url);
    await talk(stranger, "je voudrais un rdv", /Pour quelle démarche/);
    await talk(stranger, "CAF", /Il n’y a pas d’horaire libre/);

    passMinutes(16); // she does not answer
    await program.offerNow();
    await second.readUntil((lines) => lastText(lines).includes("Une place s’est libérée"));
    await talk(second, "oui", /C’est noté/);
    expect(await upcoming(second)).toHaveLength(1);
    expect(await waitsNoMore(second)).toBe(true);

    await talk(first, "oui", /pas pu garder cette place/);
    expect(await upcoming(first)).toEqual([]);
    expect(await waitsNoMore(first)).toBe(false);
    await talk(first, "ne plus attendre", /vous n’êtes plus sur la liste/);
    await talk(thursday, "enlevez moi de la liste d'attente", /vous n’êtes plus sur la liste/);
    expect(await Promise.all([first, thursday].map(waitsNoMore))).toEqual([true, true]);
    await talk(second, "annuler mon rdv", /Voulez-vous l’annuler/);
    await talk(second, "oui", /C’est annulé/);
  });

  it("refused, goes to the next at once; nothing is offered at night, nor to whoever is in a dialog", async () => {
    today = new Date("2026-11-16T09:30:00+01:00"); // tomorrow's is too near now: next Tuesday's is the only one
    const first = await waitFor("le mardi");
    passMinutes(1);
    const second = await waitFor("le mardi");
    const [, holder] = holders;
    if (holder === undefined) throw new Error("nobody booked");
    await talk(holder, "annuler mon rdv", /Voulez-vous l’annuler/);
    await talk(holder, "oui", /C’est annulé/);
    today = new Date("2026-11-16T22:00:00+01:00");
    await program.offerNow();
    expect(await Promise.all([first, second].map(isOffered))).toEqual([false, false]);
    today = new Date("2026-11-17T09:00:00+01:00");
    await talk(first, "je voudrais un rdv", /Pour quelle démarche/);
    await program.offerNow();
    expect(await Promise.all([first, second].map(isOffered))).toEqual([false, true]);
    await talk(second, "non", /va à quelqu’un d’autre/);
    passMinutes(11); // the dialog was left there
    await program.offerNow();
    expect(await isOffered(first)).toBe(true);
    const choices = (await first.read()).at(-1)?.choices ?? [];
    expect(choices.map(({ label }) => label)).toEqual(["Oui, je la prends", "Non merci", "Ne plus attendre"]);
    await first.press(choices[0]?.id ?? "");
    await first.readUntil((lines) => lines.some(({ text }) => text.includes("C’est noté ! Votre rendez-vous")));
    expect(await upcoming(first)).toHaveLength(1);
  });

  it("tells the mediators, once, of a time that suits somebody who cannot be told", async () => {
    const [holder] = holders;
    if (holder === undefined) throw new Error("nobody booked");
    const away = await newResident(program.url);
    await talk(away, "liste d'attente", /pour quelle démarche/);
    await talk(away, "CAF", /Quels jours/);
    await talk(away, "mardi 24 novembre", /vous êtes sur la liste d’attente/);
    const all = await program.storage.appointments.between(today, new Date(today.getTime() + 20 * 86_400_000));
    for (const { id, state } of all) {
      if (state.kind !== "booked") continue;
      await program.storage.appointments.cancel(id, { kind: "resident", conversation: null }, today);
    }
    await wait(300); // her page is closed, and the program knows it
    await program.offerNow();
    await program.offerNow();
    const alerts = (await program.storage.alerts.open()).filter(({ conversation }) => conversation === idOf(away));
    expect(alerts.map(({ kind }) => kind)).toEqual(["unreachable"]);
    expect(await isOffered(away)).toBe(false);
  });
});
