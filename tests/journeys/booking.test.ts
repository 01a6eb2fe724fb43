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

const lastChoices = (lines: readonly Line[]) => lines.findLast(({ choices }) => choices.length > 0)?.choices ?? [];
const labels = (lines: readonly Line[]) => lastChoices(lines).map(({ label }) => label);
const spoken = (lines: readonly Line[], words: RegExp): number =>
  lines.filter(({ from, text }) => from !== "resident" && words.test(text)).length;
const booked = async () => {
  const all = await program.storage.appointments.between(now(), new Date(now().getTime() + 100 * 86_400_000));
  return all.filter(({ state }) => state.kind === "booked");
};

/** Says something and reads on until the answer to it holds these words. */
async function talk(resident: Resident, said: string, answer: RegExp): Promise<readonly Line[]> {
  const before = (await resident.read()).length;
  await resident.write(said);
  return resident.readUntil((lines) =>
    lines.slice(before).some(({ from, text }) => from !== "resident" && answer.test(text)),
  );
}

const toSlots = async (said = "je voudrais un rdv"): Promise<{ resident: Resident; lines: readonly Line[] }> => {
  const resident = await newResident(program.url);
  await talk(resident, said, /Pour quelle démarche/);
  const before = (await resident.read()).length;
  await resident.write("1");
  const lines = await resident.readUntil((all) => all.length > before + 1 && lastChoices(all).length > 0);
  return { resident, lines };
};

describe("booking with one's own words", () => {
  it("narrows what is shown, reads the whole date back, and books on a yes alone", async () => {
    const before = (await booked()).length;
    const { resident } = await toSlots();
    await talk(resident, "pas le mercredi", /trouvé/);
    const mornings = await talk(resident, "le matin plutôt", /trouvé|plus proches/);
    expect(labels(mornings).join()).not.toMatch(/mer\./);
    await talk(resident, "la semaine prochaine", /trouvé|plus proches/);
    const readBack = await talk(resident, "le deuxième", /C’est bon/);
    expect(readBack.at(-1)?.text).toMatch(
      /Votre rendez-vous : \w+ \d+\w* \S+ à \d+ h \d\d, avec \S+, (au centre|par téléphone)\./,
    );
    expect((await booked()).length).toBe(before);
    await talk(resident, "oui", /prénom/);
    const done = await talk(resident, "Zaza", /C’est noté/);
    expect(spoken(done, /\/rendez-vous\/[\w-]{16}/)).toBe(1);
    expect((await booked()).length).toBe(before + 1);
  });

  it.each([
    ["un rdv pour mes impôts", "Impôts", /./],
    ["prendre rdv caf svp", "CAF", /./],
    ["jveu un rdv pr mon rsa jeudi matin", "CAF", /^jeu\./],
    ["un rdv caf mardi matin", "CAF", /^mar\./],
  ])("asks for no reason that is told: %s", async (said, reason, day) => {
    const resident = await newResident(program.url);
    const lines = await talk(resident, said, /Lequel vous va/);
    expect(lines.map(({ text }) => text)).toContain(`Un rendez-vous pour : ${reason}.`);
    expect(spoken(lines, /quelle démarche/)).toBe(0);
    expect(labels(lines)).toContain("Autre démarche");
    for (const label of labels(lines).filter((one) => one.includes(" h "))) expect(label).toMatch(day);
  });

  it("keeps what was explained before for the reason, and a time told while the reason is asked", async () => {
    const resident = await newResident(program.url);
    await talk(resident, "comment renouveler mon passeport", /passeport/);
    await talk(resident, "Prendre rendez-vous", /Un rendez-vous pour : Papiers et permis/);
    await resident.readUntil((lines) => labels(lines).includes("Autre démarche"));
    await talk(resident, "autre démarche", /Pour quelle démarche/);
    await talk(resident, "plutôt vendredi matin", /Et pour quelle démarche/);
    const shown = await talk(resident, "la retraite", /Lequel vous va/);
    for (const label of labels(shown).filter((one) => one.includes(" h "))) expect(label).toMatch(/^ven\./);
  });

  it("takes a sentence for a first name in no case, and goes on from there", async () => {
    const { resident } = await toSlots();
    await talk(resident, "le 1", /C’est bon/);
    await talk(resident, "oui", /prénom/);
    await talk(resident, "c'est pour ma mère", /sert à vous accueillir/);
    await talk(resident, "c'est quoi un navigateur ?", /Revenons à ma question/);
    await talk(resident, "je peux pas venir demain", /trouvé|plus proches|C’est bon/);
    await talk(resident, "le 1", /C’est bon/);
    await talk(resident, "oui", /prénom/);
    await talk(resident, "je m'appelle jean claude", /C’est noté/);
    expect((await booked()).map(({ firstName }) => firstName)).toContain("Jean Claude");
  });

  it("takes a wish told at the beginning, and says so when nothing suits it", async () => {
    const { lines } = await toSlots("je voudrais un rendez-vous dimanche à 10h");
    expect(lines.at(-1)?.text).toMatch(/rien de libre à ce moment/);
    expect(labels(lines)).toContain("Parler à quelqu’un");
  });

  it("waits when asked to, answers a question, and goes on from there", async () => {
    const { resident, lines } = await toSlots();
    const shown = labels(lines);
    await talk(resident, "attends", /Prenez votre temps/);
    const back = await talk(resident, "c'est quoi un navigateur", /Lequel vous va/);
    expect(spoken(back, /navigateur/i)).toBeGreaterThan(0);
    expect(labels(back)).toEqual(shown);
    const readBack = await talk(resident, "n'importe", /C’est bon/);
    expect(readBack.at(-1)?.choices.map(({ label }) => label)).toContain("Oui, c’est bon");
  });

  it("books once, however often the last message is delivered", async () => {
    const before = (await booked()).length;
    const { resident } = await toSlots();
    await talk(resident, "le 1", /C’est bon/);
    const pressed = (await resident.read()).findLast(({ choices }) => choices.length > 0)?.choices[0]?.id ?? "";
    await Promise.all(Array.from({ length: 5 }, () => deliver(resident, "the-same-yes", { choice: pressed })));
    await resident.readUntil((lines) => spoken(lines, /prénom/) > 0);
    await Promise.all(Array.from({ length: 5 }, () => deliver(resident, "the-same-name", { text: "Lulu" })));
    const lines = await resident.readUntil((all) => spoken(all, /C’est noté/) > 0);
    expect(spoken(lines, /C’est noté/)).toBe(1);
    expect((await booked()).length).toBe(before + 1);
  });

  it("cancels in plain words, on the day that is named", async () => {
    const { resident } = await toSlots();
    await talk(resident, "le 1", /C’est bon/);
    await talk(resident, "oui", /prénom/);
    await talk(resident, "passer", /C’est noté/);
    await talk(resident, "jai un empechement je peux pas venir", /Voulez-vous l’annuler/);
    const before = (await booked()).length;
    await talk(resident, "oui", /C’est annulé/);
    expect((await booked()).length).toBe(before - 1);
  });
});

describe("the page of an appointment", () => {
  const bookOne = async (): Promise<string> => {
    const { resident } = await toSlots();
    await talk(resident, "n'importe quand", /C’est bon/);
    await talk(resident, "oui", /prénom/);
    const lines = await talk(resident, "<b>Zoé</b>", /C’est noté/);
    const told = await resident.readUntil((all) => all.some(({ text }) => text.includes("/rendez-vous/")));
    return /http\S+\/rendez-vous\/[\w-]+/.exec([...lines, ...told].map(({ text }) => text).join("\n"))?.[0] ?? "";
  };
  const form = (address: string, body = ""): Promise<Response> =>
    fetch(address, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
      redirect: "manual",
    });

  it("tells it, and changes nothing when it is fetched", async () => {
    const address = await bookOne();
    const before = await booked();
    const response = await fetch(address);
    const html = await response.text();
    expect(response.headers.get("x-robots-tag")).toContain("noindex");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(html).toContain("Bonjour &lt;b&gt;Zoé&lt;/b&gt;,");
    expect(html).not.toContain("<script");
    for (const path of ["", ".ics", "/deplacer"]) await (await fetch(address + path)).text();
    expect((await fetch(`${address}/annuler`)).status).toBe(404);
    expect(await booked()).toEqual(before);
    const calendar = await (await fetch(`${address}.ics`)).text();
    expect(calendar).toMatch(/DTSTART:\d{8}T\d{6}Z/);
    expect(calendar).not.toMatch(/Zoé|CAF/);
  });

  it("moves it once, however often the button is pressed, then cancels it", async () => {
    const address = await bookOne();
    const before = (await booked()).length;
    const slot = /value="(slot:[^"]+)"/.exec(await (await fetch(`${address}/deplacer`)).text())?.[1] ?? "";
    const moves = await Promise.all(
      Array.from({ length: 3 }, () => form(`${address}/deplacer`, `slot=${encodeURIComponent(slot)}`)),
    );
    const moved = new URL(moves[0]?.headers.get("location") ?? "", address).href;
    expect(moves.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(moves.map(({ headers }) => headers.get("location"))).size).toBe(1);
    expect(moved).not.toBe(address);
    expect((await booked()).length).toBe(before);
    const shown = await (await fetch(address)).text(); // the first address goes on leading there
    expect(shown).toContain("Votre rendez-vous");
    expect(shown).toBe(await (await fetch(moved)).text());
    const uid = `UID:${new URL(address).pathname.split("/").at(-1) ?? ""}@`;
    const calendar = (await (await fetch(`${moved}.ics`)).text()).replaceAll("\r\n ", "");
    expect(calendar).toContain(uid);
    expect(calendar).toContain("SEQUENCE:1");
    expect((await form(`${moved}/annuler`)).status).toBe(303);
    expect((await form(`${moved}/annuler`)).status).toBe(303);
    expect((await booked()).length).toBe(before - 1);
    expect(await (await fetch(`${moved}.ics`)).text()).toMatch(/SEQUENCE:2[^]*STATUS:CANCELLED/);
  });

  it("knows nothing of an address that nobody was given", async () => {
    expect((await fetch(`${program.url}/rendez-vous/AAAAAAAAAAAAAAAA`)).status).toBe(404);
    expect((await fetch(`${program.url}/rendez-vous/AAAAAAAAAAAAAAAA.ics`)).status).toBe(404);
    expect((await form(`${program.url}/rendez-vous/AAAAAAAAAAAAAAAA/annuler`)).status).toBe(303);
  });
});

async function deliver(resident: Resident, clientMessageId: string, content: object): Promise<void> {
  const response = await fetch(`${program.url}/api/chat/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${resident.token}` },
    body: JSON.stringify({ clientMessageId, ...content }),
  });
  expect(response.status).toBeLessThan(300);
}
