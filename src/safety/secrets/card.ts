import type { Chain } from "./digit-chains.ts";
import { forEachNumber, isCut, spanOf } from "./digit-chains.ts";
import type { EverydayNumbers } from "./everyday-numbers.ts";
import { BANK_CARD_WORDS, PUBLIC_NUMBER_WORDS } from "./number-labels.ts";
import type { Detector, Finding } from "./secret.ts";
import type { Surroundings } from "./surroundings.ts";
import { findSurroundings } from "./surroundings.ts";

/** First digits of the networks, by number of digits: Visa 4, Mastercard 2221-2720 and 51-55, Maestro and UnionPay 50, 56-58, 6… */
const PREFIXES: Readonly<Record<number, RegExp>> = {
  13: /^4/,
  14: /^3(?:0[0-5]|[689])/,
  15: /^3[47]/,
  16: /^(?:4|5[0-8]|6|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)|35(?:2[89]|[3-8]\d))/,
  17: /^(?:5[06-8]|6)/,
  18: /^(?:5[06-8]|6)/,
  19: /^(?:4|5[06-8]|6)/,
};
const SHORTEST = 13;
const LONGEST = 19;

type Context = { readonly everyday: EverydayNumbers; readonly labels: Surroundings; readonly others: Surroundings };

/** Payment cards: 13 to 19 digits with the Luhn checksum, or without it where the text says so; and their security code. */
export const detectCard: Detector = ({ folded, chains, everyday }) => {
  const longChains = chains.filter(({ digits }) => digits.length >= SHORTEST);
  const codes = chains.length === 0 ? [] : securityCodes(folded);
  if (longChains.length === 0) return codes;
  const context: Context = {
    everyday: everyday(),
    labels: findSurroundings(folded, BANK_CARD_WORDS),
    others: findSurroundings(folded, PUBLIC_NUMBER_WORDS),
  };
  const cards = longChains.flatMap((chain) => cardsIn(chain, context));
  return [...cards, ...codes, ...cards.flatMap(({ to }) => codeAfterCard(folded, to))];
};

function cardsIn(chain: Chain, context: Context): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (from: number, length: number) => {
    const span = spanOf(chain, from, from + length);
    if (!context.everyday.areTelephones(span.from, span.to)) findings.push({ kind: "card", ...span });
  };
  forEachNumber(chain, { shortest: SHORTEST, longest: LONGEST, firstDigits: "23456" }, (i, length) => {
    if (PREFIXES[length]?.test(chain.digits.slice(i, i + 4)) === true && isCard(chain, i, length, context))
      add(i, length);
  });
  if (isMistyped(chain, context)) add(0, chain.digits.length);
  return findings;
}

function isCard(chain: Chain, i: number, length: number, context: Context): boolean {
  if (hasLuhnChecksum(chain.digits, i, length)) return !isAnotherNumber(chain, i, length, context);
  return length === 16 && (looksEmbossed(chain, i) || isLabelled(chain, i, length, context));
}

/** A SIRET or a file number that happens to have the checksum: one number in ten has. */
function isAnotherNumber(chain: Chain, i: number, length: number, context: Context): boolean {
  if (isLabelled(chain, i, length, context)) return false;
  if (length === 16 && "45".includes(chain.digits.charAt(i))) return false;
  // a SIRET is 14 digits with the same checksum, and its branch number often starts with zeros
  if (length === 14 && chain.digits.slice(i + 9, i + 12) === "000") return true;
  const { from, to } = spanOf(chain, i, i + length);
  return context.others.near(from, to, 30, 10);
}

function isLabelled(chain: Chain, i: number, length: number, { labels }: Context): boolean {
  const { from, to } = spanOf(chain, i, i + length);
  return labels.near(from, to, 60, 40);
}

/** Said to be a card's number, with a digit wrong, missing or struck twice. */
const isMistyped = (chain: Chain, context: Context): boolean =>
  chain.digits.length > SHORTEST &&
  chain.digits.length <= LONGEST &&
  /^[3-6]\d+$/.test(chain.digits) &&
  isLabelled(chain, 0, chain.digits.length, context);

/** Four blocks of four, as on the plastic: a card even with a digit mistyped. */
const looksEmbossed = (chain: Chain, i: number): boolean => {
  for (let k = 1; k < 16; k += 1) if (isCut(chain, i + k) !== (k % 4 === 0)) return false;
  return true;
};

function hasLuhnChecksum(digits: string, from: number, length: number): boolean {
  let sum = 0;
  for (let k = 0; k < length; k += 1) {
    const digit = digits.charCodeAt(from + length - 1 - k) - 48;
    if (digit > 9) return false;
    sum += k % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

const CODE_NAMED_BEFORE =
  /(?<![a-z])(?:cvv ?2?|cvc ?2?|cryptogram+e?s?(?: visuel)?|crypto|(?:3|trois|4|quatre) (?:derniers? )?chiffres?[^\d\n.?!]{0,40}|code (?:de securite|derriere|au dos|au verso)[^\d\n.?!]{0,20})[ :=(."'-]{0,4}(?:(?:c'?)?est ?|cest |sont |de la carte |au dos |derriere ){0,4}(?:le |les )?[ :=("'-]{0,3}(\d[ -]?\d[ -]?\d(?:[ -]?\d)?)(?!\d)/g;
const CODE_NAMED_AFTER =
  /(?<!\d)(\d{3,4})[ ,)"'-]{0,3}(?:(?:c'?|cest )?(?:est |pour |comme |=)?(?:le |mon |son |en )?)(?:cvv|cvc|cryptogram)/g;

const securityCodes = (folded: string): readonly Finding[] =>
  [CODE_NAMED_BEFORE, CODE_NAMED_AFTER].flatMap((pattern) =>
    [...folded.matchAll(pattern)].map(({ 0: text, 1: code = "", index }): Finding => {
      const from = index + (pattern === CODE_NAMED_BEFORE ? text.length - code.length : 0);
      return { kind: "card", from, to: from + code.length };
    }),
  );

/** "… 12/27 123": what follows the number and the expiry date, unless it counts something. */
const EXPIRY_AND_CODE =
  /[^\d\n]{0,25}(?:(?:0[1-9]|1[0-2]) ?[/.-]? ?(?:20)?[2-4]\d[^\d]{0,20})?(?<![\d/.])(\d{3,4})(?![\d/.]|[ .-]\d| ?(?:€|e(?![a-z])|euro|h))/y;

function codeAfterCard(folded: string, at: number): readonly Finding[] {
  EXPIRY_AND_CODE.lastIndex = at;
  const code = EXPIRY_AND_CODE.exec(folded)?.[1];
  return code === undefined
    ? []
    : [{ kind: "card", from: EXPIRY_AND_CODE.lastIndex - code.length, to: EXPIRY_AND_CODE.lastIndex }];
}
