import type { Temporal } from "temporal-polyfill";

/** From what moment "demain" is said: local wall-clock, in the time zone of the centre. */
export type Reference = { readonly today: Temporal.PlainDate; readonly minute: number };

/** Hours of the day, "HH:MM"; null where there is no limit. */
export type Hours = { readonly from: string | null; readonly to: string | null };

/**
 * When somebody wishes to come, as far as one sentence tells it. All in local wall-clock time, with `to` excluded.
 * `alternatives`: other readings of the same words, to be told from the first by asking.
 */
export type DateWish =
  | {
      readonly kind: "instant";
      readonly at: Temporal.PlainDateTime;
      readonly alternatives: readonly Temporal.PlainDateTime[];
      /** "14 h" and no day is taken for today's; among times to choose from, it is any day's. */
      readonly dayTold: boolean;
    }
  | { readonly kind: "day"; readonly date: Temporal.PlainDate; readonly alternatives: readonly Temporal.PlainDate[] }
  | {
      readonly kind: "range";
      readonly from: Temporal.PlainDateTime;
      readonly to: Temporal.PlainDateTime | null;
      /** Within each day of it: "la semaine prochaine, le matin". */
      readonly hours: Hours | null;
      /** 0 = Sunday … 6 = Saturday: "la semaine prochaine sauf mardi". */
      readonly without: readonly number[];
    }
  | { readonly kind: "hours"; readonly hours: Hours }
  | {
      readonly kind: "weekdays";
      readonly only: boolean;
      readonly days: readonly number[];
      readonly hours: Hours | null;
    }
  | { readonly kind: "not-part"; readonly part: "am" | "pm" }
  | { readonly kind: "not-day"; readonly date: Temporal.PlainDate }
  | { readonly kind: "earliest" }
  | { readonly kind: "any" };
