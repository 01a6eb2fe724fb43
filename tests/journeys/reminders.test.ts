import type { Appointment } from "../../src/appointments/appointment.ts";
import type { Message } from "../../src/conversation/message.ts";
import type { ConversationId } from "../../src/shared/ids.ts";
import { wish } from "../appointments/hold-wishes.ts";
import { startFakeGraph, type Behaviour, type FakeGraph } from "../support/fake-graph.ts";
import { messagingEvent, pageWebhook, postWebhook, whatsappText, whatsappWebhook } from "../support/meta-json.ts";
import { newResident } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const page = "100200300";
const number = "109999999999999";
const appSecret = "app-secret";
let today = new Date("2026-11-20T09:00:00+01:00");
let behaviour: Behaviour = "ok";
let graph: FakeGraph;
let program: TestProgram;
beforeAll(async () => {
  graph = await startFakeGraph({ behave: () => behaviour });
  program = await startTestProgram({
    now: () => today,
    env: {
      META_APP_SECRET: appSecret,
      META_VERIFY_TOKEN: "verify",
      MESSENGER_PAGE_ID: page,
      MESSENGER_PAGE_TOKEN: "token",
      WHATSAPP_PHONE_NUMBER_ID: number,
      WHATSAPP_TOKEN: "token",
      WHATSAPP_REMINDER_TEMPLATE: "rappel_rdv",
      GRAPH_API_URL: graph.url,
    },
  });
}, 120_000);
afterAll(async () => {
  await program.stop();
  await graph.close();
});
beforeEach(() => {
  behaviour = "ok";
});

let count = 0;
const at = async (moment: string): Promise<void> => {
  today = new Date(moment);
  await program.remindNow();
  await program.remindNow(); // and again: once is once
  if (behaviour === "ok") await quiet();
};
/** All that was said is answered, and has left. */
const quiet = () =>
  until(async () => {
    const [{ pending }, { open }] = [await program.storage.turns.backlog(), await program.storage.outbox.backlog()];
    return pending === 0 && open === 0;
  });
const onMessenger = async (contact: string): Promise<ConversationId> => {
  const event = messagingEvent({ from: contact, page, mid: `m-${++count}`, at: today.getTime(), text: "bonjour" });
  await postWebhook(`${program.url}/webhooks/messenger`, pageWebhook(page, [event]), appSecret);
  return answered({ channel: "messenger", account: page, contact });
};
const onWhatsApp = async (contact: string): Promise<ConversationId> => {
  const messages = [whatsappText({ from: contact, id: `w-${++count}`, at: today.getTime(), text: "bonjour" })];
  await postWebhook(`${program.url}/webhooks/whatsapp`, whatsappWebhook(number, { messages }), appSecret);
  return answered({ channel: "whatsapp-cloud", account: number, contact });
};
const answered = async (address: { channel: string; account: string; contact: string }): Promise<ConversationId> => {
  await quiet();
  const conversation = await program.storage.turns.findByAddress(address);
  if (conversation === null) throw new Error(`${address.contact} has no conversation`);
  return conversation.id;
};
const book = async (conversation: ConversationId, start: string): Promise<Appointment> => {
  const { storage } = program;
  const begins = new Date(start);
  const held = await storage.appointments.hold(
    wish({
      conversation,
      start: begins,
      end: new Date(begins.getTime() + 45 * 60_000),
      busyUntil: new Date(begins.getTime() + 45 * 60_000),
      heldUntil: new Date(today.getTime() + 600_000),
    }),
    today,
  );
  if (held.kind !== "held") throw new Error(`expected a hold, got ${held.kind}`);
  const booked = await storage.appointments.confirm(held.appointment.id, conversation, "Zoé", today);
  if (booked.kind !== "booked") throw new Error("expected it to be booked");
  return booked.appointment;
};
const remindersOf = async (conversation: ConversationId): Promise<readonly Message[]> =>
  (await program.storage.handoff.transcript(conversation)).filter(({ body }) => body.kind === "reminder");
const alertsAbout = async (conversation: ConversationId) =>
  (await program.storage.alerts.open()).filter((alert) => alert.conversation === conversation);
const takenBy = (recipient: string) => graph.taken.filter((message) => message.recipient === recipient);

describe("reminders", () => {
  it("leave the evening before and two hours before, once each, with buttons and without the reason", async () => {
    today = new Date("2026-11-25T10:00:00+01:00");
    const amina = await onMessenger("amina");
    const booked = await book(amina, "2026-11-26T09:30:00+01:00");
    for (const moment of ["2026-11-25T16:59:00+01:00", "2026-11-25T17:00:00+01:00", "2026-11-25T20:00:00+01:00"]) {
      await at(moment);
    }
    await at("2026-11-26T02:30:00+01:00");
    await at("2026-11-26T08:05:00+01:00");
    await until(() => takenBy("amina").filter(({ text }) => text.includes("Rappel")).length === 2);
    const texts = takenBy("amina").filter(({ text }) => text.includes("Rappel"));
    expect(texts[0]?.text).toMatch(/rendez-vous demain, jeudi 26 novembre à 9 h 30, au centre/);
    expect(texts[1]?.text).toMatch(/rendez-vous aujourd’hui, jeudi 26 novembre à 9 h 30, au centre/);
    expect(texts.map(({ text }) => text).join()).not.toMatch(/CAF|Zoé|Samira/);
    expect(texts[0]?.quickReplies.map(({ payload }) => payload)).toEqual([
      `appointment-coming:${booked.id}`,
      `appointment-move:${booked.id}`,
      `appointment-cancel:${booked.id}`,
    ]);
    expect(await remindersOf(amina)).toHaveLength(2);
  });

  it("leave in the agreed wording on WhatsApp once the 24 hours are over", async () => {
    today = new Date("2026-11-20T09:00:00+01:00");
    const contact = "33600000011";
    await book(await onWhatsApp(contact), "2026-11-27T14:00:00+01:00");
    await at("2026-11-26T17:10:00+01:00");
    await until(() => takenBy(contact).some(({ shape }) => shape === "template"));
    expect(takenBy(contact).findLast(({ shape }) => shape === "template")?.text).toBe(
      "[rappel_rdv] vendredi 27 novembre à 14 h 00 · au centre",
    );
  });

  it("tell the mediators, once, of whoever cannot be written to", async () => {
    today = new Date("2026-11-20T09:00:00+01:00");
    const paul = await onMessenger("paul");
    const { code } = await book(paul, "2026-12-01T14:00:00+01:00");
    await at("2026-11-30T17:10:00+01:00");
    await at("2026-12-01T12:10:00+01:00");
    expect(await remindersOf(paul)).toEqual([]);
    const [alert, ...others] = await alertsAbout(paul);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ kind: "unreachable" });
    expect(alert?.text).toContain(code);
    const [appointment] = await program.storage.appointments.upcomingOf(paul, today);
    expect(appointment?.reminders.map(({ outcome }) => outcome)).toEqual(["unreachable", "unreachable"]);
  });

  it("stand in the web chat for whoever comes back, and the mediators know that perhaps nobody saw them", async () => {
    today = new Date("2026-12-01T09:00:00+01:00");
    const resident = await newResident(program.url);
    const lea = resident.conversation as ConversationId;
    await book(lea, "2026-12-03T14:00:00+01:00");
    await at("2026-12-02T17:10:00+01:00");
    expect(await alertsAbout(lea)).toHaveLength(1);
    const lines = await resident.readUntil((all) => all.some(({ text }) => text.includes("Rappel")));
    expect(lines.at(-1)?.choices.map(({ label }) => label)).toEqual(["Oui, je viens", "Déplacer", "Annuler"]);
  });

  it("do not leave late when the appointment was cancelled meanwhile, or the night has come", async () => {
    today = new Date("2026-12-02T10:00:00+01:00");
    const [nora, sami] = [await onMessenger("nora"), await onMessenger("sami")];
    const cancelled = await book(nora, "2026-12-03T15:00:00+01:00");
    await book(sami, "2026-12-03T16:00:00+01:00");
    behaviour = "transient";
    await at("2026-12-02T17:10:00+01:00");
    await until(async () => {
      const [hers, his] = [(await remindersOf(nora))[0], (await remindersOf(sami))[0]];
      const tried = [hers, his].every((one) => graph.arrivals.some(({ metadata }) => metadata === one?.id));
      return tried && hers?.delivery === "queued" && his?.delivery === "queued";
    });
    await program.storage.appointments.cancel(cancelled.id, { kind: "resident", conversation: nora }, today);
    today = new Date("2026-12-02T17:20:00+01:00");
    behaviour = "ok";
    await until(async () => (await remindersOf(nora))[0]?.delivery === "withheld");
    await until(async () => (await remindersOf(sami))[0]?.delivery === "sent");
    expect(takenBy("nora").some(({ text }) => text.includes("Rappel"))).toBe(false);
  });

  it("are answered by a button or a word: coming, moving, cancelling that very appointment", async () => {
    today = new Date("2026-12-07T10:00:00+01:00");
    const resident = await newResident(program.url);
    const mona = resident.conversation as ConversationId;
    const [first, second] = [
      await book(mona, "2026-12-09T10:00:00+01:00"),
      await book(mona, "2026-12-10T11:00:00+01:00"),
    ];
    await at("2026-12-08T17:10:00+01:00");
    await resident.readUntil((all) => all.some(({ text }) => text.includes("Rappel")));
    await resident.write("oui");
    const thanked = await resident.readUntil((all) => all.some(({ text }) => text.includes("Nous vous attendons")));
    expect(thanked.at(-1)?.text).toContain("mercredi 9 décembre");
    // the other one, by its own button, days later
    await resident.press(`appointment-cancel:${second.id}`);
    const asked = await resident.readUntil((all) => all.at(-1)?.text.includes("Voulez-vous l’annuler") === true);
    expect(asked.at(-1)?.text).toContain("jeudi 10 décembre");
    expect(asked.at(-2)?.text).toBe("Annuler");
    await resident.write("oui");
    await resident.readUntil((all) => all.at(-1)?.text.includes("C’est annulé") === true);
    const left = await program.storage.appointments.upcomingOf(mona, today);
    expect(left.map(({ id }) => id)).toEqual([first.id]);
  });

  it("are the system's words while a mediator holds the conversation, and leave an open dialog as it is", async () => {
    today = new Date("2026-12-14T10:00:00+01:00");
    const resident = await newResident(program.url);
    const ines = resident.conversation as ConversationId;
    await book(ines, "2026-12-16T10:00:00+01:00");
    await resident.write("je voudrais un rdv");
    const before = await resident.readUntil((all) => all.at(-1)?.text.includes("Pour quelle démarche") === true);
    await at("2026-12-15T17:10:00+01:00");
    await resident.readUntil((all) => all.some(({ text }) => text.includes("Rappel")));
    await resident.write("1"); // still the answer to the dialog's question, not to the reminder
    const after = await resident.readUntil((all) => all.length > before.length + 2);
    expect(after.at(-1)?.text).toMatch(/horaires libres|trouvé/);
    const held = await program.storage.handoff.claim(ines, { id: (await mediator()).id, name: "Sonia" }, today);
    expect(held.kind).toBe("claimed");
    today = new Date("2026-12-16T08:10:00+01:00");
    await program.remindNow();
    const [, second] = await remindersOf(ines);
    expect(second?.author).toEqual({ kind: "system" });
    expect((await program.storage.turns.find(ines))?.owner.kind).toBe("mediator");
  });
});

const mediator = async () => {
  await program.mediator("Sonia");
  const found = await program.storage.mediators.list();
  const [first] = found;
  if (first === undefined) throw new Error("no mediator");
  return first;
};
