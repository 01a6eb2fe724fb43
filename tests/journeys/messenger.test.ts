import { setTimeout as wait } from "node:timers/promises";
import type { Conversation } from "../../src/conversation/conversation.ts";
import { ConversationId } from "../../src/shared/ids.ts";
import { startFakeGraph, type Behaviour, type FakeGraph } from "../support/fake-graph.ts";
import { messagingEvent, pageWebhook, postWebhook } from "../support/meta-json.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const page = "100200300";
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
      MESSENGER_PAGE_ID: page,
      MESSENGER_PAGE_TOKEN: "token",
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
const event = (from: string, text: string, mid = `${from}-${++clock}`) =>
  messagingEvent({ from, page, mid, at: ++clock, text });
const deliver = (...events: readonly unknown[]) =>
  postWebhook(`${program.url}/webhooks/messenger`, pageWebhook(page, events), appSecret);
const takenBy = (recipient: string) => graph.taken.filter((message) => message.recipient === recipient);
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 8000;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error("it did not come about in time");
    await wait(20);
  }
}
async function conversationOf(contact: string): Promise<Conversation> {
  const found = await program.storage.turns.findByAddress({ channel: "messenger", account: page, contact });
  if (found === null) throw new Error(`${contact} has no conversation yet`);
  return found;
}

describe("a resident writes on Messenger", () => {
  it("is answered there, introduction first, with quick replies", async () => {
    expect(await deliver(event("amina", "jariv pa a me conecté a la caf"))).toBe(200);
    await until(() => takenBy("amina").some(({ text }) => /Mon Compte/.test(text)));
    expect(takenBy("amina")[0]?.text).toMatch(/assistant automatique/);
    expect(
      takenBy("amina")
        .at(-1)
        ?.quickReplies.map(({ payload }) => payload),
    ).toContain("human");
  });

  it("the same message delivered fifty times at once is one message and one answer", async () => {
    const same = event("paul", "c koi 1 navigateur", "paul-same");
    const statuses = await Promise.all(Array.from({ length: 50 }, () => deliver(same)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await until(() => takenBy("paul").some(({ text }) => /navigateur/i.test(text)));
    await wait(300);
    const transcript = await program.storage.handoff.transcript((await conversationOf("paul")).id);
    expect(transcript.filter(({ author }) => author.kind === "resident")).toHaveLength(1);
    expect(takenBy("paul").filter(({ text }) => /navigateur/i.test(text))).toHaveLength(1);
  });

  it("a batch out of order is handled in the order in which it was written", async () => {
    const first = event("lea", "bonjour");
    const second = event("lea", "c koi 1 navigateur");
    const third = event("lea", "merci");
    expect(await deliver(third, first, second)).toBe(200);
    await until(async () => (await program.storage.turns.backlog()).pending === 0);
    const transcript = await program.storage.handoff.transcript((await conversationOf("lea")).id);
    const written = transcript
      .filter(({ author }) => author.kind === "resident")
      .map(({ body }) => ("text" in body ? body.text : ""));
    expect(written).toEqual(["bonjour", "c koi 1 navigateur", "merci"]);
  });

  it("a provider that fails for a while gets each reply once, in order", async () => {
    behaviour = "transient";
    await deliver(event("nora", "c koi 1 navigateur"));
    await wait(700);
    behaviour = "ok";
    await until(() => takenBy("nora").some(({ text }) => /navigateur/i.test(text)));
    const ids = takenBy("nora").map(({ metadata }) => metadata);
    expect(new Set(ids).size).toBe(ids.length);
    const transcript = await program.storage.handoff.transcript((await conversationOf("nora")).id);
    expect(ids).toEqual(transcript.filter(({ author }) => author.kind !== "resident").map(({ id }) => id));
  });

  it("sees who writes when a mediator answers", async () => {
    const sonia = await program.mediator("Sonia");
    await deliver(event("zoe", "parler à quelqu'un"));
    await until(async () => (await conversationOf("zoe")).owner.kind === "waiting");
    const { id } = await conversationOf("zoe");
    expect((await sonia.post(`/conversations/${ConversationId.parse(id)}/claim`)).status).toBe(200);
    await sonia.post(`/conversations/${id}/replies`, { clientMessageId: "reply-000001", text: "Bonjour Zoé" });
    await until(() => takenBy("zoe").some(({ text }) => text === "Sonia : Bonjour Zoé"));
  });

  it("gets a long answer whole and in order, each part with its own id, when the provider fails in the middle", async () => {
    const karim = await program.mediator("Karim");
    await deliver(event("rosa", "parler à quelqu'un"));
    await until(async () => (await conversationOf("rosa")).owner.kind === "waiting");
    const { id } = await conversationOf("rosa");
    await karim.post(`/conversations/${id}/claim`);
    await until(async () => (await program.storage.outbox.backlog()).open === 0);
    const text = Array.from({ length: 700 }, (_, number) => String(number).padStart(4, "0")).join(" ");
    behaviour = "transient";
    const reply = { clientMessageId: "long-reply-01", text };
    expect((await karim.post(`/conversations/${id}/replies`, reply)).status).toBe(202);
    expect((await karim.post(`/conversations/${id}/replies`, reply)).body).toMatchObject({ status: "known" });
    await wait(300);
    behaviour = "ok";
    const parts = () => takenBy("rosa").filter((message) => /^Karim : \d/.test(message.text));
    await until(() => parts().length === 2);
    expect(
      parts()
        .map((part) => part.text.replace("Karim : ", ""))
        .join(" "),
    ).toBe(text);
    expect(new Set(parts().map(({ metadata }) => metadata)).size).toBe(2);
  });

  it("is one person under two addresses once the channel says so", async () => {
    await deliver(event("old-number", "bonjour"));
    await until(() => takenBy("old-number").length > 0);
    const [one, other] = ["old-number", "new-number"].map((contact) => ({
      channel: "messenger",
      account: page,
      contact,
    }));
    await program.storage.contacts.learnAlias(one!, other!, new Date());
    await deliver(event("new-number", "c koi 1 navigateur"));
    await until(() => takenBy("new-number").some((message) => /navigateur/i.test(message.text)));
    expect((await conversationOf("new-number")).id).toBe((await conversationOf("old-number")).id);
    expect(takenBy("new-number").some((message) => /assistant automatique/.test(message.text))).toBe(false);
  });

  it("a dead token raises an alert that says what to do", async () => {
    behaviour = "bad-token";
    await deliver(event("max", "bonjour"));
    await until(async () => (await program.storage.alerts.open()).some(({ kind }) => kind === "delivery-failed"));
    const alert = (await program.storage.alerts.open()).find(({ kind }) => kind === "delivery-failed");
    expect(alert?.text).toMatch(/jeton/);
  });
});
