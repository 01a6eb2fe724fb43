import { writeMessage } from "../../src/channels/messenger/write-message.ts";

const choices = (count: number, label = "Choix") =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, label: `${label} ${index}` }));

describe("writeMessage for Messenger", () => {
  it("shows choices as quick replies", () => {
    expect(writeMessage({ kind: "choices", text: "Pour quoi ?", choices: choices(2) })).toEqual([
      {
        text: "Pour quoi ?",
        quick_replies: [
          { content_type: "text", title: "Choix 0", payload: "c0" },
          { content_type: "text", title: "Choix 1", payload: "c1" },
        ],
      },
    ]);
  });

  it("numbers choices in the text when they do not fit on buttons", () => {
    const [message] = writeMessage({ kind: "choices", text: "Lequel ?", choices: choices(20, "Un titre assez long") });
    expect(message?.text).toContain("20. Un titre assez long 19");
    expect(message?.quick_replies).toHaveLength(13);
    expect(message?.quick_replies?.every(({ title }) => title.length <= 20)).toBe(true);
  });

  it("splits a long text and puts the buttons under its end", () => {
    const messages = writeMessage({ kind: "choices", text: "mot ".repeat(900), choices: choices(1) });
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.every(({ text }) => text.length <= 2000)).toBe(true);
    expect(messages.filter((message) => message.quick_replies)).toEqual([messages.at(-1)]);
  });

  it("never lets a note between mediators out", () => {
    expect(writeMessage({ kind: "note", text: "ne pas dire" })).toEqual([]);
  });
});
