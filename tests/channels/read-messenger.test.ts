import { readWebhook } from "../../src/channels/messenger/read-webhook.ts";
import { MessengerTranslator } from "../../src/channels/messenger/translator.ts";
import { messagingEvent, metaJson, pageWebhook } from "../support/meta-json.ts";

const page = "100200300";
const at = 1_774_252_800_000;
const translator = new MessengerTranslator();
const readBody = (body: unknown) => readWebhook(body, translator);
const read = (...events: readonly unknown[]) => readBody(JSON.parse(metaJson(pageWebhook(page, events))));
const from = (event: object) => ({ sender: { id: "amina" }, recipient: { id: page }, timestamp: at, ...event });
const amina = { channel: "messenger", account: page, contact: "amina" };
const nothing = {
  messages: [],
  media: [],
  echoes: [],
  answeredElsewhere: [],
  receipts: [],
  enforcements: [],
};

describe("readWebhook of Messenger", () => {
  it("reads a text as Meta escapes it", async () => {
    const event = messagingEvent({ from: "amina", page, mid: "m_1", at, text: "J’ai oublié 😀 <b>/mdp" });
    expect((await read(event)).messages).toEqual([
      {
        id: "messenger:100200300:m_1",
        address: amina,
        sentAt: new Date(at),
        content: { kind: "text", text: "J’ai oublié 😀 <b>/mdp", secrets: [] },
      },
    ]);
  });

  it.each([
    ["a message", { mid: "m_0", is_self_reply: false }, { event: "messenger:100200300:m_0", providerId: "m_0" }],
    ["a story, which is no message", { story: { id: "s1" } }, undefined],
    ["nobody knows what", "m_0", undefined],
  ])("knows what the person answers: %s", async (_what, reply, answers) => {
    const words = await read(from({ message: { mid: "m_1", text: "oui celle-là", reply_to: reply } }));
    expect(words.messages[0]?.content).toEqual({
      ...{ kind: "text", text: "oui celle-là", secrets: [] },
      ...(answers && { answers }),
    });
    const button = { mid: "m_2", text: "Oui", quick_reply: { payload: "oui" }, reply_to: reply };
    expect((await read(from({ message: button }))).messages[0]?.content).toEqual({ kind: "choice", choice: "oui" });
  });

  it("hides a secret before anything else sees it", async () => {
    const { messages } = await read(messagingEvent({ from: "amina", page, mid: "m_1", at, text: "mdp Soleil2024!" }));
    expect(messages[0]?.content).toMatchObject({ kind: "text", secrets: ["password"] });
    expect(JSON.stringify(messages)).not.toContain("Soleil2024");
  });

  it("takes a quick reply for a choice, not for its title", async () => {
    const event = messagingEvent({ from: "amina", page, mid: "m_1", at, payload: "faq:caf-rsa", title: "RSA" });
    expect((await read(event)).messages[0]?.content).toEqual({ kind: "choice", choice: "faq:caf-rsa" });
  });

  it("takes a button of the page's menu for a choice, and « Démarrer » for an opening", async () => {
    const { messages } = await read(
      from({ postback: { mid: "m_1", title: "Menu", payload: "menu" } }),
      from({ postback: { title: "Démarrer", payload: "get-started" } }),
      from({ referral: { ref: "affiche", source: "SHORTLINK", type: "OPEN_THREAD" } }),
    );
    expect(messages.map(({ content }) => content)).toEqual([
      { kind: "choice", choice: "menu" },
      { kind: "opened" },
      { kind: "opened" },
    ]);
  });

  it("takes an echo for news of our own message", async () => {
    const echo = from({
      sender: { id: page },
      recipient: { id: "amina" },
      message: { mid: "m_9", is_echo: true, app_id: 1, metadata: "web:1/1", text: "Bonjour" },
    });
    expect(await read(echo)).toMatchObject({ ...nothing, echoes: [{ message: "web:1/1", providerId: "m_9" }] });
  });

  it("takes an echo that we did not write for somebody who answers in Meta's own inbox, in standby too", async () => {
    const echo = from({
      sender: { id: page },
      recipient: { id: "amina" },
      message: { mid: "m_9", is_echo: true, app_id: 263902037430900, text: "Bonjour, ici Sonia. mdp Soleil2024!" },
    });
    const ours = await read(echo);
    expect(ours.answeredElsewhere).toMatchObject([
      { address: amina, message: { author: { kind: "mediator", id: "elsewhere" }, body: { kind: "text" } } },
    ]);
    expect(JSON.stringify(ours)).not.toContain("Soleil2024");
    const standby = await readBody({ object: "page", entry: [{ id: page, time: at, standby: [echo] }] });
    expect(standby).toEqual(ours);
  });

  it("leaves what a person says in standby to whoever holds the thread", async () => {
    const event = from({ message: { mid: "m_1", text: "bonjour" } });
    expect(await readBody({ object: "page", entry: [{ id: page, standby: [event] }] })).toEqual({
      ...nothing,
      passedOver: ["standby"],
    });
  });

  it("reads how far the person has got", async () => {
    const { receipts } = await read(
      from({ delivery: { mids: ["m_1"], watermark: at } }),
      from({ delivery: { watermark: at } }),
      from({ read: { watermark: at } }),
    );
    expect(receipts).toEqual([
      { address: amina, state: "delivered", providerIds: ["m_1"], upTo: new Date(at) },
      { address: amina, state: "delivered", providerIds: [], upTo: new Date(at) },
      { address: amina, state: "read", providerIds: [], upTo: new Date(at) },
    ]);
  });

  it("wants the files of a person, one message for each, and their words", async () => {
    const photo = (name: string) => ({ type: "image", payload: { url: `https://scontent.xx.fbcdn.net/${name}` } });
    const { messages, media } = await read(
      from({ message: { mid: "m_1", attachments: [photo("a.jpg"), photo("b.jpg")] } }),
      from({ message: { mid: "m_2", text: "c'est quoi", attachments: [photo("c.jpg")] } }),
    );
    expect(messages.map(({ content }) => content.kind)).toEqual(["attachment", "attachment", "attachment", "text"]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(4);
    expect(media.map(({ source }) => source.at)).toEqual(
      ["a", "b", "c"].map((name) => ({ kind: "url", url: `https://scontent.xx.fbcdn.net/${name}.jpg` })),
    );
    expect(messages.slice(0, 3).map(({ content }) => content.kind === "attachment" && content.media)).toEqual(
      media.map(({ id }) => id),
    );
  });

  it.each([
    ["a thumb", { sticker_id: 369239263222822, attachments: [{ type: "image" }] }, { kind: "text", text: "👍" }],
    ["a sticker", { attachments: [{ type: "sticker" }] }, { kind: "attachment", attachment: "sticker" }],
    ["a place", { attachments: [{ type: "location" }] }, { kind: "attachment", attachment: "location" }],
    ["a link", { text: "https://caf.fr", attachments: [{ type: "fallback" }] }, { kind: "text" }],
    ["something new", { attachments: [{ type: "hologram" }] }, { kind: "unsupported", what: "hologram" }],
    ["a key of JavaScript's own", { attachments: [{ type: "constructor" }] }, { kind: "unsupported" }],
    ["an empty text", { text: "\u200b  " }, { kind: "unsupported", what: "empty" }],
    ["nothing at all", {}, { kind: "unsupported", what: "message" }],
  ])("reads %s", async (_name, message, content) => {
    expect((await read(from({ message: { mid: "m", ...message } }))).messages).toMatchObject([{ content }]);
  });

  it("reads a corrected message as a new one", async () => {
    const { messages } = await read(from({ message_edit: { mid: "m_1", text: "navigateur", num_edit: 1 } }));
    expect(messages).toMatchObject([{ id: "messenger:100200300:m_1:edit1", content: { text: "navigateur" } }]);
  });

  it("hears that the page was blocked", async () => {
    const event = { recipient: { id: page }, timestamp: at, policy_enforcement: { action: "block", reason: "spam" } };
    expect((await read(event)).enforcements).toEqual(["block"]);
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["a number", 3],
    ["another object", { object: "instagram", entry: [] }],
    ["an entry without events", { object: "page", entry: [{ id: page, changes: [] }] }],
    ["a reaction", pageWebhook(page, [from({ reaction: { reaction: "love", action: "react", mid: "m_1" } })])],
    ["an account that was linked", pageWebhook(page, [from({ account_linking: { status: "linked" } })])],
    ["garbage among events", pageWebhook(page, [null, 7, "x", {}, { sender: {} }])],
    ["keys of JavaScript's own", JSON.parse('{"object":"page","entry":[{"messaging":[{"__proto__":{"a":1}}]}]}')],
  ])("passes over %s without a word", async (_name, body) => {
    expect(await readBody(body)).toMatchObject(nothing);
    expect({}).not.toHaveProperty("a");
  });
});
