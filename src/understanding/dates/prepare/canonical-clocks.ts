const DAY_BEFORE =
  "(?:demain|aujourdhui|apresdemain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|apresmidi|soir|prochain)";
const NO_UNIT =
  "(?! ?(?:h|ans?|euros?|min|jours|semaines?|mois|personnes?|enfants?|rue|km|kg|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|[:./€%]))(?= |$)";

/** In order. `!` after a time: morning or evening was told, it is not to be guessed. */
const rewritings: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/\b12h ?\/ ?14h\b|\bmidi ?(?:et|-|\/|a) ?(?:2|14) ?h?\b/g, "entre 12h et 14h"],
  [/\bmidi\b/g, "12 h"],
  [/(?<![\d/.-])0(\d)(?= ?[h:])/g, "$1"],
  [/(?<![\d:/.-])(\d{1,2}) ?: ?([0-5]\d)(?![\d:])/g, "$1h$2"],
  [/(?<![\d:/.-])(\d{1,2}) ?h ?([0-5]\d)(?!\d| ?h|[/:])(?: ?min\b)?/g, "$1h$2"],
  [/(?<![\d:/.-])(\d{1,2}) h\b/g, "$1h"],
  [/(?<=(?:^| )(?:a|vers|demain|aujourdhui|apresdemain) )(\d{1,2})\.([0-5]\d)(?![\d.])/g, "$1h$2"],
  [/(?<![\d:/.-])(\d{1,2})\.(00|15|30|45)(?![\d./]| ?(?:e|euros?|€|pour cent|%))/g, "$1h$2"],
  [/(?<![\dh])(\d{1,2}) et (\d{1,2}h)/g, "$1h et $2"],
  [
    /\bentre (\d{1,2})h? et (\d{1,2})(h\d*)?(?! ?(?:ans?|euros?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|\d)/g,
    "entre $1h et $2h",
  ],
  [/(?<![\dh/.:-])(\d{1,2}) ?- ?(\d{1,2}h)/g, "$1h a $2"],
  [/(?<=\b(?:de|entre) )(\d{1,2}) a (\d{1,2}h)/g, "$1h a $2"],
  [/(\d{1,2}h(?:\d\d)?) ?- ?(\d{1,2})h?(\d\d)?(?!\d)/g, (_, a = "", b = "", m = "") => `${a} a ${b}h${m}`],
  [/(\d{1,2}h(?:\d\d)?) ?\/ ?(\d{1,2}h)/g, "$1 ou $2"],
  [/\bde (\d{1,2}) a (\d{1,2})(?=$| ,)/g, "de $1h a $2h"],
  [new RegExp(`(?<=${DAY_BEFORE} (?:a|vers) )(\\d{1,2})${NO_UNIT}`, "g"), "$1h"],
  [
    /(?<=(?:^| )(?:vers|autour de) )(\d{1,2})(?=$| ,| (?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|svp))/g,
    "$1h",
  ],
  [/(\d{1,2})h et (?:un |1 )?(?:quart|car)\b/g, "$1h15"],
  [/(\d{1,2})h (?:et )?(?:demie?|dmi)\b/g, "$1h30"],
  [/(\d{1,2})h (?:3 quarts?|et 3 quarts?)\b/g, "$1h45"],
  [/(\d{1,2})h moins (?:le |un |1 )?(?:quart|car)\b/g, (_, hour = "") => minutesBefore(hour, 15)],
  [/(\d{1,2})h moins (\d{1,2})(?= |$)/g, (_, hour = "", minutes = "") => minutesBefore(hour, Number(minutes))],
  [/(\d{1,2})h(\d\d)? (?:du|le|au) matin\b/g, (_, hour = "", minutes = "00") => `${hour}h${minutes || "00"}!`],
  [
    /(\d{1,2})h(\d\d)? (?:du soir|(?:de |d )?(?:l )?apresmidi)\b/g,
    (_, hour = "", minutes = "") => inTheAfternoon(hour, minutes),
  ],
];

/** All ways to write a time of day become "14h" or "14h30". */
export const canonicalClocks = (words: string): string =>
  rewritings.reduce(
    (text, [pattern, by]) => (typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, by)),
    words,
  );

function minutesBefore(hour: string, minutes: number): string {
  return minutes > 0 && minutes < 60 && Number(hour) > 0 ? `${Number(hour) - 1}h${String(60 - minutes)}` : `${hour}h`;
}

function inTheAfternoon(hour: string, minutes: string | undefined): string {
  const told = Number(hour);
  return `${told < 12 ? told + 12 : told}h${minutes ?? "00"}!`;
}
