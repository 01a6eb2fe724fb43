import fc from "fast-check";
import { splitReply } from "../../src/channels/messenger/split-reply.ts";
import { writeMessage } from "../../src/channels/messenger/write-message.ts";
import type { Reply } from "../../src/conversation/message.ts";

const choices = (count: number, label: string) =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, label: `${label} ${index}`.slice(0, 24) }));
const lettersOf = (texts: readonly string[]): string => texts.join("").replaceAll(/\s+/g, "");

describe("splitReply for Messenger", () => {
  it("leaves alone what fits in one message", () => {
    const reply: Reply = { kind: "choices", text: "Pour quoi ?", choices: choices(3, "Choix") };
    expect(splitReply(reply, "bot")).toEqual([reply]);
  });

  it("makes one message of each part, loses nothing, and shows the choices under the last", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 60 }), { maxLength: 150 }),
        fc.nat({ max: 25 }),
        fc.constantFrom("bot" as const, "mediator" as const),
        (words, count, author) => {
          const text = words.join(" ").trim();
          const reply: Reply =
            count === 0
              ? { kind: "text", text }
              : { kind: "choices", text, choices: choices(count, "Un titre assez long") };
          const parts = splitReply(reply, author);
          for (const part of parts) expect(writeMessage(part)).toHaveLength(1);
          expect(lettersOf(parts.map((part) => part.text))).toBe(lettersOf([text]));
          expect(parts.map(({ kind }) => kind)).toEqual([...parts.slice(1).map(() => "text"), reply.kind]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("leaves room for a mediator's name", () => {
    const parts = splitReply({ kind: "text", text: "mot ".repeat(900).trim() }, "mediator");
    expect(parts).toHaveLength(2);
    for (const { text } of parts) expect(`${"N".repeat(60)} : ${text}`.length).toBeLessThanOrEqual(2000);
  });
});
