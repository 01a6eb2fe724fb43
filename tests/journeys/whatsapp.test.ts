import { setTimeout as wait } from "node:timers/promises";
import type { Conversation } from "../../src/conversation/conversation.ts";
import { startFakeGraph, type Behaviour, type FakeGraph, type TakenMessage } from "../support/fake-graph.ts";
import { postWebhook, whatsappMessage, whatsappWebhook } from "../support/meta-json.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const number = "109999999999999";
const appSecret = "app-secret";
let behaviour: Behaviour = "ok";
let graph: FakeGraph;
let program: TestProgram;
beforeAll(async () => {
  graph = await startFakeGraph({ behave: () => behaviour });
  program = await startTestProgram({
    env: {
      META_APP_SECRET: appSecret,
      META_VERIFY_TOKEN: "verify",
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

let clock = Date.now();
const post = (value: Readonly<Record<string, unknown>>) =>
  postWebhook(`${program.url}/webhooks/whatsapp`, whatsappWebhook(number, value), appSecret);
const says = (from: string, content: Readonly<Record<string, unknown>> & { readonly type: string }) =>
  post({ messages: [whatsappMessage(from, `wamid.${from}.${++clock}`, (clock += 1000), content)] });
const writes = (from: string, text: string) => says(from, { type: "text", text: { body: text } });
const presses = (from: string, id: string) =>
  says(from, { type: "interactive", interactive: { type: "button_reply", button_reply: { id, title: "x" } } });
const status = (message: TakenMessage, state: string, more: object = {}) =>
  post({
    statuses: [{ id: message.providerId, status: state, timestamp: "1", recipient_id: message.recipient, ...more }],
  });
const takenBy = (recipient: string) => graph.taken.filter((message) => message.recipient === recipient);
const lastOf = (recipient: string) => takenBy(recipient).at(-1);
const answered = async (from: string, pattern: RegExp): Promise<TakenMessage> => {
  await until(() => takenBy(from).some(({ text }) => pattern.test(text)));
  const found = takenBy(from).findLast(({ text }) => pattern.test(text));
  if (found === undefined) throw new Error("just seen");
  return found;
};
async function conversationOf(contact: string): Promise<Conversation> {
  const found = await program.storage.turns.findByAddress({ channel: "whatsapp-cloud", account: number, contact });
  if (found === null) throw new Error(`${contact} has no conversation yet`);
  return found;
}
/** All that was said is answered, and the answers have left. */
const quiet = () =>
  until(async () => {
    const [{ pending }, { open }] = [await program.storage.turns.backlog(), await program.storage.outbox.backlog()];
    return pending === 0 && open === 0;
  });

describe("a resident writes on WhatsApp", () => {
  it("is answered there, mistakes and all, and the message is marked as read", async () => {
    const amina = "33600000001";
    expect(await writes(amina, "jariv pa a me conecté a la caf")).toBe(200);
    const answer = await answered(amina, /Mon Compte/);
    expect(takenBy(amina)[0]?.text).toMatch(/assistant automatique/);
    expect(answer.metadata).toMatch(/^whatsapp-cloud:/);
    await until(() => graph.marks.some(({ mark }) => mark.startsWith(`read wamid.${amina}`)));
    expect(graph.invalid).toEqual([]);
  });

  it("reaches a mediator, whose answer is shown as read once it is", async () => {
    const zoe = "33600000002";
    const sonia = await program.mediator("Sonia");
    await writes(zoe, "parler à quelqu'un");
    await until(async () => (await conversationOf(zoe)).owner.kind === "waiting");
    const { id } = await conversationOf(zoe);
    expect((await sonia.post(`/conversations/${id}/claim`)).status).toBe(200);
    await sonia.post(`/conversations/${id}/replies`, { clientMessageId: "reply-000001", text: "Bonjour Zoé" });
    const answer = await answered(zoe, /^Sonia : Bonjour Zoé$/);
    const delivery = async () =>
      (await program.storage.handoff.transcript(id)).find(({ id: message }) => message === answer.metadata)?.delivery;
    // Statuses come in any order, and "delivered" not always.
    await status(answer, "read");
    expect(await delivery()).toBe("read");
    await status(answer, "delivered");
    await status(answer, "sent");
    expect(await delivery()).toBe("read");
  });

  it("books an appointment by pressing buttons and rows, and by typing numbers", async () => {
    const lea = "33600000003";
    await writes(lea, "je veux un rdv");
    await quiet();
    const { id } = await conversationOf(lea);
    const booked = () => program.storage.appointments.upcomingOf(id, new Date());
    const isBooked = async () => (await booked()).some(({ state }) => state.kind === "booked");
    const ways = new Set<string>();
    for (let step = 0; step < 6 && !(await isBooked()); step++) {
      const { text, shape, quickReplies } = lastOf(lea) ?? { text: "", shape: "none", quickReplies: [] };
      const [first] = quickReplies;
      ways.add(/numéro/.test(text) ? "numbers" : shape);
      if (/prénom/.test(text)) await writes(lea, "Léa");
      else if (first === undefined) await writes(lea, "1");
      else await presses(lea, first.payload);
      await quiet();
    }
    expect(await booked()).toMatchObject([{ firstName: "Léa", state: { kind: "booked" } }]);
    expect([...ways]).toEqual(expect.arrayContaining(["numbers", "list", "buttons"]));
    expect(graph.invalid).toEqual([]);
  });

  it("the same message delivered twenty times is one message and one answer", async () => {
    const paul = "33600000004";
    const same = whatsappMessage(paul, "wamid.same", clock, { type: "text", text: { body: "c koi 1 navigateur" } });
    const statuses = await Promise.all(Array.from({ length: 20 }, () => post({ messages: [same] })));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await answered(paul, /navigateur/i);
    await wait(300);
    expect(takenBy(paul).filter(({ text }) => /navigateur/i.test(text))).toHaveLength(1);
  });

  it("a message of unknown fate is settled by the status that carries our id, and not sent again", async () => {
    const nora = "33600000005";
    behaviour = "html";
    await writes(nora, "c koi 1 navigateur");
    await until(() => graph.arrivals.some(({ metadata }) => metadata.includes(nora)));
    const [arrival] = graph.arrivals.filter(({ metadata }) => metadata.includes(nora));
    behaviour = "ok";
    await post({
      statuses: [
        {
          id: "wamid.late",
          status: "sent",
          timestamp: "1",
          recipient_id: nora,
          biz_opaque_callback_data: arrival?.metadata,
        },
      ],
    });
    await answered(nora, /navigateur/i);
    expect(takenBy(nora).map(({ metadata }) => metadata)).not.toContain(arrival?.metadata);
  });

  it("says in the inbox what WhatsApp refuses later", async () => {
    const max = "33600000006";
    await writes(max, "c koi 1 navigateur");
    const answer = await answered(max, /navigateur/i);
    await status(answer, "failed", { errors: [{ code: 131026, title: "Message undeliverable" }] });
    await status(answer, "sent");
    const transcript = await program.storage.handoff.transcript((await conversationOf(max)).id);
    expect(transcript.find(({ id }) => id === answer.metadata)?.delivery).toBe("failed");
    expect((await program.storage.alerts.open()).map(({ text }) => text).join()).toMatch(/ne peut plus être jointe/);
  });

  it("who has no telephone number is answered by their business-scoped id", async () => {
    await post({
      contacts: [{ user_id: "FR.123456", profile: { username: "amina" } }],
      messages: [
        {
          id: "wamid.bsuid",
          timestamp: String(Math.floor(clock / 1000)),
          type: "text",
          text: { body: "c koi 1 navigateur" },
        },
      ],
    });
    expect((await answered("FR.123456", /navigateur/i)).channel).toBe("whatsapp-cloud");
  });

  it("is not spoken to about another number of the same business", async () => {
    const body = whatsappWebhook("999", {
      messages: [whatsappMessage("33600000099", "w", clock, { type: "text", text: { body: "a" } })],
    });
    expect(await postWebhook(`${program.url}/webhooks/whatsapp`, body, appSecret)).toBe(200);
    const address = { channel: "whatsapp-cloud", account: "999", contact: "33600000099" };
    expect(await program.storage.turns.findByAddress(address)).toBeNull();
  });
});
