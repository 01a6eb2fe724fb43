import type { Temporal } from "temporal-polyfill";
import type { Reference } from "./date-wish.ts";

/** How a piece of time bounds the wish: "avant vendredi", "après 16 h", "à partir de lundi", "d'ici vendredi". */
export type Bound = "at" | "before" | "after" | "from" | "until";

export type TimeValue =
  | {
      readonly kind: "date";
      readonly date: Temporal.PlainDate;
      readonly alternatives: readonly Temporal.PlainDate[];
      /** Said as a weekday and nothing more: "lundi" (0 = Sunday); "le lundi", "les lundis" tell a habit. */
      readonly weekday: number | null;
      readonly habit: boolean;
    }
  | { readonly kind: "weekdays"; readonly days: readonly number[] }
  /** Whole days; `to` excluded. */
  | { readonly kind: "span"; readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate | null }
  | { readonly kind: "clock"; readonly minute: number; readonly guessed: boolean }
  | { readonly kind: "clock-span"; readonly from: number; readonly to: number }
  | { readonly kind: "part"; readonly from: number; readonly to: number; readonly today: boolean }
  | { readonly kind: "moment"; readonly at: Temporal.PlainDateTime }
  | { readonly kind: "earliest" }
  | { readonly kind: "any" };

/** One form of words for a piece of time. `words` is matched where a word begins, on prepared words; null: these mean no time. */
export type Form = {
  readonly words: RegExp;
  readonly read: (found: readonly (string | undefined)[], reference: Reference) => TimeValue | null;
};

/** A form out of an expression over prepared words. */
export const form = (words: string, read: Form["read"]): Form => ({
  words: new RegExp(`(?:${words})(?= |$)`, "y"),
  read,
});

/** "Pas le mercredi" is refused; "je travaille le matin" tells when somebody is busy, without having been asked. */
export type Stance = "wished" | "refused" | "busy";

/** A piece as it stands in a clause. */
export type Piece = { readonly value: TimeValue; readonly bound: Bound; readonly stance: Stance };

/** A clause cut up: words that tell no time, and the pieces that do. */
export type Item = { readonly word: string } | { readonly value: TimeValue };
