import { foldText } from "../../../src/understanding/normalise/fold-text.ts";

describe("folding", () => {
  it.each([
    ["Je n’arrive PAS à l'ouvrir !!!", "je n arrive pas a l ouvrir"],
    ["Où est mon œuvre ?", "ou est mon oeuvre"],
    ["saluuuuut", "saluut"],
    ["ca\u200bf", "caf"],
    ["\u202Ecaf\u202C", "caf"],
    ["ＣＡＦ", "caf"],
    ["yardım", "yardim"],
    ["l'e-mail", "l e mail"],
    ["jé perdu ma carte", "j ai perdu ma carte"],
    ["cé quoi", "c est quoi"],
    ["l'été", "l ete"],
    ["", ""],
    ["🙏 !?", ""],
    ["\u0000\u0007", ""],
    ["مرحبا", ""],
  ])("%j becomes %j", (typed, folded) => {
    expect(foldText(typed)).toBe(folded);
  });

  it("reads the beginning of a pasted page only", () => {
    expect(foldText("mot ".repeat(30_000)).length).toBeLessThanOrEqual(1_000);
  });
});
