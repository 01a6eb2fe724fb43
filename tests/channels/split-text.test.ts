import fc from "fast-check";
import { splitText } from "../../src/channels/split-text.ts";

describe("splitText", () => {
  it("leaves a short text whole", () => {
    expect(splitText("Bonjour", 2000)).toEqual(["Bonjour"]);
  });

  it("cuts between words", () => {
    expect(splitText("un deux trois quatre", 10)).toEqual(["un deux", "trois", "quatre"]);
  });

  it("never exceeds the limit, never cuts a character in two, never loses a word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.integer({ min: 4, max: 60 }), (text, max) => {
        const parts = splitText(text, max);
        expect(parts.every((part) => part.length <= max)).toBe(true);
        expect(parts.every((part) => !/[\ud800-\udbff]$/.test(part) && !/^[\udc00-\udfff]/.test(part))).toBe(true);
        expect(parts.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});
