import type { Reading } from "./read-text.ts";

export type SecretKind = "nir" | "card" | "iban" | "password" | "one-time-code" | "fiscal-number" | "foreigner-number";

/** A secret found: `from` (included) and `to` (excluded) count characters of `Reading.folded`. */
export type Finding = { readonly kind: SecretKind; readonly from: number; readonly to: number };

/** Looks for one kind of secret. Pure, and linear in the length of the text. */
export type Detector = (reading: Reading) => readonly Finding[];
