const units = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(
  " ",
);
const tens: Readonly<Record<string, number>> = { vingt: 20, trente: 30, quarante: 40, cinquante: 50 };
const misspelt: Readonly<Record<string, string>> = {
  katre: "quatre",
  catre: "quatre",
  sink: "cinq",
  cinc: "cinq",
  set: "sept",
  uit: "huit",
  katorze: "quatorze",
  quinz: "quinze",
  kinze: "quinze",
  trante: "trente",
  vint: "vingt",
};
/** "un" and "une" are numbers before these words alone. */
const counted = /^(?:h|jours|semaine|semaines|mois|quinzaine|min|avril)$/;

/** "quatorze h trente" → "14 h 30", "dix sept" → "17"; "neuf" stays a number even where it means new: what surrounds it tells. */
export function numberWords(text: string): string {
  const words = text.split(" ");
  const said: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const ten = tens[misspelt[word] ?? word];
    const unit = unitOf(word);
    if (ten !== undefined) {
      const and = words[at + 1] === "et" && /^une?$/.test(words[at + 2] ?? "") ? 1 : 0;
      const more = and === 1 ? 1 : unitOf(words[at + 1] ?? "");
      const joins = more !== null && more > 0 && more < 10 && (more > 1 || and === 1);
      said.push(String(ten + (joins ? more : 0)));
      if (joins) at += 1 + and;
    } else if (unit === 10 && [7, 8, 9].includes(unitOf(words[at + 1] ?? "") ?? 0)) {
      said.push(String(10 + (unitOf(words[++at] ?? "") ?? 0)));
    } else if (unit !== null && (unit > 1 || counted.test(words[at + 1] ?? ""))) {
      said.push(String(unit));
    } else said.push(word);
  }
  return said.join(" ");
}

function unitOf(word: string): number | null {
  const index = units.indexOf(word === "une" ? "un" : (misspelt[word] ?? word));
  return index === -1 ? null : index;
}
