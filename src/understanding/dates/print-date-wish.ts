import type { Temporal } from "temporal-polyfill";
import type { DateWish, Hours } from "./date-wish.ts";

/** A wish for other programs: instants with their offset, days as dates, constraints without a day. */
export type PrintedWish =
  | { readonly kind: "none" }
  | {
      readonly kind: "instant";
      readonly from: string;
      readonly to: null;
      readonly ambiguous?: true;
      readonly alt?: readonly string[];
    }
  | {
      readonly kind: "day";
      readonly from: string;
      readonly to: string;
      readonly ambiguous?: true;
      readonly alt?: readonly string[];
    }
  | {
      readonly kind: "range";
      readonly from: string;
      readonly to: string | null;
      readonly hours?: Hours;
      readonly without?: readonly number[];
    }
  | {
      readonly kind: "constraint";
      readonly op:
        "time-of-day" | "weekday" | "exclude-weekday" | "exclude-daypart" | "exclude-day" | "earliest" | "any";
      readonly from: string | null;
      readonly to: string | null;
      readonly weekdays?: readonly number[];
      readonly daypart?: "am" | "pm";
    };

export function printDateWish(wish: DateWish | null, timeZone: string): PrintedWish {
  if (wish === null) return { kind: "none" };
  const instant = (at: Temporal.PlainDateTime): string =>
    at.toZonedDateTime(timeZone).toString({ smallestUnit: "second", timeZoneName: "never" });
  const constraint = { kind: "constraint", from: null, to: null } as const;
  switch (wish.kind) {
    case "instant":
      return { kind: "instant", from: instant(wish.at), to: null, ...otherReadings(wish.alternatives.map(instant)) };
    case "day": {
      const day = wish.date.toString();
      return { kind: "day", from: day, to: day, ...otherReadings(wish.alternatives.map((date) => date.toString())) };
    }
    case "range":
      return {
        kind: "range",
        from: instant(wish.from),
        to: wish.to === null ? null : instant(wish.to),
        ...(wish.hours === null ? {} : { hours: wish.hours }),
        ...(wish.without.length === 0 ? {} : { without: wish.without }),
      };
    case "hours":
      return { ...constraint, op: "time-of-day", ...wish.hours };
    case "weekdays":
      return { ...constraint, op: wish.only ? "weekday" : "exclude-weekday", ...wish.hours, weekdays: wish.days };
    case "not-part":
      return { ...constraint, op: "exclude-daypart", daypart: wish.part };
    case "not-day":
      return { ...constraint, op: "exclude-day", from: wish.date.toString(), to: wish.date.toString() };
    case "earliest":
    case "any":
      return { ...constraint, op: wish.kind };
  }
}

const otherReadings = (alt: readonly string[]): { ambiguous?: true; alt?: readonly string[] } =>
  alt.length === 0 ? {} : { ambiguous: true, alt };
