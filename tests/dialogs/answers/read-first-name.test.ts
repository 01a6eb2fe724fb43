import { readFirstName } from "../../../src/dialogs/answers/read-first-name.ts";

describe("a first name", () => {
  it.each([
    ["Fatima", "Fatima"],
    ["fatima", "Fatima"],
    ["Marie-Thérèse", "Marie-Thérèse"],
    ["marie-thérèse", "Marie-Thérèse"],
    ["El Hadji", "El Hadji"],
    ["el hadji", "El Hadji"],
    ["Mme Dupont", "Mme Dupont"],
    ["madame dupont", "Madame Dupont"],
    ["moi c'est Fatima", "Fatima"],
    ["je m'appelle jean claude", "Jean Claude"],
    ["jm'appelle Moussa", "Moussa"],
    ["je mappelle Nadia", "Nadia"],
    ["mon prénom est Aïcha", "Aïcha"],
    ["Mon prénom : Zoé", "Zoé"],
    ["prenom Zoé", "Zoé"],
    ["c'est Karim", "Karim"],
    ["elle s'appelle fatou", "Fatou"],
    ["je suis Bernadette", "Bernadette"],
    ["bonjour moi c'est Yves", "Yves"],
    ["Fatima merci", "Fatima"],
    ["Fatima, merci", "Fatima"],
    ["Fatima.", "Fatima"],
    ["Fatima et", null],
    ["Fatima, j'ai 60 ans", "Fatima"],
    ["Jean-Pierre Martin", "Jean-Pierre Martin"],
    ["Maria da Conceição", "Maria da Conceição"],
    ["Abd el Kader", "Abd el Kader"],
    ["N'Golo", "N'Golo"],
    ["D'Artagnan", "D'Artagnan"],
    ["Zaza92", "Zaza92"],
    ["Avril", "Avril"],
    ["Rose", "Rose"],
    ["Désirée", "Désirée"],
    ["李", "李"],
    ["محمد", "محمد"],
    ["Олена", "Олена"],
    ["😀", "😀"],
    ["« Lulu »", "Lulu"],
    ["Ali", "Ali"],
    ["Noé", "Noé"],
    ["Li", "Li"],
    ["Bo", "Bo"],
    ["Ève", "Ève"],
    ["Quentin", "Quentin"],
    ["Sami", "Sami"],
  ])("%j is %j", (text, name) => {
    const read = readFirstName(text);
    expect(read.kind === "name" ? read.name : null).toBe(name);
  });

  it.each([
    "je peux pas venir demain",
    "demain",
    "jeudi 10h",
    "je suis malade",
    "je suis perdue",
    "c'est bon",
    "merci",
    "bonjour",
    "attestation caf svp",
    "jai pas internet",
    "la caf me demande des papiers",
    "annuler mon rdv",
    "un autre horaire",
    "Fatima ?",
    "fatima@example.org",
    "https://example.org",
    "06 12 34 56 78",
    "...",
    "",
    "x".repeat(41),
    "Comment faire pour avoir une attestation",
    "j'ai changé d'avis",
  ])("%j is none", (text) => {
    expect(readFirstName(text).kind).toBe("something-else");
  });

  it.each([
    "c'est pour ma mère",
    "pour mon mari",
    "pourquoi?",
    "pourquoi vous voulez mon prénom",
    "le prénom de qui ?",
    "c'est obligatoire ?",
    "je ne veux pas le dire",
    "je comprends pas",
  ])("%j is about the question", (text) => {
    expect(readFirstName(text)).toEqual({ kind: "about-it" });
  });
});
