import { applyRules } from "../../../src/understanding/rules/apply-rules.ts";
import { normalise } from "../normaliser-of-rules.ts";

/** As many letters as a message may count, made to send a careless expression back and forth. */
const repeated = (piece: string): string => piece.repeat(Math.ceil(1_000 / piece.length));

describe("no text keeps the rules busy", () => {
  it.each([
    "merci pour ",
    "bonjour ",
    "a ",
    "je veux parler a une ",
    "quelqu un ",
    "rendez vous ",
    "besoin de ",
    "pas un ",
    "c est quoi ",
    "tu es vraiment trop ",
    "que faut il ",
    "x",
    " ",
    "é",
    "م",
    "👍",
  ])("made of %j", (piece) => {
    const text = repeated(piece);
    const began = performance.now();
    applyRules(text, normalise(text), new Map());
    expect(performance.now() - began).toBeLessThan(250);
  });
});
