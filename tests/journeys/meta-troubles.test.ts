import { setTimeout as wait } from "node:timers/promises";
import { account, startFakePeople, type Channel, type FakePeople } from "../dev-meta/fake-people.ts";
import { deliveryModes } from "../support/deliver-webhooks.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const hour = 60 * 60_000;
let people: FakePeople;
let program: TestProgram;
let aheadMs = 0;
beforeAll(async () => {
  people = await startFakePeople(() => program.url);
  program = await startTestProgram({
    env: {
      META_APP_SECRET: account.appSecret,
      META_VERIFY_TOKEN: "verify",
      MESSENGER_PAGE_ID: account.page,
      MESSENGER_PAGE_TOKEN: "token",
      MESSENGER_HUMAN_AGENT: "on",
      WHATSAPP_PHONE_NUMBER_ID: account.number,
      WHATSAPP_TOKEN: "token",
      GRAPH_API_URL: people.graph.url,
    },
    now: () => new Date(Date.now() + aheadMs),
  });
}, 120_000);
afterAll(async () => {
  await people.deliveries.settled();
  await program.stop();
  await people.close();
});
beforeEach(() => {
  aheadMs = 0;
  people.behaviour = "ok";
  people.deliveries.mode = "once";
});

const says = (channel: Channel, person: string, text: string) => people.say(channel, person, { kind: "text", text });
const takenBy = (person: string) => people.graph.taken.filter(({ recipient }) => recipient === person);
const accountOf = (channel: Channel) => (channel === "messenger" ? account.page : account.number);
const find = (channel: Channel, contact: string) =>
  program.storage.turns.findByAddress({ channel, account: accountOf(channel), contact });
const idOf = async (channel: Channel, contact: string) => {
  const found = await find(channel, contact);
  if (found === null) throw new Error("no conversation yet");
  return found.id;
};
const quiet = () =>
  until(async () => {
    const { pending } = await program.storage.turns.backlog();
    return pending === 0 && (await program.storage.outbox.backlog()).open === 0;
  }, 20_000);

describe.each(["messenger", "whatsapp-cloud"] as const)("however Meta delivers %s", (channel) => {
  it.each(deliveryModes)(
    "%s: each message is answered once, and nothing is lost",
    async (mode) => {
      people.deliveries.mode = mode;
      const person = `336${channel.length}00${deliveryModes.indexOf(mode)}0000`;
      for (const text of ["bonjour", "c koi 1 navigateur", "jariv pa a me conecté a la caf"]) {
        says(channel, person, text);
        await wait(15);
      }
      await until(() => takenBy(person).some(({ text }) => /Mon Compte/.test(text)), 15_000);
      await people.deliveries.settled();
      await quiet();
      const lines = await program.storage.handoff.transcript(await idOf(channel, person));
      expect(lines.filter(({ author }) => author.kind === "resident")).toHaveLength(3);
      expect(takenBy(person).filter(({ text }) => /Mon Compte/.test(text))).toHaveLength(1);
      const ids = takenBy(person).map(({ metadata }) => metadata);
      expect(new Set(ids).size).toBe(ids.length);
      people.screen(channel, person);
      await until(async () => {
        const now = await program.storage.handoff.transcript(await idOf(channel, person));
        return now.every(({ author, delivery }) => author.kind === "resident" || delivery === "read");
      }, 15_000);
    },
    60_000,
  );
});

describe("an account in trouble", () => {
  it("keeps its messages, says so to the mediators, and sends them once it is mended", async () => {
    people.behaviour = "bad-token";
    says("whatsapp-cloud", "33699999999", "c koi 1 navigateur");
    const alerts = async () =>
      (await program.storage.alerts.open()).filter(({ id }) => id.startsWith("channel-down/whatsapp-cloud/auth"));
    await until(async () => (await alerts()).length > 0);
    const [alert] = await alerts();
    expect(alert).toMatchObject({ conversation: null });
    expect(alert?.text).toMatch(/^WhatsApp ne marche plus : .*nouveau jeton/);
    expect(takenBy("33699999999")).toEqual([]);
    people.behaviour = "ok";
    for (let tries = 0; tries < 10 && !takenBy("33699999999").some(({ text }) => /navigateur/i.test(text)); tries++) {
      aheadMs += hour / 2;
      await wait(1_200);
    }
    expect(takenBy("33699999999").some(({ text }) => /navigateur/i.test(text))).toBe(true);
    expect(await alerts()).toHaveLength(1);
    await quiet();
  }, 60_000);
});

describe("the window in which a channel takes answers", () => {
  let count = 0;
  const reply = (text: string) => ({ clientMessageId: `reply-00000${++count}`, text });

  it("WhatsApp: 24 hours, known in advance, and no word leaves afterwards", async () => {
    const [channel, person] = ["whatsapp-cloud", "33688888888"] as const;
    const sonia = await program.mediator("Sonia");
    says(channel, person, "parler à quelqu'un");
    await until(async () => (await find(channel, person))?.owner.kind === "waiting");
    const id = await idOf(channel, person);
    await sonia.post(`/conversations/${id}/claim`);
    const { body } = await sonia.get(`/conversations/${id}`);
    expect(body).toMatchObject({ conversation: { replyWindowMs: 24 * hour } });
    expect((await sonia.post(`/conversations/${id}/replies`, reply("dedans"))).status).toBe(202);
    await until(() => takenBy(person).some(({ text }) => /dedans/.test(text)));
    aheadMs += 25 * hour;
    // The session of the day before is over: she signs in again.
    const later = await program.mediator("Sonia");
    const late = await later.post(`/conversations/${id}/replies`, reply("trop-tard"));
    expect(late).toMatchObject({ status: 409, body: { error: { code: "window-closed" } } });
    expect((await later.post(`/conversations/${id}/notes`, reply("rappelée"))).status).toBe(202);
    expect(takenBy(person).some(({ text }) => /trop-tard/.test(text))).toBe(false);
  });

  it("Messenger with HUMAN_AGENT: seven days, under that name only once the 24 hours are over", async () => {
    const [channel, person] = ["messenger", "irene"] as const;
    const sonia = await program.mediator("Odile");
    says(channel, person, "parler à quelqu'un");
    await until(async () => (await find(channel, person))?.owner.kind === "waiting");
    const id = await idOf(channel, person);
    await sonia.post(`/conversations/${id}/claim`);
    await sonia.post(`/conversations/${id}/replies`, reply("dedans"));
    await until(() => takenBy(person).some(({ text }) => /dedans/.test(text)));
    // What the person wrote is stamped by Meta's clock, which does not run ahead with ours.
    aheadMs = 30 * hour;
    const nextDay = await program.mediator("Odile");
    expect((await nextDay.post(`/conversations/${id}/replies`, reply("le lendemain"))).status).toBe(202);
    await until(() => takenBy(person).some(({ text }) => /lendemain/.test(text)));
    expect(takenBy(person).findLast(({ text }) => /dedans/.test(text))?.tag).toBe("RESPONSE");
    expect(takenBy(person).findLast(({ text }) => /lendemain/.test(text))?.tag).toBe("HUMAN_AGENT");
    aheadMs = 8 * 24 * hour;
    const nextWeek = await program.mediator("Odile");
    expect((await nextWeek.post(`/conversations/${id}/replies`, reply("semaine"))).status).toBe(409);
  });
});
