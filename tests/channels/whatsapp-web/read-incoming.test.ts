import * as fc from "fast-check";
import { readIncoming } from "../../../src/channels/whatsapp-web/read-incoming.ts";

const account = "33700000001@c.us";
const raw = (fields: Readonly<Record<string, unknown>> = {}) => ({
  id: "false_33600000001@c.us_ABC",
  stanza: "ABC",
  from: "33600000001@c.us",
  phone: null,
  type: "chat",
  body: "Bonjour",
  at: 1_795_000_000,
  hasMedia: false,
  ...fields,
});
const contentsOf = (fields: Readonly<Record<string, unknown>>) =>
  readIncoming(raw(fields), account)?.messages.map(({ content }) => content);

describe("a message of WhatsApp's page", () => {
  it("is a message of that person, under an id that is the same by whatever address it comes", () => {
    const [message] = readIncoming(raw(), account)?.messages ?? [];
    expect(message).toEqual({
      id: `whatsapp-web:${account}:ABC`,
      address: { channel: "whatsapp-web", account, contact: "33600000001@c.us" },
      sentAt: new Date(1_795_000_000_000),
      content: { kind: "text", text: "Bonjour", secrets: [] },
    });
    const byLid = readIncoming(raw({ id: "false_777777@lid_ABC", from: "777777@lid" }), account);
    expect(byLid?.messages[0]?.id).toBe(message?.id);
  });

  it("tells that a @lid and a number are one person", () => {
    const read = readIncoming(raw({ from: "777777@lid", phone: "33600000001@c.us" }), account);
    expect(read?.alias?.map(({ contact }) => contact)).toEqual(["777777@lid", "33600000001@c.us"]);
    expect(readIncoming(raw(), account)?.alias).toBeNull();
  });

  it.each([
    ["text", { body: " c koi \u0000 la caf " }, [{ kind: "text", text: "c koi  la caf", secrets: [] }]],
    [
      "a card number, masked before anything else",
      { body: "ma carte 4970 1012 3456 7890 est perdue" },
      [expect.objectContaining({ secrets: ["card"] })],
    ],
    ["nothing written", { body: " " }, [{ kind: "unsupported", what: "empty" }]],
    [
      "a voice note",
      { type: "ptt", body: "", hasMedia: true },
      [expect.objectContaining({ kind: "attachment", attachment: "audio" })],
    ],
    [
      "a photo with words below it",
      { type: "image", body: "voilà", hasMedia: true },
      [expect.objectContaining({ attachment: "image" }), { kind: "text", text: "voilà", secrets: [] }],
    ],
    ["a place", { type: "location", body: "" }, [{ kind: "attachment", attachment: "location" }]],
    ["a contact", { type: "vcard", body: "BEGIN:VCARD" }, [{ kind: "attachment", attachment: "contact" }]],
    ["a poll", { type: "poll_creation", body: "" }, [{ kind: "unsupported", what: "poll_creation" }]],
  ])("%s", (_, fields, contents) => {
    expect(contentsOf(fields)).toEqual(contents);
  });

  it.each([
    ["a group", { from: "120363000000000000@g.us" }],
    ["a status", { from: "status@broadcast" }],
    ["a channel", { from: "120363000000000000@newsletter" }],
    ["a thumb up", { type: "reaction" }],
    ["a message taken back", { type: "revoked" }],
    ["a notice of encryption", { type: "e2e_notification" }],
    ["one not yet deciphered", { type: "ciphertext" }],
    ["no time", { at: "yesterday" }],
  ])("%s is nobody's words", (_, fields) => {
    expect(readIncoming(raw(fields), account)).toBeNull();
  });

  it("an edited message is a new one, the same edition twice is one", () => {
    const edited = (body: string) => readIncoming(raw({ body, as: "edited" }), account)?.messages[0]?.id;
    expect(edited("a")).toBe(edited("a"));
    expect(new Set([edited("a"), edited("b"), readIncoming(raw(), account)?.messages[0]?.id]).size).toBe(3);
  });

  it("wishes for the file of a photo by the page's own name for the message", () => {
    const read = readIncoming(raw({ type: "image", body: "", hasMedia: true }), account);
    expect(read?.media).toEqual([
      {
        id: expect.any(String) as unknown,
        source: { channel: "whatsapp-web", at: { kind: "id", id: raw().id }, sha256: null },
      },
    ]);
    expect(read?.messages[0]?.content).toMatchObject({ media: read?.media[0]?.id });
  });

  it("never throws, whatever the page puts where", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(raw())), fc.anything()), (fields) => {
        expect(() => readIncoming(raw(fields), account)).not.toThrow();
      }),
    );
  });
});
