import type { Chain } from "./digit-chains.ts";
import { forEachNumber, spanOf } from "./digit-chains.ts";
import { FISCAL_WORDS } from "./number-labels.ts";
import type { Detector, Finding } from "./secret.ts";
import { findSurroundings } from "./surroundings.ts";

const USUAL_LENGTH = 13;
/** Of a number that the text calls a tax number. */
const SHORTEST = 11;
const LONGEST = 15;
const NAMED =
  /(?:numero|num|n°|no)[ .]{0,2}(?:d'|de |du )?(?:declarant )?(?:fisca[a-z]*|spi|contribuable|declarant)[^\d\n]{0,25}$|(?<![a-z])spi[ :=n°]{0,6}$/;
/** "Numéro d'accès en ligne": 7 digits that open the account together with the tax number. */
const ONLINE_ACCESS =
  /(?:acces en ligne|tele ?declarant|acces a la declaration)[^\d\n]{0,25}(\d(?:[ .-]?\d){6})(?![ .-]?\d)/g;

/** Tax numbers (SPI): 13 digits starting with 0 to 3, where the text is about taxes. */
export const detectFiscalNumber: Detector = ({ folded, chains, everyday }) => {
  const longChains = chains.filter(({ digits }) => digits.length >= SHORTEST);
  const findings: Finding[] = chains.length === 0 ? [] : onlineAccess(folded);
  if (longChains.length === 0) return findings;
  const labels = findSurroundings(folded, FISCAL_WORDS);
  for (const chain of longChains) {
    if (isNamed(folded, chain)) findings.push({ kind: "fiscal-number", ...spanOf(chain, 0, chain.digits.length) });
    forEachNumber(chain, { shortest: USUAL_LENGTH, longest: USUAL_LENGTH, firstDigits: "0123" }, (i, length) => {
      const { from, to } = spanOf(chain, i, i + length);
      if (!labels.near(from, to, 80, 40) || everyday().coverAll(from, to)) return;
      findings.push({ kind: "fiscal-number", from, to });
    });
  }
  return findings;
};

/** Called a tax number: whatever its first digit, a digit more or less. */
function isNamed(folded: string, chain: Chain): boolean {
  const { length } = chain.digits;
  const { from } = spanOf(chain, 0, 1);
  return length <= LONGEST && NAMED.test(folded.slice(Math.max(0, from - 60), from));
}

const onlineAccess = (folded: string): Finding[] =>
  [...folded.matchAll(ONLINE_ACCESS)].map(({ 0: text, 1: number = "", index }) => {
    const to = index + text.length;
    return { kind: "fiscal-number", from: to - number.length, to };
  });
