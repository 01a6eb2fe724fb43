import type { Chain } from "./digit-chains.ts";
import { forEachNumber, isCut, spanOf } from "./digit-chains.ts";
import { FISCAL_WORDS, PUBLIC_NUMBER_WORDS, SOCIAL_SECURITY_WORDS } from "./number-labels.ts";
import type { Reading } from "./read-text.ts";
import type { Detector, Finding } from "./secret.ts";
import type { Surroundings } from "./surroundings.ts";
import { findSurroundings } from "./surroundings.ts";

/**
 * NIR: sex, year (2), month (2), department (2, or 2A and 2B), commune (3), order (3), then a key of 2 that many leave out.
 * Sex is 1 or 2, for temporary numbers 3, 4, 7 or 8; months beyond 12 stand for incomplete birth records.
 */
const KEYLESS = 13;
const FULL = 15;
/** Of a chain that the text calls a NIR. */
const SHORTEST = 11;
const LONGEST = 17;
const FIRST_DIGITS = "123478";
const PLAUSIBLE = /^\d{3}(?:0[1-9]|1[0-2]|[2-9]\d)(?:0[1-9]|[1-9]\d|2[ab])\d{6}/;
/** What is required of a number that nothing else denounces. */
const ORDINARY = /^[12]\d\d(?:0[1-9]|1[0-2]|20)(?:0[1-9]|[1-9]\d|2[ab])\d{6}/;
/** Where people put a space in it. */
const USUAL_CUTS: readonly number[] = [1, 3, 5, 7, 10, 13];
const OTHER_NUMBER_WORDS = new RegExp(`${PUBLIC_NUMBER_WORDS.source}|${FISCAL_WORDS.source}`, "g");
const KEY_AFTER_ITS_NAME =
  /[ ,.:;(\n-]{0,4}(?:(?:et|la|avec) ){0,2}cl(?:e|ef|es)[ :=(-]{0,4}(?:(?:c'?)?est )?(?:le )?\d\d(?!\d)/y;

type Context = { readonly reading: Reading; readonly labels: Surroundings; readonly others: Surroundings };

export const detectNir: Detector = (reading) => {
  const chains = reading.chains.filter(({ digits }) => digits.length >= SHORTEST);
  if (chains.length === 0) return [];
  const context: Context = {
    reading,
    labels: findSurroundings(reading.folded, SOCIAL_SECURITY_WORDS),
    others: findSurroundings(reading.folded, OTHER_NUMBER_WORDS),
  };
  return chains.flatMap((chain) => findingsIn(chain, context));
};

function findingsIn(chain: Chain, context: Context): readonly Finding[] {
  const findings: Finding[] = [];
  const everyday = context.reading.everyday();
  const add = (i: number, length: number, keyed: boolean) => {
    const { from, to } = spanOf(chain, i, i + length);
    if (keyed ? everyday.areTelephones(from, to) : everyday.coverAll(from, to)) return;
    findings.push({ kind: "nir", from, to: length === KEYLESS ? endOfKey(context.reading.folded, to) : to });
  };
  forEachNumber(chain, { shortest: KEYLESS, longest: FULL, firstDigits: FIRST_DIGITS }, (i, length) => {
    const digits = chain.digits.slice(i, i + length);
    if (length === FULL - 1 || !PLAUSIBLE.test(digits)) return;
    const keyed = hasValidKey(digits);
    if (keyed || isConvincing(chain, i, i + length, context)) add(i, length, keyed);
  });
  if (isMistyped(chain, context)) add(0, chain.digits.length, false);
  return findings;
}

/** Said to be a NIR, with a digit wrong, missing or struck twice. */
const isMistyped = (chain: Chain, context: Context): boolean =>
  chain.digits.length <= LONGEST &&
  FIRST_DIGITS.includes(chain.digits.charAt(0)) &&
  isLabelled(chain, 0, chain.digits.length, context);

/** Without a right key, a number is a NIR by its name, by the way it is written, or by being one of an ordinary birth. */
function isConvincing(chain: Chain, i: number, end: number, context: Context): boolean {
  const digits = chain.digits.slice(i, end);
  if (isLabelled(chain, i, end, context) || /[ab]/.test(digits)) return true;
  if (!isCut(chain, i) || !isCut(chain, end)) return false;
  const pieces = usualPieces(chain, i, end);
  if (pieces >= 4) return true;
  const alone = i === 0 && end === chain.digits.length;
  const { from, to } = spanOf(chain, i, end);
  return ORDINARY.test(digits) && (alone || pieces > 0) && !context.others.near(from, to, 30, 0);
}

/** In how many pieces the number is written, 0 if one of the cuts is not where people cut a NIR. */
function usualPieces(chain: Chain, i: number, end: number): number {
  let pieces = 1;
  for (let offset = 1; i + offset < end; offset += 1) {
    if (!isCut(chain, i + offset)) continue;
    if (!USUAL_CUTS.includes(offset)) return 0;
    pieces += 1;
  }
  return pieces;
}

function isLabelled(chain: Chain, i: number, end: number, { labels }: Context): boolean {
  const { from, to } = spanOf(chain, i, end);
  return labels.near(from, to, 80, 40);
}

/** Key = 97 − (number mod 97), with 2A read as 19 and 2B as 18 (Insee). */
function hasValidKey(digits: string): boolean {
  if (!/^\d\d$/.test(digits.slice(KEYLESS))) return false;
  const number = Number(digits.slice(0, KEYLESS).replace("2a", "19").replace("2b", "18"));
  return 97 - (number % 97) === Number(digits.slice(KEYLESS));
}

function endOfKey(folded: string, at: number): number {
  KEY_AFTER_ITS_NAME.lastIndex = at;
  return KEY_AFTER_ITS_NAME.test(folded) ? KEY_AFTER_ITS_NAME.lastIndex : at;
}
