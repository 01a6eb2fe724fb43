import fc from "fast-check";
import { writeMessage as writeMessenger } from "../../src/channels/messenger/write-message.ts";
import { MessengerTranslator } from "../../src/channels/messenger/translator.ts";
import { writeMessage as writeWhatsApp, writeTemplate } from "../../src/channels/whatsapp-cloud/write-message.ts";
import type { Choice, Reply } from "../../src/conversation/message.ts";
import { readSend, type SeenMessage } from "../support/read-send.ts";

const translator = new MessengerTranslator();
const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }),
  fc.integer({ min: 1, max: 1500 }).map((words) => "mot é😀 ".repeat(words)),
  fc.integer({ min: 1, max: 6000 }).map((length) => "é".repeat(length)),
);
const choice: fc.Arbitrary<Choice> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 220 }),
  label: fc.string({ unit: "grapheme", minLength: 1, maxLength: 90 }),
});
const reply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text }),
  fc.record({ kind: fc.constant("choices" as const), text, choices: fc.array(choice, { maxLength: 16 }) }),
);

/** As Meta would take it; throws with the limit that was passed. */
const take = (wire: unknown): SeenMessage => {
  const read = readSend(JSON.parse(JSON.stringify(wire)));
  if (read.kind !== "message") throw new Error(JSON.stringify(read));
  return read.message;
};
const onWhatsApp = (body: Reply) =>
  writeWhatsApp(body).map((message) => take({ messaging_product: "whatsapp", to: "33600000000", ...message }));
const onMessenger = (body: Reply) =>
  Promise.all(
    writeMessenger(body).map(async ({ text: words, quick_replies: quickReplies = [] }) =>
      take(await translator.messageOf({ to: "amina", text: words, quickReplies, messagingType: "RESPONSE" })),
    ),
  );
const letters = (words: string) => words.replace(/\s/g, "");
const saysAll = (seen: readonly SeenMessage[], body: Reply) =>
  letters(seen.map((message) => message.text).join("")).includes(letters(body.text));

describe("what the writers write", () => {
  it("is taken by WhatsApp, and says all of it", () => {
    fc.assert(
      fc.property(reply, (body) => {
        const seen = onWhatsApp(body);
        return body.text.trim() === "" || saysAll(seen, body);
      }),
    );
  });

  it("is taken by Messenger, and says all of it", async () => {
    await fc.assert(
      fc.asyncProperty(reply, async (body) => {
        const seen = await onMessenger(body);
        return body.text.trim() === "" || saysAll(seen, body);
      }),
    );
  });

  it("offers every choice, by a button or by a number", async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(choice, { minLength: 1, maxLength: 16 }), async (words, choices) => {
        for (const seen of [
          onWhatsApp({ kind: "choices", text: words, choices }),
          await onMessenger({ kind: "choices", text: words, choices }),
        ]) {
          const offered = new Set(seen.flatMap(({ quickReplies }) => quickReplies.map(({ payload }) => payload)));
          const said = letters(seen.map((message) => message.text).join(""));
          const missing = choices.filter(
            ({ id, label }, index) => !offered.has(id) && !said.includes(letters(`${index + 1}. ${label}`)),
          );
          expect(missing).toEqual([]);
        }
      }),
    );
  });

  it("fills a template as Meta wants it filled", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (values) => {
        take({
          messaging_product: "whatsapp",
          to: "33600000000",
          ...writeTemplate(values, { name: "rappel", language: "fr" }),
        });
      }),
    );
  });
});

describe("the ladder of WhatsApp", () => {
  const choices = (count: number, label: string): readonly Choice[] =>
    Array.from({ length: count }, (_, index) => ({ id: `c${index}`, label: `${label} ${index}` }));
  it.each([
    ["three short choices", choices(3, "Oui"), "buttons"],
    ["four short choices", choices(4, "Oui"), "list"],
    ["three choices of 24 letters", choices(3, "Mardi 3 mars à 10 heure"), "list"],
    ["ten choices", choices(10, "Choix"), "list"],
    ["eleven choices", choices(11, "Choix"), "text"],
    ["a choice of a hundred letters", choices(1, "x".repeat(100)), "text"],
    ["no choice", [], "text"],
  ] as const)("shows %s as %s", (_name, offered, shape) => {
    expect(onWhatsApp({ kind: "choices", text: "Lequel ?", choices: offered }).at(-1)?.shape).toBe(shape);
  });

  it("says a text that is too long to stand above buttons before them", () => {
    const seen = onWhatsApp({ kind: "choices", text: "mot ".repeat(400).trim(), choices: choices(2, "Oui") });
    expect(seen.map(({ shape }) => shape)).toEqual(["text", "buttons"]);
  });

  it("never lets a note between mediators out", () => {
    expect(writeWhatsApp({ kind: "note", text: "ne pas dire" })).toEqual([]);
  });
});
