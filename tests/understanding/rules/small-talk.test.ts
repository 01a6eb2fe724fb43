import { smallTalk } from "../../../src/understanding/rules/small-talk.ts";
import { normalise } from "../normaliser-of-rules.ts";

const said = (message: string): string => smallTalk(message, normalise(message)) ?? "a question";

describe("a whole message of courtesy", () => {
  it.each([
    ["bonjour", "greeting"],
    ["Bonjour Madame !", "greeting"],
    ["bjr", "greeting"],
    ["slt ça va ?", "greeting"],
    ["Bonsoir à tous", "greeting"],
    ["salam alikoum", "greeting"],
    ["hello", "greeting"],
    ["Olá, bom dia", "greeting"],
    ["merhaba", "greeting"],
    ["السلام عليكم", "greeting"],
    ["👋", "greeting"],
    ["merci", "thanks"],
    ["mrc bcp", "thanks"],
    ["ok merci", "thanks"],
    ["Bonjour et merci pour votre aide", "thanks"],
    ["super, ça m'a bien aidé", "thanks"],
    ["choukran", "thanks"],
    ["👍", "thanks"],
    ["🙏🙏", "thanks"],
    ["شكرا", "thanks"],
    ["au revoir", "goodbye"],
    ["Merci, au revoir et bonne journée", "goodbye"],
    ["a bientot", "goodbye"],
    ["bslama", "goodbye"],
    ["j'ai fini", "goodbye"],
  ])("%j is %s", (message, kind) => {
    expect(said(message)).toBe(kind);
  });

  it.each([
    "Bonjour, comment imprimer un document ?",
    "bonjour je voudrais un rdv",
    "merci de m'envoyer une attestation",
    "merci de me rappeler",
    "salut j'ai perdu mon mot de passe",
    "bonne",
    "ok",
    "oui",
    "non",
    "comment ça marche",
    "bonjour la caf",
    "merci pour votre aide comment je fais maintenant",
    "",
    "🤔",
    "?!",
  ])("%j is something else", (message) => {
    expect(said(message)).toBe("a question");
  });
});
