import { whatsappDriver } from "../../src/channels/whatsapp-cloud/whatsapp-driver.ts";
import type { MessageBody } from "../../src/conversation/message.ts";
import type { OutboxItem } from "../../src/delivery/outbox-store.ts";
import { ConversationId, MessageId } from "../../src/shared/ids.ts";
import { startFakeGraph, type Behaviour, type FakeGraph } from "../support/fake-graph.ts";
import { aReminder } from "./a-reminder.ts";

const now = new Date("2026-03-23T08:00:00Z");
const yesterday = new Date("2026-03-22T07:59:00Z");
let behaviour: Behaviour;
let graph: FakeGraph;
beforeEach(async () => {
  behaviour = "ok";
  graph = await startFakeGraph({ behave: () => behaviour });
});
afterEach(() => graph.close());
const driver = (reminderTemplate: { name: string; language: string } | null = null) =>
  whatsappDriver(
    {
      graphUrl: graph.url,
      graphVersion: "v25.0",
      token: "t",
      appSecret: "s",
      timeoutMs: 500,
      phoneNumberId: "1",
      reminderTemplate,
    },
    { find: async () => ({ kind: "unknown" }) },
    { now: () => now },
  );
const item = (body: MessageBody, change: Partial<OutboxItem> = {}): OutboxItem => ({
  id: MessageId.parse("m1"),
  conversation: ConversationId.parse("c"),
  address: { channel: "whatsapp-cloud", account: "1", contact: "33600000001" },
  author: { kind: "bot" },
  body,
  attempt: 1,
  lastInboundAt: now,
  ...change,
});
const hello: MessageBody = { kind: "text", text: "Bonjour" };
const reminder: MessageBody = { ...aReminder, text: "Rappel : demain à 9 h.", values: ["mardi 24 mars", "9 h"] };
const template = { name: "rappel_rdv", language: "fr" };

describe("whatsappDriver", () => {
  it("gives our own id along, to know it again", async () => {
    expect(await driver().send(item(hello))).toMatchObject({ kind: "sent", providerId: "wamid.1" });
    expect(graph.taken).toMatchObject([{ metadata: "m1", text: "Bonjour" }]);
  });

  it.each([
    ["nothing", hello, null],
    ["a reminder without an agreed wording", reminder, null],
    ["anything but a reminder", hello, template],
  ])("sends %s outside the 24 hours", async (_name, body, wording) => {
    const outcome = await driver(wording).send(item(body, { lastInboundAt: yesterday }));
    expect(outcome).toMatchObject({ kind: "refused", errorClass: "window" });
    expect(graph.arrivals).toEqual([]);
  });

  it("sends a reminder in the agreed wording outside the 24 hours, and in its own inside", async () => {
    await driver(template).send(item(reminder, { lastInboundAt: yesterday }));
    await driver(template).send(item(reminder));
    expect(graph.taken.map(({ shape, text }) => [shape, text])).toEqual([
      ["template", "[rappel_rdv] mardi 24 mars · 9 h"],
      ["text", "Rappel : demain à 9 h."],
    ]);
  });

  it.each([
    [1, 4_000],
    [3, 64_000],
    [9, 300_000],
  ])("waits as Meta asks when it wrote too much to one person (attempt %i)", async (attempt, retryAfterMs) => {
    behaviour = "pair-rate";
    expect(await driver().send(item(hello, { attempt }))).toMatchObject({
      kind: "refused",
      errorClass: "rate",
      retryAfterMs,
    });
  });

  it("does not come to that: after 45 messages in a row to one person it waits by itself, for them only", async () => {
    const one = driver();
    for (let count = 0; count < 45; count++) expect((await one.send(item(hello))).kind).toBe("sent");
    expect(await one.send(item(hello))).toMatchObject({ kind: "refused", errorClass: "rate" });
    const other = item(hello, { address: { channel: "whatsapp-cloud", account: "1", contact: "33600000002" } });
    expect((await one.send(other)).kind).toBe("sent");
  });

  it("sends no more than 80 messages in a second", async () => {
    const one = driver();
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const contact = `3360000${1000 + index}`;
        return one.send(item(hello, { address: { channel: "whatsapp-cloud", account: "1", contact } }));
      }),
    );
    expect(graph.taken).toHaveLength(100);
    expect(performance.now() - startedAt).toBeGreaterThan(700);
  });
});
