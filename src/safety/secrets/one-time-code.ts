import type { Chain } from "./digit-chains.ts";
import { spanOf } from "./digit-chains.ts";
import type { Detector, Finding } from "./secret.ts";

/**
 * What the number after a word is. `owner`: somebody else's number (a file, a postcode…). `place`: most likely a date or an
 * address. `code`: a code. `channel`: a code if it has the usual length.
 */
const WORDS = new RegExp(
  [
    "(?<owner>codes? ?(?:postal|promo|barre|ape|naf|insee|erreur|civil|penal|route|de la route|du travail|iban|bic|swift)|erreur|error|postal|euros?|€|allocataire|dossier|command|colis|factur|client|contrat|abonn|sire[tn]|refer|(?<![a-z])ref(?![a-z])|ticket|(?:numero|num|n°) (?:de |d')?(?:la |ma )?(?:caf|cpam|secu|tel|alloc))",
    "(?<place>adresse|habite|(?<![a-z])rue(?![a-z])|avenue|boulevard|appartement|appt|batiment|annee|depuis|(?<![a-z])(?:rdv|rendez|nee? le)(?![a-z]))",
    "(?<code>(?<![a-z])(?:codes?|kodes?|kod|otp|codigo)(?![a-z])|رمز|كود)",
    "(?<channel>(?<![a-z])(?:sms|textos?|wh?att?s?app?|verifi[a-z]*|validation|valider|confirmation|authentification|france ?connect|recue?|recois|recoi|envoyee?|m'envoie|arrive)(?![a-z]))",
  ].join("|"),
  "g",
);
const CODE_REACH = 60;
const CHANNEL_REACH = 30;
const OWNER_REACH = 25;

const THEN_CODE =
  /[ ,:;="').-]{0,4}(?:(?:c'? ?est|cest|c|est|voila|voici|comme|etait|is|es|pour) )?(?:(?:le|mon|ton|votre|son|un|ce|your|the|my|bon|nouveau|dernier|whatsapp|google) ){0,3}(?:codes?|kode|otp)(?![a-z]| ?(?:postal|promo|barre))/y;
const THEN_CHANNEL =
  /[ ,]{0,2}(?:(?:recu|arrive|envoye) )?(?:par|sur|via|en|dans|de|avec) (?:(?:un|le|mon|la) )?(?:sms|texto|message|wh?att?s?app?|appli|telephone|tel)(?![a-z])/y;
const THEN_OTHER =
  /[ ]?(?:€|(?:euros?|eur|dh|da|dinars?|dirhams?|f?cfa|francs?|h|heures?|ans?|km|m2|fois|personnes?|jours?|mois|rue|avenue|boulevard|bd|chiffres|allocataire|caf)(?![a-z])|%)/y;

type Word = { readonly kind: "owner" | "place" | "code" | "channel"; readonly from: number; readonly to: number };

/** Codes of 4 to 8 figures that open an account for a few minutes: "le code est 483 920", "j'ai reçu 483920 par sms". */
export const detectOneTimeCode: Detector = ({ folded, chains, everyday }) => {
  const words = chains.length === 0 ? [] : findWords(folded);
  if (words.length === 0) return [];
  const findings: Finding[] = [];
  let next = 0;
  for (const chain of chains) {
    const { from: start } = spanOf(chain, 0, 1);
    while ((words[next]?.from ?? Infinity) < start) next += 1;
    const behind = words.slice(Math.max(0, next - 4), next).reverse();
    const code = candidates(chain).find(([from, to]) => {
      const span = spanOf(chain, from, to);
      if (everyday().coverAll(span.from, span.to) || isFoundAt(THEN_OTHER, folded, span.to)) return false;
      const digits = chain.digits.slice(from, to);
      return isAnnounced(folded, span.from, digits, behind) || isNamedAfter(folded, span, digits, behind[0]);
    });
    if (code !== undefined) findings.push({ kind: "one-time-code", ...spanOf(chain, ...code) });
  }
  return findings;
};

const findWords = (folded: string): readonly Word[] =>
  [...folded.matchAll(WORDS)].map(({ 0: text, index, groups }) => ({
    kind: groups?.["owner"] ? "owner" : groups?.["place"] ? "place" : groups?.["code"] ? "code" : "channel",
    from: index,
    to: index + text.length,
  }));

/**
 * Where a code may stand in a chain: all of it when it has 4 to 8 digits; in a longer one, its first and its last block of that
 * size ("483 920 59200", "59200 483920").
 */
function candidates({ digits, cuts }: Chain): readonly (readonly [number, number])[] {
  const { length } = digits;
  if (length <= 8) return length < 4 ? [] : [[0, length]];
  const end = cuts.find((cut) => cut >= 6 || (cut >= 4 && cuts[1] === cut)) ?? length;
  const start = cuts.findLast((cut) => length - cut >= 6 || (length - cut >= 4 && cuts.at(-2) === cut)) ?? 0;
  return [[0, end] as const, [start, length] as const].filter(([from, to]) => to - from <= 8);
}

/** "le code que j'ai reçu est 4839": the nearest words before, nearest first. */
function isAnnounced(folded: string, at: number, digits: string, behind: readonly Word[]): boolean {
  for (const word of behind) {
    const between = folded.slice(word.to, at);
    if (between.length > CODE_REACH || /[.!?\n][^\d]*[a-z]/.test(between)) return false;
    if (word.kind === "owner") return false;
    if (word.kind === "place" && !/est |[:=]/.test(between)) return false;
    if (word.kind === "code")
      return !isLocalPostcode(digits, behind) && !(isYear(digits) && /(?:^| )(?:en|de|depuis|du|l'an) $/.test(between));
    if (word.kind === "channel" && between.length <= CHANNEL_REACH && /^(?:\d{6}|\d{8})$/.test(digits))
      return !isBirthDate(digits);
  }
  return false;
}

/** "483920 est votre code", "483920 par sms". */
function isNamedAfter(
  folded: string,
  { to, from }: { readonly from: number; readonly to: number },
  digits: string,
  before?: Word,
): boolean {
  if (before?.kind === "owner" && from - before.to <= OWNER_REACH) return false;
  return (
    isFoundAt(THEN_CODE, folded, to) ||
    (digits.length !== 7 && !isBirthDate(digits) && isFoundAt(THEN_CHANNEL, folded, to))
  );
}

/** "code 59200" is the town's; codes of five figures are rare enough to let those of the neighbouring departments go. */
const isLocalPostcode = (digits: string, behind: readonly Word[]): boolean =>
  /^(?:59|62)\d{3}$/.test(digits) && !behind.some(({ kind }) => kind === "channel");

const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);
const isBirthDate = (digits: string): boolean => /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/.test(digits);

function isFoundAt(sticky: RegExp, folded: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(folded);
}
