import { readFileSync } from "node:fs";
import { detectLanguage } from "../../../src/understanding/language/detect-language.ts";

/** "en<tab>message"; a dash for French, and for what could be anything. */
const messages = readFileSync(new URL("../messages/languages.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split("\t") as [string, string]);
const french = messages.filter(([language]) => language === "-");

describe("the language of a message", () => {
  it("is tried on enough of them", () => {
    expect(french.length).toBeGreaterThanOrEqual(60);
    expect(messages.length - french.length).toBeGreaterThanOrEqual(60);
  });

  it.each(messages)("%s: %s", (language, message) => {
    expect(detectLanguage(message) ?? "-").toBe(language);
  });

  it("is nothing for what has no words, and for a page pasted in", () => {
    for (const text of ["", "   ", "123456", "😀😀", "?!", "a".repeat(100_000)])
      expect(detectLanguage(text)).toBeNull();
  });
});
