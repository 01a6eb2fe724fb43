import type { Random } from "../shared/clock.ts";

/** No vowel (no word by accident), no 0 or 1, and no letter that looks like a digit when written by hand: O Q I Z S G B. */
const alphabet = "CDFHJKLMNPRTVWX23456789";
const LENGTH = 4;
const CODES = alphabet.length ** LENGTH;

/** A code of four characters, unguessable from those given before. */
export const drawCode = (random: Random): string =>
  codeOf(Buffer.from(random.token(8), "base64url").reduce((number, byte) => (number * 256 + byte) % CODES, 0));

/** The one to try when `code` is in use; after the last comes the first. */
export const nextCode = (code: string): string =>
  codeOf((Array.from(code).reduce((number, sign) => number * alphabet.length + alphabet.indexOf(sign), 0) + 1) % CODES);

/** As a person types it: small letters, spaces or a dash in between. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, "");

function codeOf(number: number): string {
  let code = "";
  for (let left = number; code.length < LENGTH; left = Math.floor(left / alphabet.length)) {
    code = (alphabet[left % alphabet.length] ?? "") + code;
  }
  return code;
}
