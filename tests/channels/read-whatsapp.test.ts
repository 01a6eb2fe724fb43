import { readWebhook } from "../../src/channels/whatsapp-cloud/read-webhook.ts";
import { metaJson, whatsappMessage, whatsappWebhook } from "../support/meta-json.ts";

const number = "109999999999999";
const at = 1_774_252_800_000;
const from = "33612345678";
const readValue = (value: Readonly<Record<string, unknown>>) =>
  readWebhook(JSON.parse(metaJson(whatsappWebhook(number, value))));
const read = (type: string, content: object = {}, more: object = {}) =>
  readValue({ messages: [whatsappMessage(from, "wamid.1", at, { type, ...content, ...more })] });
const address = { channel: "whatsapp-cloud", account: number, contact: from };
const nothing = { messages: [], media: [], statuses: [], aliases: [], account: [] };

describe("readWebhook of WhatsApp", () => {
  it("reads a text as Meta escapes it, with its secrets hidden", () => {
    const { messages } = read("text", { text: { body: "J’ai <b>/ 😀 mdp Soleil2024!" } });
    expect(messages).toMatchObject([
      {
        id: `whatsapp-cloud:${number}:wamid.1`,
        address,
        sentAt: new Date(at),
        content: { kind: "text", secrets: ["password"] },
        providerId: "wamid.1",
      },
    ]);
    expect(JSON.stringify(messages)).not.toContain("Soleil2024");
  });

  it.each<[string, string, object, object]>([
    [
      "a button",
      "interactive",
      { interactive: { type: "button_reply", button_reply: { id: "human" } } },
      { kind: "choice", choice: "human" },
    ],
    [
      "a row",
      "interactive",
      { interactive: { type: "list_reply", list_reply: { id: "menu", title: "Menu" } } },
      { kind: "choice", choice: "menu" },
    ],
    [
      "a form",
      "interactive",
      { interactive: { type: "nfm_reply", nfm_reply: {} } },
      { kind: "unsupported", what: "interactive" },
    ],
    ["a template's button", "button", { button: { payload: "oui", text: "Oui" } }, { kind: "choice", choice: "oui" }],
    ["a template's button without payload", "button", { button: { text: "Oui" } }, { kind: "text", text: "Oui" }],
    [
      "a quoted reply",
      "text",
      { context: { id: "wamid.0", from: "33" }, text: { body: "oui" } },
      { kind: "text", text: "oui" },
    ],
    [
      "a place",
      "location",
      { location: { latitude: 50.7, longitude: 3.1 } },
      { kind: "attachment", attachment: "location" },
    ],
    ["somebody's card", "contacts", { contacts: [] }, { kind: "attachment", attachment: "contact" }],
    ["an order", "order", { order: {} }, { kind: "unsupported", what: "order" }],
    ["something new", "hologram", {}, { kind: "unsupported", what: "hologram" }],
    [
      "what Meta cannot read",
      "unsupported",
      { errors: [{ code: 131051 }] },
      { kind: "unsupported", what: "unsupported" },
    ],
    ["a text of another shape", "text", { text: 3 }, { kind: "unsupported", what: "text" }],
    ["an empty text", "text", { text: { body: "\u200b " } }, { kind: "unsupported", what: "empty" }],
    [
      "a correction",
      "edit",
      { edit: { original_message_id: "wamid.0", message: { type: "text", text: { body: "caf" } } } },
      { kind: "text", text: "caf" },
    ],
  ])("reads %s", (_name, type, content, expected) => {
    expect(read(type, content).messages).toMatchObject([{ content: expected }]);
  });

  it.each([
    ["image", "image"],
    ["audio", "audio"],
    ["video", "video"],
    ["document", "file"],
    ["sticker", "sticker"],
  ])("wants the file of a message of type %s", (type, attachment) => {
    const { messages, media } = read(type, { [type]: { id: "M1", mime_type: "x/y", sha256: "c2hh", voice: true } });
    expect(messages).toMatchObject([{ content: { kind: "attachment", attachment, media: media[0]?.id } }]);
    expect(media).toMatchObject([
      { source: { channel: "whatsapp-cloud", at: { kind: "id", id: "M1" }, sha256: "c2hh" } },
    ]);
  });

  it("reads the words under a photo as words", () => {
    const { messages } = read("image", { image: { id: "M1", caption: "c'est quoi cette lettre" } });
    expect(messages.map(({ content }) => content.kind)).toEqual(["attachment", "text"]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(2);
  });

  it("knows which message a person answers with words or a file; a button says so itself", () => {
    const context = { from: number, id: "wamid.0" };
    const answers = { event: `whatsapp-cloud:${number}:wamid.0`, providerId: "wamid.0" };
    const contentsOf = (type: string, content: object) =>
      read(type, content, { context }).messages.map(({ content }) => content);
    expect(contentsOf("text", { text: { body: "oui" } })).toMatchObject([{ kind: "text", answers }]);
    expect(contentsOf("image", { image: { id: "1" } })).toMatchObject([{ kind: "attachment", answers }]);
    const button = { interactive: { type: "button_reply", button_reply: { id: "oui" } } };
    expect(contentsOf("interactive", button)).toEqual([{ kind: "choice", choice: "oui" }]);
    // A forwarded message has a context that names none.
    const forwarded = read("text", { text: { body: "lis" } }, { context: { forwarded: true } });
    expect(forwarded.messages[0]?.content).toEqual({ kind: "text", text: "lis", secrets: [] });
  });

  it.each(["reaction", "revoke", "deleted"])("passes over a %s", (type) => {
    expect(read(type, { [type]: { message_id: "wamid.0" } })).toEqual({ ...nothing, passedOver: [type] });
  });

  it("knows a person without a telephone number by their business-scoped id", () => {
    const body = {
      contacts: [{ user_id: "FR.123", profile: { username: "amina" } }],
      messages: [{ id: "wamid.1", timestamp: "1774252800", type: "text", text: { body: "bonjour" } }],
    };
    expect(readValue(body).messages).toMatchObject([{ address: { contact: "FR.123" } }]);
  });

  it("learns that a number and a business-scoped id are one person, and who they become", () => {
    const contacts = [{ wa_id: from, user_id: "FR.123" }];
    expect(readValue({ contacts, messages: [] }).aliases).toEqual([[address, { ...address, contact: "FR.123" }]]);
    const { aliases, messages } = read("system", { system: { type: "user_changed_number", wa_id: "33700000000" } });
    expect(aliases).toEqual([[address, { ...address, contact: "33700000000" }]]);
    expect(messages).toEqual([]);
  });

  it("reads what became of our messages, with our own id where it came back", () => {
    const status = (status: string, more = {}) => ({
      id: "wamid.9",
      status,
      timestamp: "1",
      recipient_id: from,
      ...more,
    });
    const { statuses } = readValue({
      statuses: [
        status("sent", { biz_opaque_callback_data: "web:1/1" }),
        status("delivered"),
        status("read"),
        status("played"),
        status("failed", { errors: [{ code: 131047, title: "Re-engagement message" }] }),
        status("warning"),
      ],
    });
    expect(statuses.map(({ state }) => state.kind)).toEqual(["sent", "delivered", "read", "read", "failed"]);
    expect(statuses[0]).toMatchObject({ message: "web:1/1", providerId: "wamid.9" });
    expect(statuses[4]?.state).toMatchObject({ errorClass: "window", error: "WhatsApp 131047: Re-engagement message" });
  });

  it("reads several people in one body", () => {
    const messages = ["33611111111", "33622222222"].map((who, index) =>
      whatsappMessage(who, `wamid.${index}`, at, { type: "text", text: { body: "bonjour" } }),
    );
    expect(readValue({ messages }).messages.map(({ address: { contact } }) => contact)).toEqual([
      "33611111111",
      "33622222222",
    ]);
  });

  it.each([
    ["a ban", "account_update", { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "DISABLE" } }, "banned"],
    ["a restriction", "account_update", { event: "ACCOUNT_RESTRICTION", restriction_info: [{}] }, "restricted"],
    ["complaints", "phone_number_quality_update", { event: "FLAGGED" }, "flagged"],
  ])("hears of %s", (_name, field, value, kind) => {
    const body = { object: "whatsapp_business_account", entry: [{ id: "waba", changes: [{ field, value }] }] };
    expect(readWebhook(body).account).toMatchObject([{ kind }]);
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["another object", { object: "page", entry: [] }],
    ["an entry without changes", { object: "whatsapp_business_account", entry: [{ id: "1" }] }],
    [
      "a template's news",
      {
        object: "whatsapp_business_account",
        entry: [{ changes: [{ field: "message_template_status_update", value: {} }] }],
      },
    ],
    [
      "garbage",
      whatsappWebhook(number, { messages: [null, 7, {}, { id: "x" }], statuses: [null, {}], contacts: [null, 3] }),
    ],
    [
      "a message of nobody",
      whatsappWebhook(number, { messages: [{ id: "w", timestamp: "1", type: "text", text: { body: "a" } }] }),
    ],
  ])("passes over %s without a word", (_name, body) => {
    expect(readWebhook(body)).toMatchObject(nothing);
  });
});
