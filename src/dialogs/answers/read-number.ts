const WORDS = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"];
const ORDINALS = /^(premi|deuxi|second|troisi|quatri|cinqui|sixi|septi|huiti|neuvi|dixi)[a-z]*$/;
const ORDINAL_STEMS = ["premi", "deuxi", "troisi", "quatri", "cinqui", "sixi", "septi", "huiti", "neuvi", "dixi"];

const AROUND =
  /^(?:(?:je |prends |choisis |le |la |l |n |no |numero |choix |reponse )*)(.+?)(?: (?:svp|stp|merci|s il vous plait))*$/;

/** "2", "le 2", "n°2", "2e", "deux", "la deuxième svp" → 2; null when the text says more than a number. Takes folded text. */
export function readNumber(folded: string): number | null {
  const word = AROUND.exec(folded)?.[1] ?? "";
  const digits = /^(?:n|no)?(\d{1,2})(?:e|eme|er|ere|nd|nde)?$/.exec(word)?.[1];
  if (digits !== undefined) return Number(digits);
  const stem = ORDINALS.exec(word)?.[1];
  if (stem !== undefined) return stem === "second" ? 2 : ORDINAL_STEMS.indexOf(stem) + 1;
  const spelled = WORDS.indexOf(word === "une" ? "un" : word);
  return spelled === -1 ? null : spelled + 1;
}
