import type { Finding, SecretKind } from "./secret.ts";

/** The surest first: a number with a checksum keeps its name when words around it suggest another. */
const SURENESS: readonly SecretKind[] = [
  "iban",
  "nir",
  "card",
  "fiscal-number",
  "foreigner-number",
  "password",
  "one-time-code",
];

/** Findings in the order of the text, those that overlap made one: all that any of them covers, named after the surest. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || finding.from >= last.to) merged.push(finding);
    else
      merged[merged.length - 1] = {
        kind: surest(last.kind, finding.kind),
        from: last.from,
        to: Math.max(last.to, finding.to),
      };
  }
  return merged;
}

const surest = (a: SecretKind, b: SecretKind): SecretKind => (SURENESS.indexOf(a) <= SURENESS.indexOf(b) ? a : b);
