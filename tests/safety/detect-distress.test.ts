import { detectDistress } from "../../src/safety/detect-distress.ts";
import { readMessages } from "./read-messages.ts";

describe("a call for help", () => {
  it.each(readMessages("distress.tsv"))("is heard as %s: « %s »", (kind, message) => {
    expect(detectDistress(message)).toBe(kind);
  });

  it("is heard in the middle of another question", () => {
    const message = "Bonjour, je voudrais refaire ma carte vitale. Mon mari me frappe. Merci de votre aide";
    expect(detectDistress(message)).toBe("violence");
  });

  it("is heard whatever the letters: capitals, accents apart, styled, invisible characters between", () => {
    for (const message of [
      "JE VEUX MOURIR",
      "je veux mourir\u0301",
      "𝓳𝓮 𝓿𝓮𝓾𝔁 𝓶𝓸𝓾𝓻𝓲𝓻",
      "je veux mou\u200Brir",
      "je 😭 veux 😭 mourir",
    ]) {
      expect(detectDistress(message)).toBe("suicide");
    }
  });

  it.each([
    ["medical", "mon mari m'a frappée, je saigne beaucoup"],
    ["suicide", "mon mari me frappe, je veux mourir"],
    ["suicide", "on me menace de publier mes photos, je vais me tuer"],
    ["child-in-danger", "je suis à la rue et mon beau-père me touche"],
    ["violence", "mon mari me frappe et m'a mise dehors"],
    ["online-harassment", "j'ai 13 ans il menace d'envoyer mes photos"],
  ])("of two dangers tells the one whose help comes first, %s: « %s »", (kind, message) => {
    expect(detectDistress(message)).toBe(kind);
  });
});

describe("what only sounds like a call", () => {
  it.each([...readMessages("no-distress.txt"), [""], ["   "], ["😂😂😂"], ["\uD800"], ["\u0000"]])(
    "raises no alarm: « %s »",
    (message) => {
      expect(detectDistress(message)).toBeNull();
    },
  );
});
