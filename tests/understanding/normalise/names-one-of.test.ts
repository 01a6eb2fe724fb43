import { namesOneOf } from "../../../src/understanding/normalise/names-one-of.ts";

const words = ["CAF", "RSA", "taxe foncière", "école"];

describe("words of a subject", () => {
  it.each(["caf", "un rdv pour la CAF svp", "mon rsa", "ma taxe fonciere", "les ecoles", "jv à l’école"])(
    "are said in %j",
    (text) => {
      expect(namesOneOf(text, words)).toBe(true);
    },
  );

  it.each(["", "cafetière", "pas pour la caf", "après l'école", "avant d'aller", "je finis l'école à 16 h"])(
    "are not said in %j",
    (text) => {
      expect(namesOneOf(text, words)).toBe(false);
    },
  );

  it("are nothing when there is none", () => {
    expect(namesOneOf("caf", [])).toBe(false);
    expect(namesOneOf("caf", ["…"])).toBe(false);
  });
});
