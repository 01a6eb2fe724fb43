import { changingFactsIn } from "../../src/knowledge/lint/changing-facts.ts";
import { nearlySameExamples, sameExamples } from "../../src/knowledge/lint/look-alikes.ts";
import { isOfficial } from "../../src/knowledge/lint/official-links.ts";
import { readabilityOf } from "../../src/knowledge/lint/readability.ts";
import { createSpellCheck, isAsTyped } from "../../src/knowledge/lint/resident-style.ts";

describe("what changes from one year to the next", () => {
  it.each([
    ["Appelez le 3230.", "telephone number"],
    ["Appelez le 01 02 03 04 05.", "telephone number"],
    ["Téléphone : 0 806 001 620", "telephone number"],
    ["Téléphone : 0102030405", "telephone number"],
    ["Faites le +33 1 02 03 04 05", "telephone number"],
    ["Cela coûte 25 €.", "amount"],
    ["Il faut moins de 1 200 euros par mois.", "amount"],
    ["La caf paie 60 % du prix.", "amount"],
    ["Répondez sous 15 jours.", "deadline"],
    ["Vous avez deux mois : répondez dans les deux mois.", "deadline"],
    ["Le compte est bloqué pendant 24 heures.", "deadline"],
    ["Déclarez avant le 15 mai.", "date"],
    ["La campagne finit en juin.", "date"],
  ])("%s", (text, what) => {
    expect(changingFactsIn(text).map((fact) => fact.what)).toContain(what);
  });

  it.each([
    "Appelez le {{fait:caf-telephone}}.",
    "1. Ouvrez caf.fr et touchez « Mon Compte ».",
    "Le numéro fiscal a 13 chiffres.",
    "Faites-le chaque mois, ou tous les trois mois.",
    "Il faut avoir 18 ans.",
    "Tapez *#06# sur le téléphone.",
    "[La page](https://www.service-public.gouv.fr/particuliers/vosdroits/F33954)",
    "Venez demain. Attendez quelques minutes.",
    "Écrivez le code à 6 chiffres.",
    "Une photo de 5 Mo passe. La 4G marche aussi.",
  ])("is not in: %s", (text) => {
    expect(changingFactsIn(text)).toEqual([]);
  });
});

describe("a link", () => {
  const sites = ["caf.fr", "gouv.fr"];
  it.each([
    ["https://www.caf.fr/allocataires", true],
    ["https://caf.fr", true],
    ["https://www.impots.gouv.fr", true],
    ["http://www.caf.fr", false],
    ["https://caf.fr.example.com", false],
    ["https://fauxcaf.fr", false],
    ["https://www.caf.fr@example.com/", false],
    ["javascript:alert(1)", false],
    ["caf.fr", false],
  ])("%s is official: %s", (link, official) => {
    expect(isOfficial(link, sites)).toBe(official);
  });
});

describe("an answer that is read in one go", () => {
  const words = (count: number): string => Array.from({ length: count }, (_, i) => `mot${i}`).join(" ");

  it("has sentences of 15 words, 60 words before the steps, five steps, and no fault", () => {
    const answer = `${words(15)}. ${words(15)}.\n${words(15)}. ${words(15)}.\n\n${"1. Ouvrez.\n".repeat(5)}\n[caf.fr](https://caf.fr)`;
    expect(readabilityOf(answer)).toEqual([]);
  });

  it.each([
    [`${words(16)}.`, 0, "16 words, 15 at most"],
    [`Bien.\n${words(16)}.`, 1, "16 words"],
    [`${words(10)}. `.repeat(7), 0, "70 words before the steps"],
    [`Bien.\n${"1. Ouvrez.\n".repeat(6)}`, 1, "6 steps, 5 at most"],
    [`1. ${words(16)}`, 0, "16 words"],
  ])("tells line and reason otherwise", (answer, line, reason) => {
    expect(readabilityOf(answer)).toMatchObject([{ line, problem: expect.stringContaining(reason) as unknown }]);
  });
});

describe("an example as residents type it", () => {
  const isSpelled = createSpellCheck(["CAF", "Doctolib", "France Travail"]);
  it.each([
    "jarive pa a me conecté",
    "mdp oublié",
    "c koi",
    "compte kaf",
    "attestation securite",
    "on ma volé mon compte",
    "c vrai ou faux",
    "je veut entrer",
  ])("is seen: %s", (example) => expect(isAsTyped(example, isSpelled)).toBe(true));
  it.each([
    "je n'arrive pas à me connecter à la caf",
    "rendez-vous doctolib",
    "mot de passe oublié",
    "j'ai perdu ma carte",
    "Où est le centre ?",
  ])("is not: %s", (example) => expect(isAsTyped(example, isSpelled)).toBe(false));
});

describe("examples that look alike under two intents", () => {
  const at = (intent: string, text: string, line: number) => ({ intent, text, file: `${intent}.md`, line });
  const pairs = (found: ReturnType<typeof sameExamples>) =>
    found.map(({ example, other }) => [example.text, other.text]);

  it("are the same whatever accents, case and punctuation, and nearly the same at one letter or in another order", () => {
    const examples = [
      at("a", "Mot de passe oublié", 1),
      at("b", "mot de passe OUBLIE !", 1),
      at("b", "attestation de la caf", 2),
      at("c", "caf : mon attestation", 1),
      at("c", "carte vitale perdue", 2),
      at("d", "carte vitale perdu", 1),
      at("d", "imprimer", 2),
      at("e", "imprimez", 1),
    ];
    expect(pairs(sameExamples(examples))).toEqual([["mot de passe OUBLIE !", "Mot de passe oublié"]]);
    expect(pairs(nearlySameExamples(examples))).toEqual([
      ["caf : mon attestation", "attestation de la caf"],
      ["carte vitale perdu", "carte vitale perdue"],
    ]);
  });

  it("may repeat under one intent", () => {
    expect(sameExamples([at("a", "caf", 1), at("a", "CAF", 2)])).toEqual([]);
  });
});
