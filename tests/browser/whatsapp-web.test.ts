import { rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { hashPassword } from "../../src/inbox/passwords.ts";
import { MediatorId } from "../../src/shared/ids.ts";
import type { Conversation } from "../../src/conversation/conversation.ts";
import {
  accessibilityFaults,
  chromiumPath,
  desktop,
  hasBrowser,
  openBrowser,
  openPage,
  phone,
  shoot,
} from "../support/browser.ts";
import { childrenOf, isAlive } from "../support/children-of.ts";
import {
  ourNumber,
  startFakeWhatsApp,
  type FakeWhatsApp,
  type TakenText,
} from "../support/fake-whatsapp/fake-whatsapp.ts";
import type { InboxClient } from "../support/inbox-client.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;
const patienceMs = 30_000;
let fake: FakeWhatsApp;
let program: TestProgram;
let admin: InboxClient;
let sonia: InboxClient;
let browser: Browser;
const password = "quatre mots au hasard";
/** Of the inbox's page. */
const faults: string[] = [];

const settings = (): Readonly<Record<string, string>> => ({
  PATH: process.env["PATH"] ?? "",
  HOME: process.env["HOME"] ?? "",
  WHATSAPP_WEB: "on",
  CHROMIUM_PATH: chromiumPath ?? "",
  CHROMIUM_ARGS: fake.chromiumArgs,
});

type State = { readonly kind: string; readonly picture?: string | null; readonly number?: string };
const stateFor = async (who: InboxClient): Promise<State> =>
  ((await who.get("/whatsapp-web")).body as { state: State }).state;
const stateIs = (kind: string, ms = patienceMs) => until(async () => (await stateFor(admin)).kind === kind, ms);

let persons = 0;
const newPerson = (): string => `336000000${String(++persons).padStart(2, "0")}@c.us`;
const takenBy = (person: string): readonly TakenText[] => fake.taken.filter(({ to }) => to === person);
const timesTold = (person: string, pattern: RegExp): number =>
  takenBy(person).filter(({ text }) => pattern.test(text)).length;
async function told(person: string, pattern: RegExp): Promise<TakenText> {
  await until(() => timesTold(person, pattern) > 0, patienceMs);
  return takenBy(person).findLast(({ text }) => pattern.test(text))!;
}
const find = (contact: string) =>
  program.storage.turns.findByAddress({ channel: "whatsapp-web", account: ourNumber, contact });
async function conversationOf(contact: string): Promise<Conversation> {
  const found = await find(contact);
  if (found === null) throw new Error(`${contact} has no conversation yet`);
  return found;
}
const transcriptOf = async (contact: string) => program.storage.handoff.transcript((await conversationOf(contact)).id);
const alerts = async (): Promise<string> => (await program.storage.alerts.open()).map(({ text }) => text).join("\n");
/** All that was said is answered, and the answers have left. */
const quiet = () =>
  until(async () => {
    const [{ pending }, { open }] = [await program.storage.turns.backlog(), await program.storage.outbox.backlog()];
    return pending === 0 && open === 0;
  }, patienceMs);
/** The browser's own process; its parent holds the library, and is not always its only child. */
function chromium(): number {
  const libraries = childrenOf(process.pid).filter(({ command }) => command.includes("browser-process"));
  const children = libraries.flatMap(({ pid }) => childrenOf(pid));
  const browsers = children.filter(({ command }) => command.includes("--remote-debugging-pipe"));
  if (browsers.length !== 1) throw new Error(`not one Chromium runs, but: ${JSON.stringify(children)}`);
  return browsers[0]!.pid;
}
const killChromium = async (): Promise<void> => {
  await wait(6_000);
  process.kill(chromium(), "SIGKILL");
  await until(async () => (await stateFor(admin)).kind !== "ready", patienceMs);
};

describeInBrowser("WhatsApp with an ordinary number: the real library in a real Chromium", () => {
  beforeAll(async () => {
    fake = await startFakeWhatsApp();
    program = await startTestProgram({ env: settings() });
    admin = await program.mediator("Awa", "admin");
    sonia = await program.mediator("Sonia");
    await program.storage.mediators.add({
      id: MediatorId.parse("ines"),
      name: "Inès",
      email: "ines@example.org",
      role: "admin",
      passwordHash: await hashPassword(password),
      totpSecret: null,
    });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
    rmSync(program.config.dataDir, { recursive: true, force: true });
    await fake.close();
  }, 60_000);
  beforeEach(() => {
    fake.mood = "takes";
  });

  it("shows a code to administrators, renews it when it is stale, and is ready once a telephone has scanned it", async () => {
    await stateIs("needs-pairing");
    const page = await openPage(browser, desktop, faults);
    await page.goto(`${program.url}/mediateurs/`);
    await page.getByLabel("Adresse e-mail").fill("ines@example.org");
    await page.getByRole("textbox", { name: "Mot de passe" }).fill(password);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("button", { name: "Compte de Inès" }).click();
    await page.getByRole("menuitem", { name: "WhatsApp (numéro ordinaire)" }).click();
    await page.getByAltText("Code à scanner avec WhatsApp").waitFor();
    await page.getByText("bloquer le numéro").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, "whatsapp-code-1280");
    const before = await stateFor(admin);
    expect(before.picture).toMatch(/^data:image\/png;base64,/);
    expect(await stateFor(sonia)).toEqual({ kind: "needs-pairing", picture: null });
    fake.tellPage("socket", "UNPAIRED_IDLE");
    await until(async () => fake.refreshes() > 0 && (await stateFor(admin)).picture !== before.picture, patienceMs);
    expect(await alerts()).toBe("");
    fake.scan();
    await stateIs("ready");
    expect(await stateFor(sonia)).toEqual({ kind: "ready", number: "+33 7 00 00 00 01" });
    await page.getByText("Le robot répond sur le +33 7 00 00 00 01").waitFor();
    await page.setViewportSize(phone);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(phone.width);
    await page.context().close();
    expect(faults).toEqual([]);
  }, 90_000);

  it("answers a question full of mistakes, with the dots and the blue ticks, and not what came in a group", async () => {
    const amina = newPerson();
    fake.writes("120363000000000000@g.us", "c koi 1 navigateur");
    fake.writes("status@broadcast", "c koi 1 navigateur");
    fake.writes(amina, "jariv pa a me conecté a la caf");
    await told(amina, /Mon Compte/);
    expect(takenBy(amina)[0]?.text).toMatch(/assistant automatique/);
    expect(fake.marks).toEqual(expect.arrayContaining(["typing", "seen"].map((mark) => ({ mark, chat: amina }))));
    expect(new Set(fake.taken.map(({ to }) => to))).toEqual(new Set([amina]));
  }, 60_000);

  it("brings a mediator, whose answer is shown as read once it is", async () => {
    const zoe = newPerson();
    fake.writes(zoe, "parler à quelqu'un");
    await until(async () => (await find(zoe))?.owner.kind === "waiting", patienceMs);
    const { id } = await conversationOf(zoe);
    expect((await sonia.post(`/conversations/${id}/claim`)).status).toBe(200);
    await sonia.post(`/conversations/${id}/replies`, { clientMessageId: "reply-000001", text: "Bonjour Zoé" });
    const answer = await told(zoe, /^Sonia : Bonjour Zoé$/);
    const delivery = async () =>
      (await transcriptOf(zoe)).find(({ body }) => body.kind === "text" && body.text === "Bonjour Zoé")?.delivery;
    await until(async () => (await delivery()) === "sent", patienceMs);
    fake.acknowledge(answer.id, 2);
    await until(async () => (await delivery()) === "delivered", patienceMs);
    fake.acknowledge(answer.id, 3);
    await until(async () => (await delivery()) === "read", patienceMs);
  }, 90_000);

  it("books an appointment by numbers", async () => {
    const lea = newPerson();
    fake.writes(lea, "je veux un rdv");
    await until(() => takenBy(lea).length > 0, patienceMs);
    await quiet();
    const { id } = await conversationOf(lea);
    const booked = () => program.storage.appointments.upcomingOf(id, new Date());
    const isBooked = async () => (await booked()).some(({ state }) => state.kind === "booked");
    for (let step = 0; step < 6 && !(await isBooked()); step++) {
      const last = takenBy(lea).at(-1)?.text ?? "";
      fake.writes(lea, /prénom/.test(last) ? "Léa" : "1");
      await until(() => takenBy(lea).at(-1)?.text !== last, patienceMs);
      await quiet();
    }
    expect(await booked()).toMatchObject([{ firstName: "Léa", state: { kind: "booked" } }]);
    expect(takenBy(lea)[0]?.text).not.toMatch(/undefined/);
    expect(takenBy(lea).some(({ text }) => /\n1\. .*\n2\. [^]*Répondez avec un numéro\.$/.test(text))).toBe(true);
  }, 120_000);

  it("the same event twenty times, and a page that navigates and is ready again, are one message and one answer", async () => {
    const paul = newPerson();
    const stanza = fake.writes(paul, "c koi 1 navigateur");
    fake.tellPage("navigated");
    await wait(300);
    for (let time = 0; time < 20; time++) fake.tellPage("repeated", stanza);
    await told(paul, /navigateur/i);
    await quiet();
    await wait(500);
    expect(timesTold(paul, /navigateur/i)).toBe(1);
  }, 60_000);

  it("hears again after the page was loaded anew, and fetches what came meanwhile", async () => {
    const nora = newPerson();
    fake.syncs = "before"; // the page has synchronised before the library can hear of it
    fake.tellPage("reloaded");
    await wait(30);
    fake.writes(nora, "c koi 1 navigateur");
    await told(nora, /navigateur/i);
    fake.syncs = "after";
    expect(timesTold(nora, /navigateur/i)).toBe(1);
  }, 90_000);

  it("knows a person by their number and by their @lid", async () => {
    const phone = newPerson();
    fake.writes("777000777@lid", "c koi 1 navigateur", { phone });
    await told("777000777@lid", /navigateur/i);
    fake.writes(phone, "merci");
    await until(() => takenBy(phone).length > 0, patienceMs);
    expect((await conversationOf(phone)).id).toBe((await conversationOf("777000777@lid")).id);
  }, 60_000);

  it("keeps a photo apart, for mediators", async () => {
    const ines = newPerson();
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    fake.writes(ines, "voila ma carte", { type: "image", media: { data: png, mimetype: "image/png", size: 70 } });
    await until(async () => (await find(ines))?.owner.kind === "waiting", patienceMs);
    const photo = (await transcriptOf(ines)).find(({ body }) => body.kind === "attachment")?.body;
    const media = photo?.kind === "attachment" ? photo.media : undefined;
    const file = await sonia.file(`/media/${media}`);
    expect(file.status).toBe(200);
    expect(Buffer.from(await file.arrayBuffer()).toString("base64")).toBe(png);
  }, 60_000);

  it("sends again what WhatsApp says it could not send, and once", async () => {
    const max = newPerson();
    fake.mood = "refuses";
    fake.writes(max, "c koi 1 navigateur");
    await until(() => fake.attempts.some(({ to }) => to === max), patienceMs);
    fake.mood = "takes";
    await told(max, /navigateur/i);
    await quiet();
    expect(timesTold(max, /navigateur/i)).toBe(1);
  }, 60_000);

  it("is silent once a colleague answers on the telephone", async () => {
    const lou = newPerson();
    fake.writes(lou, "bonjour");
    await until(() => takenBy(lou).length > 0, patienceMs);
    await quiet();
    fake.writesOnTelephone(lou, "Bonjour Lou, je vous appelle.");
    await until(async () => (await conversationOf(lou)).owner.kind === "mediator", patienceMs);
    expect((await conversationOf(lou)).owner).toMatchObject({ name: "Téléphone du centre" });
    const before = takenBy(lou).length;
    fake.writes(lou, "c koi 1 navigateur");
    await quiet();
    await wait(500);
    expect(takenBy(lou)).toHaveLength(before);
    fake.writesOnTelephone("33699999999@c.us", "Ceci ne regarde personne");
    await wait(500);
    expect(await find("33699999999@c.us")).toBeNull();
  }, 60_000);

  describe("Chromium is killed in the middle", () => {
    it("a reply that WhatsApp had taken is not sent again: a person is told, and the history settles it", async () => {
      const eve = newPerson();
      fake.mood = "takes-in-silence";
      fake.writes(eve, "c koi 1 navigateur");
      await until(() => takenBy(eve).length > 0, patienceMs);
      await killChromium();
      const first = async () => (await transcriptOf(eve)).find(({ author }) => author.kind === "bot")?.delivery;
      await until(async () => (await first()) === "unknown", patienceMs);
      expect(await alerts()).toMatch(/On ne sait pas si un message est parti/);
      fake.mood = "takes";
      await stateIs("ready");
      await until(async () => (await first()) === "sent", patienceMs);
      await told(eve, /navigateur/i);
      await quiet();
      const texts = takenBy(eve).map(({ text }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }, 120_000);

    it("a reply that WhatsApp had not taken stays unknown, and is sent again by a person alone", async () => {
      const ali = newPerson();
      fake.mood = "swallows";
      fake.writes(ali, "c koi 1 navigateur");
      await until(() => fake.attempts.some(({ to }) => to === ali), patienceMs);
      await killChromium();
      fake.mood = "takes";
      const first = async () => (await transcriptOf(ali)).find(({ author }) => author.kind === "bot");
      await until(async () => (await first())?.delivery === "unknown", patienceMs);
      await stateIs("ready");
      await told(ali, /navigateur/i); // those behind it go on
      await quiet();
      expect((await first())?.delivery).toBe("unknown");
      const texts = takenBy(ali).length;
      expect((await sonia.post(`/messages/${encodeURIComponent((await first())!.id)}/retry`)).status).toBe(202);
      await until(async () => (await first())?.delivery === "sent", patienceMs);
      expect(takenBy(ali)).toHaveLength(texts + 1);
    }, 120_000);

    it("what people write meanwhile is answered afterwards, in order and once", async () => {
      const people = [newPerson(), newPerson(), newPerson()];
      await killChromium();
      for (const person of people) fake.writes(person, "c koi 1 navigateur");
      await Promise.all(people.map((person) => told(person, /navigateur/i)));
      await quiet();
      expect(people.map((person) => timesTold(person, /navigateur/i))).toEqual([1, 1, 1]);
    }, 120_000);
  });

  it("unlinked on the telephone: a red alert and a new code at once; replies wait until it is linked again", async () => {
    const tom = newPerson();
    fake.tellPage("unlinked");
    await stateIs("needs-pairing");
    expect(await alerts()).toMatch(/n’est plus relié au téléphone.*scannez le code/);
    fake.writes(tom, "c koi 1 navigateur"); // the telephone has it, we do not
    await wait(500);
    expect(takenBy(tom)).toEqual([]);
    fake.scan();
    await stateIs("ready");
    // As WhatsApp does, the page learns of the history when it is linked: here, when it is loaded.
    fake.tellPage("reloaded");
    await told(tom, /navigateur/i);
  }, 120_000);

  it("leaves no browser behind, finds its session again, and answers what came while it was off", async () => {
    const itsBrowser = chromium();
    const sam = newPerson();
    const { dataDir } = program.config;
    await program.stop("keep");
    expect(isAlive(itsBrowser)).toBe(false);
    // What a container that was killed leaves behind.
    const lock = path.join(dataDir, "whatsapp-web/session/SingletonLock");
    rmSync(lock, { force: true });
    symlinkSync("another-host-42", lock);
    fake.writes(sam, "c koi 1 navigateur");
    const old = newPerson();
    fake.writes(old, "c koi 1 navigateur", { at: Math.floor(Date.now() / 1000) - 3600 });
    program = await startTestProgram({ env: settings(), dataDir });
    await told(sam, /navigateur/i);
    await quiet();
    expect(timesTold(sam, /navigateur/i)).toBe(1);
    // From before the telephone was linked: not written to us.
    expect(takenBy(old)).toEqual([]);
  }, 120_000);

  it("asked nothing of anybody else, and wanted no module that is not there", () => {
    expect(fake.strangers).toEqual([]);
    expect(fake.missing).toEqual([]);
  });
});
