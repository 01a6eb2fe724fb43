import type { ConversationId } from "../../src/shared/ids.ts";
import { newResident, type Line, type Resident } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

// A Monday morning: from here on, time goes as it does elsewhere.
const monday = Date.parse("2026-11-16T09:00:00+01:00");
const startedAt = Date.now();
const now = (): Date => new Date(monday + Date.now() - startedAt);

let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram({ now });
}, 120_000);
afterAll(() => program.stop());

async function talk(resident: Resident, said: string, answer: RegExp): Promise<readonly Line[]> {
  const before = (await resident.read()).length;
  await resident.write(said);
  return resident.readUntil((lines) =>
    lines.slice(before).some(({ from, text }) => from !== "resident" && answer.test(text)),
  );
}
const toSlots = async (place: "web" | "kiosk"): Promise<Resident> => {
  const resident = await newResident(program.url, place);
  await talk(resident, "je voudrais un rdv", /Pour quelle démarche/);
  await talk(resident, "CAF", /horaires libres/);
  return resident;
};
const bookAtKiosk = async (): Promise<{ code: string; resident: Resident }> => {
  const resident = await toSlots("kiosk");
  await talk(resident, "1", /C’est bon/);
  await talk(resident, "oui", /prénom/);
  const lines = await talk(resident, "Zoé", /C’est noté/);
  const told = lines.map(({ text }) => text).join("\n");
  expect(told).not.toContain("/rendez-vous/"); // nobody can take an address home from the screen in the hall
  return { resident, code: /Votre code de rendez-vous : (\w{4})/.exec(told)?.[1] ?? "" };
};
const find = async (code: string, firstName: string, answer: RegExp) => {
  const resident = await newResident(program.url, "kiosk");
  await resident.press("dialog:retrouver-rendez-vous");
  await resident.readUntil((lines) => lines.some(({ text }) => text.includes("quatre signes")));
  await talk(resident, code, /Quel prénom/);
  return { resident, lines: await talk(resident, firstName, answer) };
};
const booked = async () =>
  (await program.storage.appointments.between(now(), new Date(now().getTime() + 100 * 86_400_000))).filter(
    ({ state }) => state.kind === "booked",
  );

describe("at the kiosk, with a code and a first name", () => {
  it("an appointment is found again by whoever kept them, moved, and cancelled", async () => {
    const { code } = await bookAtKiosk();
    const before = (await booked()).length;
    const { resident, lines } = await find(` ${code.toLowerCase()} `, "zoe", /Que voulez-vous faire/);
    expect(lines.at(-1)?.choices.map(({ label }) => label)).toEqual(["Déplacer", "Annuler"]);
    await talk(resident, "déplacer", /horaires libres/);
    await talk(resident, "2", /Il remplace l’ancien/);
    const moved = await talk(resident, "oui", /C’est changé/);
    expect(moved.map(({ text }) => text).join()).toContain(code);
    expect((await booked()).length).toBe(before);

    const again = await find(code, "Zoé", /Que voulez-vous faire/);
    await talk(again.resident, "Annuler", /Voulez-vous l’annuler/);
    await talk(again.resident, "oui", /C’est annulé/);
    expect((await booked()).length).toBe(before - 1);
    await find(code, "Zoé", /Je ne trouve pas/);
  });

  it("is not found with another's name, and whoever guesses is slowed down", async () => {
    const { code } = await bookAtKiosk();
    const { resident } = await find(code, "Karim", /Je ne trouve pas/);
    for (let guess = 0; guess < 4; guess++) {
      await talk(resident, "essayer encore", /quatre signes/);
      await talk(resident, "CDFH", /Quel prénom/);
      await talk(resident, `Lulu${guess}`, /Je ne trouve pas/);
    }
    await talk(resident, "essayer encore", /quatre signes/);
    await talk(resident, code, /Quel prénom/);
    await talk(resident, "Zoé", /trop d’essais/);
    // who is not guessing is not kept from theirs
    const { lines } = await find(code, "Zoé", /Que voulez-vous faire/);
    expect(lines.at(-1)?.choices).toHaveLength(2);
  });
});

describe("what is held", () => {
  const heldUntil = async ({ conversation }: Resident): Promise<number> => {
    const held = await program.storage.appointments.lastHeldBy(conversation as ConversationId);
    return held?.state.kind === "held" ? held.state.until.getTime() - now().getTime() : 0;
  };

  it.each([
    ["kiosk", 3],
    ["web", 10],
  ] as const)("lasts, at the %s, %i minutes after each answer", async (place, minutes) => {
    const resident = await toSlots(place);
    await talk(resident, "1", /C’est bon/);
    const first = await program.storage.appointments.lastHeldBy(resident.conversation as ConversationId);
    expect(Math.abs((await heldUntil(resident)) - minutes * 60_000)).toBeLessThan(20_000);
    await talk(resident, "c'est quoi un navigateur", /C’est bon/);
    const second = await program.storage.appointments.lastHeldBy(resident.conversation as ConversationId);
    expect(second?.id).toBe(first?.id);
    const untils = [first, second].map((one) => (one?.state.kind === "held" ? one.state.until.getTime() : 0));
    expect(untils[1]).toBeGreaterThan(untils[0] ?? Infinity);
  });
});

describe("what is held to take the place of an appointment booked elsewhere", () => {
  it("is held on at each answer at the kiosk", async () => {
    const { code, resident: booker } = await bookAtKiosk();
    const person = booker.conversation as ConversationId;
    const { resident } = await find(code, "Zoé", /Que voulez-vous faire/);
    await talk(resident, "Déplacer", /horaires libres/);
    await talk(resident, "1", /C’est bon/);
    const until = async (): Promise<number> => {
      const held = await program.storage.appointments.lastHeldBy(person);
      return held?.state.kind === "held" ? held.state.until.getTime() : 0;
    };
    const before = await until();
    expect(before).toBeGreaterThan(0);
    await talk(resident, "c'est quoi un navigateur", /C’est bon/);
    expect(await until()).toBeGreaterThan(before);
  });
});

describe("words about an appointment that one has", () => {
  it("are heard in the middle of another dialog, and never taken for a first name", async () => {
    const { resident } = await bookAtKiosk();
    await talk(resident, "je voudrais un autre rdv", /Pour quelle démarche/);
    await talk(resident, "Impôts", /horaires libres/);
    await talk(resident, "1", /C’est bon/);
    await talk(resident, "oui", /prénom/);
    await talk(resident, "jveu annulé mon rdv", /Voulez-vous l’annuler/);
    await talk(resident, "non", /je ne change rien/);
    expect(await program.storage.appointments.upcomingOf(resident.conversation as ConversationId, now())).toHaveLength(
      1,
    );
  });

  it("ask which one, when there are several", async () => {
    const resident = await toSlots("web");
    await talk(resident, "1", /C’est bon/);
    await talk(resident, "oui", /prénom/);
    await talk(resident, "Lila", /C’est noté/);
    await talk(resident, "un autre rdv svp", /Pour quelle démarche/);
    await talk(resident, "Impôts", /horaires libres/);
    await talk(resident, "3", /C’est bon/);
    await talk(resident, "oui", /prénom/);
    await talk(resident, "Lila", /C’est noté/);
    const asked = await talk(resident, "on peut décaler", /Lequel voulez-vous changer/);
    expect(asked.at(-1)?.choices).toHaveLength(3);
    await talk(resident, "le 2", /Choisissons un nouvel horaire/);
  });

  it("wait while a person of the centre is awaited, and the booking goes on where it was", async () => {
    const resident = await toSlots("web");
    await talk(resident, "1", /C’est bon/);
    await talk(resident, "je veux parler à quelqu'un", /personne/);
    await resident.write("d'accord merci"); // said to the person who is awaited
    const back = await talk(resident, "retour", /Revenons à ma question/);
    expect(back.at(-1)?.text).toMatch(/C’est bon/);
    await talk(resident, "oui", /prénom/);
    await talk(resident, "Mo", /C’est noté/);
    expect(await program.storage.appointments.upcomingOf(resident.conversation as ConversationId, now())).toHaveLength(
      1,
    );
  });
});
