import { findTerms, indexTerms } from "../../../src/understanding/classifier/term-finder.ts";

const index = indexTerms([
  { terms: ["mot de passe"] },
  { terms: ["carte vitale", "carte verte"] },
  { terms: ["carte"] },
  { terms: ["cookie"] },
  { terms: ["cookie", "traceur"] },
]);

describe("glossary terms in a text", () => {
  it.each([
    ["ma carte vitale et mon mot de passe", [1, 0]],
    ["une carte", [2]],
    ["carte verte", [1]],
    ["les cookies", [3]],
    ["traceur", [4]],
    ["rien de tout cela", []],
    ["", []],
  ])("in %j: %j", (text, entries) => {
    expect(findTerms(index, text)).toEqual(entries);
  });
});
