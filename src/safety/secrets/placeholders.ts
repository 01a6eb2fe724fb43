import type { SecretKind } from "./secret.ts";

/** What stands in the place of a secret; shown to mediators and residents. */
export const PLACEHOLDERS: Readonly<Record<SecretKind, string>> = {
  nir: "[numéro de Sécurité sociale masqué]",
  card: "[numéro de carte bancaire masqué]",
  iban: "[IBAN masqué]",
  password: "[mot de passe masqué]",
  "one-time-code": "[code masqué]",
  "fiscal-number": "[numéro fiscal masqué]",
  "foreigner-number": "[numéro étranger masqué]",
};

/** Where a text already holds placeholders, in order: [from, to) in UTF-16 units. */
export function placeholderSpans(text: string): readonly (readonly [number, number])[] {
  if (!text.includes("masqué]")) return [];
  const spans: (readonly [number, number])[] = [];
  for (const match of text.matchAll(ANY_PLACEHOLDER)) spans.push([match.index, match.index + match[0].length]);
  return spans;
}

const ANY_PLACEHOLDER = new RegExp(
  Object.values(PLACEHOLDERS)
    .map((placeholder) => placeholder.replace(/[[\]]/g, "\\$&"))
    .join("|"),
  "gu",
);
