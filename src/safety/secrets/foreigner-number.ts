import { forEachNumber, spanOf } from "./digit-chains.ts";
import { FOREIGNER_WORDS } from "./number-labels.ts";
import type { Detector, Finding } from "./secret.ts";
import { findSurroundings } from "./surroundings.ts";

const LENGTH = 10;
/** The name right before the number: then it may even look like a telephone number (those of department 06 do). */
const NAMED =
  /(?:etrang[a-z]*|agdref|(?:titre|carte) (?:de )?s[ae]jour|recepis+e)[ :=(-]{0,4}(?:(?:n°|no|num|numero|nr)[ .:]{0,3})?(?:(?:c'?)?est |cest )?(?:le )?$/;

/** Foreigner numbers (AGDREF): 10 digits, where the text is about a residence permit. */
export const detectForeignerNumber: Detector = ({ folded, chains }) => {
  const longChains = chains.filter(({ digits }) => digits.length >= LENGTH);
  if (longChains.length === 0) return [];
  const labels = findSurroundings(folded, FOREIGNER_WORDS);
  const findings: Finding[] = [];
  for (const chain of longChains) {
    forEachNumber(chain, { shortest: LENGTH, longest: LENGTH, firstDigits: "0123456789" }, (i, length) => {
      const { from, to } = spanOf(chain, i, i + length);
      if (!labels.near(from, to, 80, 40)) return;
      const telephone = /^(?:0[1-9]|33[67])/.test(chain.digits.slice(i, i + 3));
      if (telephone && !NAMED.test(folded.slice(Math.max(0, from - 50), from))) return;
      findings.push({ kind: "foreigner-number", from, to });
    });
  }
  return findings;
};
