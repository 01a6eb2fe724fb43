import { MASKED, readText, SYMBOL } from "../../../src/safety/secrets/read-text.ts";

describe("readText", () => {
  it.each([
    ["capitals and accents", "ÉTÉ À L’ŒUVRE", "ete a l'œuvre"],
    ["accents apart from their letters", "e\u0301te\u0301", "ete"],
    ["every blank", "a\u00A0b\u202Fc\u2009d\te\u3000f", "a b c d e f"],
    ["line breaks", "a\nb\rc\u2028d", "a\nb\nc\nd"],
    ["dashes, quotation marks, arrows", "‑–—−«»“”→", '----"""">'],
    ["invisible characters", "a\u200Bb\u2060c\u00ADd\u0000e\uFE0F", "abcde"],
    ["keycaps", "1️⃣2️⃣", "12"],
    ["full-width, styled, circled and raised figures", "１𝟐𝟛③⁴", "12334"],
    ["emoji", "a😀b", `a${SYMBOL}b`],
    ["lone surrogates", "a\uD800b", `a${SYMBOL}b`],
    ["Arabic letters, as they are", "كلمة", "كلمة"],
    ["a placeholder", "mdp [mot de passe masqué] ok", `mdp ${MASKED} ok`],
  ])("folds %s", (_, text, folded) => {
    expect(readText(text).folded).toBe(folded);
  });

  it("reads the ten figures of every script", () => {
    const zeros = [
      0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xe50, 0x1040, 0x17e0, 0xff10, 0x104a0, 0x1d7ce, 0x1d7d8, 0x1d7f6,
    ];
    for (const zero of zeros) {
      const figures = Array.from({ length: 10 }, (_, i) => String.fromCodePoint(zero + i)).join("");
      expect(readText(figures).folded).toBe("0123456789");
    }
  });

  it("knows where each character stood", () => {
    const text = "a\u200B😀é\u0301b";
    const { folded, starts } = readText(text);
    expect(folded).toBe(`a${SYMBOL}eb`);
    expect([...starts]).toEqual([0, 2, 4, text.length - 1, text.length]);
  });
});
