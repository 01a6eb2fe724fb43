/** What changes from one year to the next, and would one day be told wrong: it belongs in faits.yaml, with source and date. */
export type ChangingFact = {
  readonly what: "telephone number" | "amount" | "deadline" | "date";
  readonly text: string;
};

const NUMBER = String.raw`(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|soixante)`;
const MONTH = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)";

const patterns: readonly (readonly [ChangingFact["what"], RegExp])[] = [
  [
    "telephone number",
    /(?<![\d@])(?:\+33|0)[ .\u00a0-]?[1-9](?:[ .\u00a0-]?\d{2}){4}\b|(?<!\d)0[ \u00a0]?8\d{2}(?:[ .\u00a0]?\d{2,3}){2,3}\b/u,
  ],
  [
    "telephone number",
    /(?<=(?:au|le|appele[rz]|faites|composez|téléphone\s*:?|numéro)\s)(?:3\d{3}|1\d{1,2}|11[2-9]|33700)\b/iu,
  ],
  ["amount", /\d[\d \u00a0.,]*(?:€|euros?\b|%)/iu],
  [
    "deadline",
    new RegExp(
      String.raw`\b(?:sous|dans(?: les?| un délai de)?|avant|après|pendant|délai de|en|moins de|plus de|jusqu['’]à|au bout de) ${NUMBER}(?: à ${NUMBER})? (?:jours?|semaines?|mois|heures?|minutes?)\b`,
      "iu",
    ),
  ],
  ["deadline", new RegExp(String.raw`\b\d+ (?:jours?|semaines?|mois)\b`, "iu")],
  ["date", new RegExp(String.raw`\b(?:\d{1,2}|1er) ${MONTH}\b|\b(?:en|avant|fin|début) ${MONTH}\b`, "iu")],
];

/** `{{fait:…}}` and addresses are left out: the first is the remedy, the second hold numbers of their own. */
export function changingFactsIn(text: string): readonly ChangingFact[] {
  const read = text.replace(/\{\{[^}]*\}\}/g, " ").replace(/\]\([^)]*\)|https?:\/\/\S+/g, " ");
  return patterns.flatMap(([what, pattern]) => {
    const found = pattern.exec(read)?.[0];
    return found === undefined ? [] : [{ what, text: found.trim() }];
  });
}
