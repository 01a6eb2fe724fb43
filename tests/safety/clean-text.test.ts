import fc from "fast-check";
import { cleanText } from "../../src/safety/clean-text.ts";

describe("cleanText", () => {
  it.each([
    ["outer blanks", "  bonjour \n", "bonjour"],
    ["Windows and old line breaks", "a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"],
    ["more than one empty line", "a\n\n\n\nb\n \n\t\n \nc", "a\n\nb\n\nc"],
    ["blanks at the end of lines", "a   \nb", "a\nb"],
    ["tabs", "a\tb", "a b"],
    ["control characters", "a\u0000b\u0007c\u001Bd\u007Fe\u009Ff", "abcdef"],
    ["bidirectional overrides and isolates", "facture\u202Efdp.exe\u2066x\u2069\u200E\u200F\u061C", "facturefdp.exex"],
    ["zero-width characters", "mot\u200B de\u2060 pa\uFEFFsse\u00AD", "mot de passe"],
    ["joiners between Latin letters or digits", "1\u200D8\u200C4 a\u200Db", "184 ab"],
    ["tag characters", "a\u{E0041}\u{E007F}b", "ab"],
    ["lone surrogates", "a\uD800b\uDC00", "a\uFFFDb\uFFFD"],
    ["letters and accents apart", "e\u0301te\u0301", "été"],
    ["a letter kept from its accent by an invisible character", "e\u200B\u0301", "é"],
  ])("tidies %s", (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it.each([
    ["Arabic", "أريد موعدا غدا، شكرا"],
    ["Hebrew", "שלום עולם"],
    ["Persian, with the joiner that spells it", "می\u200Cخواهم"],
    ["Hindi, with its joiner", "क्\u200Dष"],
    ["a family", "👨\u200D👩\u200D👧\u200D👦"],
    ["a profession with a skin tone", "👩🏽\u200D💻"],
    ["a heart on fire", "❤\uFE0F\u200D🔥"],
    ["the flag of Scotland", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}"],
    ["the flag of France", "🇫🇷"],
    ["French typography", "« C’est à 14 h 30 ? » — oui…"],
    ["Chinese", "你好"],
  ])("leaves %s as it is", (_, text) => {
    expect(cleanText(text)).toBe(text);
  });

  it("never throws, and has nothing left to do the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "grapheme" }), (a, b) => {
        const once = cleanText(`${a}${b}`);
        expect(cleanText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
