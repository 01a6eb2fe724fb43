import { maskSecrets } from "../../../src/safety/mask-secrets.ts";
import { readMessages } from "../read-messages.ts";

describe("the example of each country in the IBAN registry", () => {
  it.each(readMessages("iban-examples.txt"))("%s is masked, in one piece, by fours and in lower case", (iban) => {
    const byFours = iban.replace(/.{4}/g, "$& ").trim();
    for (const written of [iban, byFours, iban.toLowerCase()]) {
      expect(maskSecrets(`voici : ${written}, merci`).text).toBe("voici : [IBAN masqué], merci");
    }
  });

  it.each(readMessages("iban-examples.txt"))(
    "%s with a wrong check digit and nothing to tell what it is stays",
    (iban) => {
      const wrong = `${iban.slice(0, 2)}${String((Number(iban.slice(2, 4)) + 1) % 97).padStart(2, "0")}${iban.slice(4)}`;
      expect(maskSecrets(`dossier ${wrong} reçu`).found).not.toContain("iban");
    },
  );
});
