import { readYesNo } from "../../../src/dialogs/answers/read-yes-no.ts";

describe("yes and no, as people write them", () => {
  it.each([
    "oui",
    "OUI !!",
    "ouiii",
    "ouais",
    "ok",
    "d'accord",
    "D’accord merci",
    "c'est bon",
    "c bon",
    "bien sûr",
    "👍",
    "✅ 👍",
    "oui oui",
    "ok parfait",
  ])("%s is yes", (text) => expect(readYesNo(text)).toBe("yes"));
  it.each([
    "non",
    "Nan",
    "non merci",
    "pas ça",
    "ce n'est pas ça",
    "pas d’accord",
    "c'est pas bon",
    "👎",
    "non non",
    "NON !!!",
  ])("%s is no", (text) => expect(readYesNo(text)).toBe("no"));
  it.each([
    "",
    "oui mais plus tard",
    "non oui",
    "merci",
    "oui je veux un rdv mardi",
    "non, c'est bon",
    "nonante",
    "👍👎",
    "❤️",
    "1",
  ])("“%s” is neither", (text) => expect(readYesNo(text)).toBeNull());
});
