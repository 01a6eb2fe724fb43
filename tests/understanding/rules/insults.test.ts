import { isInsult } from "../../../src/understanding/rules/insults.ts";
import { normalise } from "../normaliser-of-rules.ts";

const insults = (message: string): boolean => isInsult(normalise(message));

describe("an insult", () => {
  it.each([
    "connard",
    "Va te faire foutre",
    "ferme ta gueule",
    "nique ta mère",
    "fdp",
    "tu es vraiment nul",
    "t con",
    "vous êtes des incapables",
    "bot de merde",
    "espèce d'idiot",
    "ce robot est complètement débile",
    "vous servez à rien",
    "tu me saoules",
    "vous vous foutez de moi",
  ])("%j", (message) => {
    expect(insults(message)).toBe(true);
  });

  it.each([
    "on m'insulte sur facebook",
    "il m'a traité de connard, je veux porter plainte",
    "ma fille se fait insulter sur snap",
    "mon ordinateur est nul",
    "c'est bête j'ai oublié mon code",
    "je suis nulle en informatique",
    "la conne de machine a gardé ma carte",
    "j'ai un vieux téléphone tout pourri",
    "permis de conduire",
    "merci",
    "",
  ])("%j is none", (message) => {
    expect(insults(message)).toBe(false);
  });
});
