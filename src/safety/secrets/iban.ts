import { IBAN_STRUCTURES } from "./iban-structures.ts";
import type { Detector, Finding } from "./secret.ts";
import type { Surroundings } from "./surroundings.ts";
import { findSurroundings } from "./surroundings.ts";

const SEPARATORS = new Set(" \n.,-_/:;()'\"*");
const LONGEST_GAP = 3;
/** Digits in a row in any IBAN: those of the account, letters apart. */
const SHORTEST_CHAIN = 2;
const FEWEST_DIGITS = 8;
const ACCOUNT_WORDS = /iban|(?<![a-z])ribs?(?![a-z])|releve d|identite bancaire|compte (?:en )?banc|virement/g;
/** A right French account number always yields these check digits. */
const FRENCH = "fr76";
/** An IBAN cut short, or with a digit too many. */
const DIGITS_AFTER_COUNTRY = /(?:[ .-]{0,3}\d){14,32}/y;

/**
 * RIB: bank (5), branch (5), account (11, letters allowed), key (2), as people copy it without "FR76".
 */
const RIB =
  /(?<![a-z0-9])(\d{5})[ .\-/]{0,3}(\d{5})[ .\-/]{0,3}([a-z0-9]{11}|\d(?:[ .-]?\d){10})[ .\-/]{0,3}(\d\d)(?![a-z0-9])/g;

/** IBAN of any country, whatever its separators and case, and French RIB. */
export const detectIban: Detector = ({ folded, chains, everyday }) => {
  if (!chains.some(({ digits }) => digits.length >= SHORTEST_CHAIN)) return [];
  const labels = findSurroundings(folded, ACCOUNT_WORDS);
  const findings: Finding[] = [];
  for (const { places } of chains) {
    const head = readHead(folded, places[0] ?? 0);
    const to = head === null ? null : ibanEnd(folded, head, labels);
    if (head === null || to === null) continue;
    // "s'il 06 12 34 56 78 07…": the end of a word and two telephone numbers
    if (!isWrittenAsOne(folded, head) && everyday().areTelephones(head.from, to)) continue;
    findings.push({ kind: "iban", from: head.from, to });
  }
  return [...findings, ...ribs(folded, labels).filter(({ from, to }) => !everyday().areTelephones(from, to))];
};

/** Country and check digits: "fr76". */
type Head = { readonly text: string; readonly from: number; readonly to: number };

/** "FR76", a word of its own. */
const isWrittenAsOne = (folded: string, { from, to }: Head): boolean =>
  to - from === 4 && !isLetter(folded.charAt(from - 1));

/** The head whose check digits start at `at`. */
function readHead(folded: string, at: number): Head | null {
  const second = previousCharacter(folded, at);
  const first = previousCharacter(folded, second);
  const country = folded.charAt(first) + folded.charAt(second);
  const last = nextCharacter(folded, at);
  if (!IBAN_STRUCTURES.has(country) || !isDigit(folded.charAt(last))) return null;
  return { text: country + folded.charAt(at) + folded.charAt(last), from: first, to: last + 1 };
}

/** Where the IBAN that starts with `head` ends, if it is one. */
function ibanEnd(folded: string, head: Head, labels: Surroundings): number | null {
  const trusted = head.text === FRENCH || labels.near(head.from, head.to, 60, 40);
  for (const structure of IBAN_STRUCTURES.get(head.text.slice(0, 2)) ?? []) {
    const account = readAccount(folded, head.to, structure);
    // a word or two of the sentence fit where letters are allowed
    if (account === null || account.text.replace(/\D/g, "").length < FEWEST_DIGITS) continue;
    if (trusted || hasValidCheckDigits(account.text + head.text)) return account.to;
  }
  DIGITS_AFTER_COUNTRY.lastIndex = head.to;
  return trusted && DIGITS_AFTER_COUNTRY.test(folded) ? DIGITS_AFTER_COUNTRY.lastIndex : null;
}

function readAccount(
  folded: string,
  after: number,
  structure: string,
): { readonly text: string; readonly to: number } | null {
  let place = after - 1;
  let text = "";
  for (const kind of structure) {
    place = nextCharacter(folded, place);
    const char = folded.charAt(place);
    const fits = (kind !== "a" && isDigit(char)) || (kind !== "n" && isLetter(char));
    if (!fits) return null;
    text += char;
  }
  return { text, to: place + 1 };
}

/** Index of the character after `at`, separators skipped. */
function nextCharacter(folded: string, at: number): number {
  let next = at + 1;
  while (next - at <= LONGEST_GAP && SEPARATORS.has(folded.charAt(next))) next += 1;
  return next;
}

/** Index of the character before `at`, separators skipped. */
function previousCharacter(folded: string, at: number): number {
  let previous = at - 1;
  while (at - previous <= LONGEST_GAP && SEPARATORS.has(folded.charAt(previous))) previous -= 1;
  return previous;
}

const isLetter = (char: string): boolean => char >= "a" && char <= "z";
const isDigit = (char: string): boolean => char >= "0" && char <= "9";

/** ISO 7064 mod 97-10, letters being 10 to 35. */
function hasValidCheckDigits(rearranged: string): boolean {
  let rest = 0;
  for (const char of rearranged) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}

function ribs(folded: string, labels: Surroundings): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { 0: text, 1: bank = "", 2: branch = "", 3: account = "", 4: key = "", index } of folded.matchAll(RIB)) {
    const to = index + text.length;
    if (account.replace(/\D/g, "").length < 6) continue;
    if (labels.near(index, to, 60, 20) || hasValidRibKey(bank, branch, account.replace(/[ .-]/g, ""), Number(key))) {
      findings.push({ kind: "iban", from: index, to });
    }
  }
  return findings;
}

/** A key makes 89 × bank + 15 × branch + 3 × account + key a multiple of 97; letters count A-I 1-9, J-R 1-9, S-Z 2-9. */
function hasValidRibKey(bank: string, branch: string, account: string, key: number): boolean {
  const digits = account.replace(/[a-z]/g, (letter) => {
    const rank = letter.charCodeAt(0) - 97;
    return String(rank < 18 ? (rank % 9) + 1 : rank - 16);
  });
  return (89 * Number(bank) + 15 * Number(branch) + 3 * Number(digits) + key) % 97 === 0;
}
