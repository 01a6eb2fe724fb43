import { noisy } from "../../../src/understanding/noise/noisy.ts";
import { rewriteAsSms } from "../../../src/understanding/noise/rewrite-as-sms.ts";
import { slipOnKeyboard } from "../../../src/understanding/noise/slip-on-keyboard.ts";
import { seededRandom } from "../../../src/understanding/seeded-random.ts";

const always = (): number => 0;

describe("noise", () => {
  const text = "Bonjour, c'est quoi l'adresse de la préfecture ?";

  it("drops accents, capitals and punctuation, and writes as in text messages", () => {
    expect(noisy(text, 1)).toMatch(/^[a-z0-9+ ]+$/);
    expect(rewriteAsSms("bonjour, c'est quoi ?", always)).toBe("bjr, c koi ?");
  });

  it("is the same for the same text and seed, and other for another seed", () => {
    expect(noisy(text, 1)).toBe(noisy(text, 1));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => noisy(text, seed))).size).toBeGreaterThan(2);
  });

  it("slips in words of four letters or more only", () => {
    const random = seededRandom(1);
    expect(slipOnKeyboard("le caf ok", 2, random)).toBe("le caf ok");
    const slipped = slipOnKeyboard("le passeport", 1, random);
    expect(slipped).toMatch(/^le /);
    expect(slipped).not.toBe("le passeport");
  });

  it("leaves an empty text empty", () => expect(noisy("", 1)).toBe(""));
});
