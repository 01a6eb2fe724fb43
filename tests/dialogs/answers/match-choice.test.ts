import { matchChoice } from "../../../src/dialogs/answers/match-choice.ts";

const slots = [
  { id: "s1", label: "mar. 24 nov., 9 h 00" },
  { id: "s2", label: "mar. 24 nov., 14 h 30" },
  { id: "s3", label: "jeu. 26 nov., 9 h 00" },
  { id: "autres", label: "Aucun de ces horaires" },
];
const confirm = [
  { id: "oui", label: "Oui, c’est bon" },
  { id: "non", label: "Non, autre horaire" },
  { id: "rien", label: "Ne rien réserver" },
];
const faces = [
  { id: "good", label: "😀 Oui, beaucoup" },
  { id: "fair", label: "😐 Un peu" },
  { id: "bad", label: "😞 Non, pas du tout" },
];
const subjects = [
  { id: "caf", label: "CAF et aides" },
  { id: "sante", label: "Santé" },
  { id: "impots", label: "Impôts" },
];

describe("a text typed by hand means a choice", () => {
  it.each([
    ["its number", "2", slots, "s2"],
    ["its number with a word before", "le 2", slots, "s2"],
    ["its number in letters", "deux", slots, "s2"],
    ["its rank", "la deuxième svp", slots, "s2"],
    ["its number with a sign", "n°3", slots, "s3"],
    ["its number as a keycap", "3️⃣", slots, "s3"],
    ["its label", "Jeu 26 nov 9 h 00", slots, "s3"],
    ["its label in whole words", "jeudi 26 novembre à 9 heures", slots, "s3"],
    ["its label without accents or capitals", "impots", subjects, "impots"],
    ["its label with a letter too many", "impotts", subjects, "impots"],
    ["its label with a neighbouring key", "sabté", subjects, "sante"],
    ["its label with two letters swapped", "snaté", subjects, "sante"],
    ["a word that only it holds", "jeudi", slots, "s3"],
    ["words that only it holds", "mardi 14h30 svp", slots, "s2"],
    ["an hour written together", "14h30", slots, "s2"],
    ["a day of the month, beyond the last number", "le 26", slots, "s3"],
    ["none of them", "aucun", slots, "autres"],
    ["a word of its label in a sentence", "je voudrais la caf", subjects, "caf"],
    ["yes", "oui", confirm, "oui"],
    ["yes, otherwise", "ouais c bon", confirm, "oui"],
    ["yes, with a thumb", "👍🏽", confirm, "oui"],
    ["no", "nan pas ça", confirm, "non"],
    ["what its label says after no", "un autre horaire", confirm, "non"],
    ["yes, where the label begins with it", "oui", faces, "good"],
    ["its face", "😐", faces, "fair"],
    ["its face with a variation sign", "😞️", faces, "bad"],
  ])("by %s: “%s”", (_way, text, choices, expected) => {
    expect(matchChoice(text, choices)?.id ?? null).toBe(expected);
  });

  it.each([
    ["a word that two of them hold", "mardi", slots],
    ["a number beyond the last", "7", slots],
    ["zero", "0", slots],
    ["another question", "comment faire ma déclaration ?", subjects],
    ["a longer sentence that names one", "la caf ne me paie plus", subjects],
    ["yes and no together", "oui non", confirm],
    ["yes where nothing says yes", "oui", slots],
    ["only small words", "je la", slots],
    ["nothing", "", slots],
    ["a sign that no label holds", "🙂", faces],
    ["another script", "نعم", confirm],
  ])("not when it is %s: “%s”", (_what, text, choices) => {
    expect(matchChoice(text, choices)).toBeNull();
  });
});
