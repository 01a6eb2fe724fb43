import type { Chain } from "./digit-chains.ts";
import { digitChains } from "./digit-chains.ts";
import type { EverydayNumbers } from "./everyday-numbers.ts";
import { findEverydayNumbers } from "./everyday-numbers.ts";
import { placeholderSpans } from "./placeholders.ts";

/** A text as detectors read it, whatever the keyboard, script or tricks it was written with. */
export type Reading = {
  readonly original: string;
  /**
   * Lower case, without accents or invisible characters; every script's digits are 0-9; spaces, dashes and quotes are the
   * plain ones; an emoji is one `SYMBOL`; a placeholder already there is one `MASKED`.
   */
  readonly folded: string;
  /** Index in `original` of the first unit of each folded character, then the length of `original`. */
  readonly starts: Int32Array;
  readonly chains: readonly Chain[];
  /** Found at the first call: most messages have no number long enough to ask. */
  readonly everyday: () => EverydayNumbers;
};

export const SYMBOL = "¤";
export const MASKED = "\uFFFC";

const REMOVED = 0;

export function readText(original: string): Reading {
  const units = new Uint16Array(original.length);
  const starts = new Int32Array(original.length + 1);
  let length = 0;
  const append = (unit: number, start: number) => {
    units[length] = unit;
    starts[length] = start;
    length += 1;
  };
  let at = 0;
  const appendUntil = (end: number) => {
    while (at < end) {
      const code = original.codePointAt(at) ?? 0;
      const unit = code < 128 ? (ASCII[code] ?? REMOVED) : foldBeyondAscii(code);
      if (unit !== REMOVED) append(unit, at);
      at += code > 0xffff ? 2 : 1;
    }
  };
  for (const [from, to] of placeholderSpans(original)) {
    appendUntil(from);
    append(MASKED.charCodeAt(0), from);
    at = to;
  }
  appendUntil(original.length);
  starts[length] = original.length;
  const folded = textOf(units.subarray(0, length));
  let everyday: EverydayNumbers | undefined;
  return {
    original,
    folded,
    starts: starts.subarray(0, length + 1),
    chains: digitChains(folded),
    everyday: () => (everyday ??= findEverydayNumbers(folded)),
  };
}

const ASCII = Uint16Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (char === "\n" || char === "\r") return "\n".charCodeAt(0);
  if (char === "\t" || char === "\v" || char === "\f") return " ".charCodeAt(0);
  if (code < 32 || code === 127) return REMOVED;
  return (char === "`" ? "'" : char.toLowerCase()).charCodeAt(0);
});

/** Folded unit + 1 of each code point met so far (0: not met); the table is sparse in memory, pages are touched on use. */
const foldedUnits = new Uint32Array(0x110000);

function foldBeyondAscii(code: number): number {
  const known = foldedUnits[code] ?? 0;
  if (known !== 0) return known - 1;
  const folded = foldCharacter(String.fromCodePoint(code), code);
  const unit = folded === "" ? REMOVED : folded.charCodeAt(0);
  foldedUnits[code] = unit + 1;
  return unit;
}

/** One character or none: a folded text keeps the order of the original, so that places in one are places in the other. */
function foldCharacter(char: string, code: number): string {
  if (isIdeographOrHangul(code)) return code > 0xffff ? SYMBOL : char;
  if (/\p{Nd}/u.test(char)) return String(digitValue(code));
  if (/[\p{Cc}\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0]/u.test(char)) return char === "\u0085" ? "\n" : "";
  if (/\p{Z}|\u2800/u.test(char)) return /[\u2028\u2029]/.test(char) ? "\n" : " ";
  if (/\p{Pd}|[\u2212\u2043]/u.test(char)) return "-";
  const plain = PLAIN.get(char) ?? char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\p{M}/gu, "");
  if (plain.length === 1 && plain !== MASKED && !/\p{Cs}/u.test(plain)) return plain;
  return char.length === 1 && /\p{L}/u.test(char) ? char : SYMBOL;
}

/** Most of Unicode, and nothing to fold in it. */
const isIdeographOrHangul = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x20000 && code <= 0x3ffff);

const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({ "'": "‘’‚‛′ʼʹ´", '"': "“”„‟«»″‹›", ">": "→⇒➡⟶", ".": "…", n: "№" }).flatMap(([plain, chars]) =>
    Array.from(chars, (char) => [char, plain] as const),
  ),
);

/** Unicode lays the ten digits of a script side by side, zero first, and sets of ten one after another. */
function digitValue(code: number): number {
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

const UTF_16 = new TextDecoder("utf-16le", { ignoreBOM: true });

const textOf = (units: Uint16Array): string => UTF_16.decode(units);
