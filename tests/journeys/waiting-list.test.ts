import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AppointmentId, type Appointment } from "../../src/appointments/appointment.ts";
import type { HoldRequest } from "../../src/appointments/appointment-store.ts";
import { EventId, type ConversationId } from "../../src/shared/ids.ts";
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

  describe("held for somebody by a process that is killed before it says so", () => {
    const cancelled = async (): Promise<Appointment> => {
      const holder = await bookFirst();
      await bookFirst();
      const [booked] = await upcoming(holder);
      if (booked === undefined) throw new Error("nothing is booked");
      return booked;
    };
    /** All that a process does before the words, and no more. */
    const holdAndDie = async (person: Resident, freed: Appointment) => {
      const [entry] = await program.storage.waitingList.of(idOf(person));
      if (entry === undefined) throw new Error("nobody waits");
      const { reason, place, agent, start, end } = freed;
      const id = AppointmentId.parse(`killed-${entry.offers}-${freed.id}`);
      const hold: HoldRequest = {
        ...{ id, code: `K${entry.offers}ZZ`, reason, place, start, end, busyUntil: end },
        ...{ candidates: [{ agent, weeklyOpenMinutes: 60 }], compare: { from: start, to: end } },
        ...{ event: EventId.parse(`offer/${entry.id}/${entry.offers + 1}`), conversation: idOf(person) },
        ...{ heldUntil: new Date(today.getTime() + 15 * 60_000), moves: null, mediator: null },
      };
      const answer = await program.storage.waitingList.offer({ entry: entry.id, offers: entry.offers, hold }, today);
      expect(answer.kind).toBe("offered");
    };
    const offersTo = async (person: Resident): Promise<number> =>
      (await person.read()).filter(({ text }) => text.includes("Une place s’est libérée")).length;

    it("is said by the next round, once; or offered again when there was no time left to answer", async () => {
      today = new Date("2026-11-18T10:00:00+01:00");
      for (const { conversation } of await program.storage.waitingList.waiting(today)) {
        await program.storage.waitingList.leave(conversation, null); // others would come first
      }
      const freed = await cancelled();
      const person = await waitFor("n'importe quand");
      await program.storage.appointments.cancel(freed.id, { kind: "resident", conversation: null }, today);

      await holdAndDie(person, freed);
      passMinutes(12); // too late to be answered
      await program.offerNow();
      expect(await offersTo(person)).toBe(0);
      passMinutes(4);
      await program.offerNow(); // the same time again, and no pause for an offer that nobody heard of
      expect(await offersTo(person)).toBe(1);
      await talk(person, "non", /va à quelqu’un d’autre/);

      today = new Date("2026-11-18T15:00:00+01:00");
      await holdAndDie(person, freed);
      passMinutes(2);
      await program.offerNow();
      await program.offerNow();
      expect(await offersTo(person)).toBe(2);
      expect((await person.read()).at(-1)?.text).toMatch(/jusqu’à 15 h 15/);
      await talk(person, "oui", /C’est noté/);
      expect(await upcoming(person)).toHaveLength(1);
      expect(await waitsNoMore(person)).toBe(true);
    }, 30_000);
  });
});
