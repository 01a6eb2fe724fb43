import fc from "fast-check";
import { splitForMessenger } from "../../src/channels/messenger/split-reply.ts";
import { writeMessage as writeMessenger } from "../../src/channels/messenger/write-message.ts";
import { splitForWhatsApp } from "../../src/channels/whatsapp-cloud/split-reply.ts";
import { writeMessage as writeWhatsApp } from "../../src/channels/whatsapp-cloud/write-message.ts";
import { splitForWhatsAppWeb } from "../../src/channels/whatsapp-web/write-text.ts";
import type { Reply } from "../../src/conversation/message.ts";
import { MediaId } from "../../src/shared/ids.ts";
import { aReminder } from "./a-reminder.ts";

const choices = (count: number, label: string) =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, label: `${label} ${index}`.slice(0, 24) }));
const lettersOf = (texts: readonly string[]): string => texts.join("").replaceAll(/\s+/g, "");

describe.each([
  ["Messenger", splitForMessenger, writeMessenger, 2000],
  ["WhatsApp", splitForWhatsApp, writeWhatsApp, 4096],
] as const)("a long reply on %s", (_channel, split, write, most) => {
  it("leaves alone what fits in one message", () => {
    const reply: Reply = { kind: "choices", text: "Pour quoi ?", choices: choices(3, "Choix") };
    expect(split(reply, "bot")).toEqual([reply]);
  });

  it("makes one message of each part, loses nothing, and shows the choices under the last", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 60 }), { maxLength: 300 }),
        fc.nat({ max: 25 }),
        fc.constantFrom("bot" as const, "mediator" as const),
        (words, count, author) => {
          const text = words.join(" ").trim();
          fc.pre(text !== "");
          const reply: Reply =
            count === 0
              ? { kind: "text", text }
              : { kind: "choices", text, choices: choices(count, "Un titre assez long") };
          const parts = split(reply, author);
          for (const part of parts) expect(write(part)).toHaveLength(1);
          expect(lettersOf(parts.map((part) => part.text))).toBe(lettersOf([text]));
          expect(parts.map(({ kind }) => kind)).toEqual([...parts.slice(1).map(() => "text"), reply.kind]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("leaves room for a mediator's name", () => {
    const parts = split({ kind: "text", text: "mot ".repeat(most / 4 - 5).trim() }, "mediator");
    expect(parts).toHaveLength(2);
    for (const { text } of parts) expect(`${"N".repeat(60)} : ${text}`.length).toBeLessThanOrEqual(most);
  });
});

describe("words that come with a file", () => {
  const file: Reply = {
    ...{ kind: "file", attachment: "image", media: MediaId.parse(`${"A".repeat(24)}.${"b".repeat(22)}`) },
    ...{ name: "plan.png", type: "image/png", size: 1, text: "Voici le plan." },
  };
  const long = "mot ".repeat(400).trim();
  it.each([
    ["Messenger, which has no place for them", splitForMessenger, file, ["text", "file"]],
    ["Messenger, when there are none", splitForMessenger, { ...file, text: "" }, ["file"]],
    ["WhatsApp", splitForWhatsApp, file, ["file"]],
    ["WhatsApp, when they are many", splitForWhatsApp, { ...file, text: long }, ["text", "file"]],
    ["WhatsApp, with a sound", splitForWhatsApp, { ...file, attachment: "audio" as const }, ["text", "file"]],
    ["WhatsApp's ordinary number", splitForWhatsAppWeb, file, ["file"]],
    ["WhatsApp's ordinary number, when they are many", splitForWhatsAppWeb, { ...file, text: long }, ["text", "file"]],
  ] as const)("on %s", (_channel, split, reply, kinds) => {
    const parts = split(reply, "mediator");
    expect(parts.map(({ kind }) => kind)).toEqual(kinds);
    expect(parts.map(({ text }) => text).join("")).toBe(reply.text);
  });
});

describe("a long reply above three buttons of WhatsApp", () => {
  it("comes in two, since they hold little, and says nothing of its own", () => {
    const text = "mot ".repeat(400).trim();
    const offered = choices(3, "Oui");
    const parts = splitForWhatsApp({ kind: "choices", text, choices: offered }, "bot");
    expect(parts.map(({ kind }) => kind)).toEqual(["text", "choices"]);
    expect(parts.map((part) => part.text).join(" ")).toBe(text);
  });

  it("is left whole when it is a reminder, which may leave as a template", () => {
    const reminder: Reply = { ...aReminder, text: "mot ".repeat(1500) };
    expect(splitForWhatsApp(reminder, "bot")).toEqual([reminder]);
  });
});
