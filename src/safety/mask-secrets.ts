import { detectCard } from "./secrets/card.ts";
import { detectFiscalNumber } from "./secrets/fiscal-number.ts";
import { detectForeignerNumber } from "./secrets/foreigner-number.ts";
import { detectIban } from "./secrets/iban.ts";
import { mergeFindings } from "./secrets/merge-findings.ts";
import { detectNir } from "./secrets/nir.ts";
import { detectOneTimeCode } from "./secrets/one-time-code.ts";
import { detectPassword } from "./secrets/password.ts";
import { PLACEHOLDERS } from "./secrets/placeholders.ts";
import { readText } from "./secrets/read-text.ts";
import type { Detector, SecretKind } from "./secrets/secret.ts";

export type { SecretKind } from "./secrets/secret.ts";

export type Masked = {
  readonly text: string;
  /** The kinds replaced, each once, in the order of the text. */
  readonly found: readonly SecretKind[];
};

const DETECTORS: readonly Detector[] = [
  detectNir,
  detectCard,
  detectIban,
  detectPassword,
  detectOneTimeCode,
  detectFiscalNumber,
  detectForeignerNumber,
];

/** What a first pass hides can make a second one read the rest otherwise; in practice the second finds nothing. */
const MAX_PASSES = 6;

/**
 * Replaces each secret by a French placeholder such as "[numéro de Sécurité sociale masqué]". To be called before a text is
 * written anywhere. When in doubt it masks: a password kept by mistake cannot be taken back. Idempotent, linear in the length of
 * the text, never throws.
 */
export function maskSecrets(text: string): Masked {
  let masked: Masked = { text, found: [] };
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const { text: next, found } = maskOnce(masked.text);
    if (found.length === 0) break;
    masked = { text: next, found: [...new Set([...masked.found, ...found])] };
  }
  return masked;
}

function maskOnce(text: string): Masked {
  const reading = readText(text);
  const findings = mergeFindings(DETECTORS.flatMap((detect) => detect(reading)));
  const pieces: string[] = [];
  let done = 0;
  for (const { kind, from, to } of findings) {
    pieces.push(text.slice(done, reading.starts[from]), PLACEHOLDERS[kind]);
    done = reading.starts[to] ?? text.length;
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(""), found: [...new Set(findings.map(({ kind }) => kind))] };
}
