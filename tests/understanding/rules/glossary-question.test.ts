import { glossaryQuestion, indexBareTerms } from "../../../src/understanding/rules/glossary-question.ts";
import { normalise } from "../normaliser-of-rules.ts";

const terms = indexBareTerms(
  [
    { id: "navigateur", terms: ["Navigateur", "chrome"] },
    { id: "mot-de-passe", terms: ["Mot de passe", "mdp"] },
    { id: "cookie", terms: ["Cookie"] },
    { id: "wifi", terms: ["Wifi", "wi-fi", "internet sans fil"] },
    { id: "caf", terms: ["CAF", "caisse d'allocations familiales"] },
    { id: "boite-reception", terms: ["Boîte de réception"] },
    { id: "piece-jointe", terms: ["Pièce jointe", "pj"] },
    { id: "quotient-familial", terms: ["Quotient familial", "qf"] },
  ].map(({ id, terms }) => ({ id, terms: terms.map((term) => normalise(term).text) })),
);
const found = (message: string): string => {
  const term = glossaryQuestion(terms, normalise(message));
  return term === undefined ? "none" : `${term.glossaryId}${term.asked ? "" : " alone"}`;
};

describe("the meaning of a word", () => {
  it.each([
    ["C'est quoi un navigateur ?", "navigateur"],
    ["c koi 1 navigateur", "navigateur"],
    ["Qu'est-ce qu'un cookie ?", "cookie"],
    ["les cookies c'est quoi", "cookie"],
    ["ça veut dire quoi pièce jointe ?", "piece-jointe"],
    ["sa veu dire koi wifi", "wifi"],
    ["que signifie CAF", "caf"],
    ["le mot navigateur je comprends pas", "navigateur"],
    ["Bonjour, qu'est-ce que c'est une boîte de réception svp ?", "boite-reception"],
    ["à quoi sert un mot de passe", "mot-de-passe"],
    ["définition de cookie", "cookie"],
    ["c koi le quotien familial", "quotient-familial"],
    ["c'est quoi un navigatteur", "navigateur"],
    ["Chrome ?", "navigateur alone"],
    ["le wifi", "wifi alone"],
    ["mot de passe", "mot-de-passe alone"],
    ["mdp ?", "mot-de-passe alone"],
    ["caisse d'allocations familiales", "caf alone"],
  ])("%j asks about %s", (message, term) => {
    expect(found(message)).toBe(term);
  });

  it.each([
    "c'est quoi le code du wifi",
    "mon mot de passe ne marche pas",
    "mot de passe oublié",
    "comment ouvrir une pièce jointe",
    "j'ai pas de wifi",
    "c'est quoi votre adresse",
    "qu'est-ce que je dois faire pour la caf",
    "c'est quoi",
    "bonjour",
    "",
  ])("%j does not", (message) => {
    expect(found(message)).toBe("none");
  });
});
