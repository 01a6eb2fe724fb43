import { maskSecrets } from "../../src/safety/mask-secrets.ts";
import { readMessages } from "./read-messages.ts";

describe("a secret", () => {
  it.each(readMessages("secrets.tsv"))("(%s) %s is masked in « %s »", (kinds, secret, message) => {
    const masked = maskSecrets(message);
    expect(masked.text).not.toContain(secret);
    expect(masked.found.join(",")).toBe(kinds);
    expect(maskSecrets(masked.text)).toEqual({ text: masked.text, found: [] });
  });

  it.each([
    [
      "ma secu 1 84 12 76 451 089 46, mdp Soleil2024!",
      "ma secu [numéro de Sécurité sociale masqué], mdp [mot de passe masqué]",
    ],
    ["J'ai reçu 483920 par SMS, c'est quoi ?", "J'ai reçu [code masqué] par SMS, c'est quoi ?"],
    ["Mon IBAN : FR76 3000 6000 0112 3456 7890 189.", "Mon IBAN : [IBAN masqué]."],
    [
      "carte 4970 1012 3456 7890 12/27 123",
      "carte [numéro de carte bancaire masqué] 12/27 [numéro de carte bancaire masqué]",
    ],
    ["Numéro fiscal : 30 12 345 678 901 (impôts)", "Numéro fiscal : [numéro fiscal masqué] (impôts)"],
    ["titre de séjour n° 9912345678", "titre de séjour n° [numéro étranger masqué]"],
    ["« Soleil2024! » c’est mon mot de passe", "« [mot de passe masqué] » c’est mon mot de passe"],
    ["Tél. 06 12 34 56 78 — code : 4 8 3 9 2 0", "Tél. 06 12 34 56 78 — code : [code masqué]"],
  ])("leaves the words around it: « %s »", (message, masked) => {
    expect(maskSecrets(message).text).toBe(masked);
  });

  it("gives each kind once, in the order of the text", () => {
    const message = "mdp Soleil2024! mdp Lune2025! secu 184127645108946";
    expect(maskSecrets(message).found).toEqual(["password", "nir"]);
  });

  it("is masked beside a placeholder that somebody typed or sent back", () => {
    expect(maskSecrets("mdp [mot de passe masqué] Soleil2024!").text).not.toContain("Soleil");
  });
});

describe("what is no secret", () => {
  it.each(readMessages("no-secrets.txt"))("stays as it is: « %s »", (message) => {
    expect(maskSecrets(message)).toEqual({ text: message, found: [] });
  });

  it.each([
    ["lone surrogates", "\uD800 bonjour \uDC00"],
    ["control characters", "\u0000\u0007\u001B"],
    ["nothing", ""],
    ["Arabic", "أريد موعدا غدا"],
  ])("stays as it is: %s", (_, text) => {
    expect(maskSecrets(text)).toEqual({ text, found: [] });
  });
});
