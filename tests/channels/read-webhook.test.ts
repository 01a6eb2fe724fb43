import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readWebhook } from "../../src/channels/messenger/read-webhook.ts";
import { messagingEvent, metaJson, pageWebhook } from "../support/meta-json.ts";

const page = "100200300";
const at = 1_774_252_800_000;
const read = (...events: readonly unknown[]) => readWebhook(JSON.parse(metaJson(pageWebhook(page, events))));

describe("readWebhook of Messenger", () => {
  it("reads a text as Meta escapes it", () => {
    const event = messagingEvent({ from: "amina", page, mid: "m_1", at, text: "J’ai oublié 😀 <b>/mdp" });
    expect(read(event).messages).toEqual([
      {
        id: "messenger:100200300:m_1",
        address: { channel: "messenger", account: page, contact: "amina" },
        sentAt: new Date(at),
        content: { kind: "text", text: "J’ai oublié 😀 <b>/mdp", secrets: [] },
      },
    ]);
  });

  it("hides a secret before anything else sees it", () => {
    const { messages } = read(messagingEvent({ from: "amina", page, mid: "m_1", at, text: "mdp Soleil2024!" }));
    expect(messages[0]?.content).toMatchObject({ kind: "text", secrets: ["password"] });
    expect(JSON.stringify(messages)).not.toContain("Soleil2024");
  });

  it("takes a quick reply for a choice, not for its title", () => {
    const event = messagingEvent({ from: "amina", page, mid: "m_1", at, payload: "faq:caf-rsa", title: "RSA" });
    expect(read(event).messages[0]?.content).toEqual({ kind: "choice", choice: "faq:caf-rsa" });
  });

  it("takes an echo for news of our own message", () => {
    const echo = {
      sender: { id: page },
      recipient: { id: "amina" },
      timestamp: at,
      message: { mid: "m_9", is_echo: true, app_id: 1, metadata: "web:1/1", text: "Bonjour" },
    };
    expect(read(echo)).toEqual({ messages: [], echoes: [{ message: "web:1/1", providerId: "m_9" }] });
  });

  it.each([
    ["a photo", { attachments: [{ type: "image", payload: { url: "https://example.org/a.jpg" } }] }, "attachment"],
    ["something new", { attachments: [{ type: "hologram" }] }, "unsupported"],
    ["an empty text", { text: "\u200b  " }, "unsupported"],
  ])("reads %s", (_name, message, kind) => {
    const event = { sender: { id: "a" }, recipient: { id: page }, timestamp: at, message: { mid: "m", ...message } };
    expect(read(event).messages[0]?.content.kind).toBe(kind);
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["a number", 3],
    ["another object", { object: "instagram", entry: [] }],
    ["an entry without events", { object: "page", entry: [{ id: page, changes: [] }] }],
    ["a standby entry", { object: "page", entry: [{ id: page, standby: [{ sender: { id: "a" } }] }] }],
    [
      "a delivery receipt",
      pageWebhook(page, [{ sender: { id: "a" }, recipient: { id: page }, timestamp: 1, delivery: { watermark: 1 } }]),
    ],
    ["garbage among events", pageWebhook(page, [null, 7, "x", {}, { sender: {} }])],
  ])("passes over %s without a word", (_name, body) => {
    expect(readWebhook(body)).toEqual({ messages: [], echoes: [] });
  });

  const recorded = "../shared/fixtures/webhooks";
  const folders = existsSync(recorded)
    ? readdirSync(recorded).filter((name) => name.startsWith("bottender-messenger"))
    : [];
  const cases = folders.flatMap((folder) =>
    readdirSync(`${recorded}/${folder}`).map((file) => `${recorded}/${folder}/${file}`),
  );
  it.each(cases.length > 0 ? cases : ["(no recorded payloads here)"])(
    "reads the recorded payload %s without throwing",
    (file) => {
      const raw: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
      const body =
        Array.isArray(raw) || (raw !== null && typeof raw === "object" && "object" in raw)
          ? raw
          : pageWebhook(page, [raw]);
      expect(() => readWebhook(body)).not.toThrow();
    },
  );
});
