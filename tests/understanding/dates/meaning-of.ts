import type { DateWish, Hours } from "../../../src/understanding/dates/date-wish.ts";

const hoursText = ({ from, to }: Hours): string => `${from ?? ""}-${to ?? ""}`;
const at = (moment: { toString(options: { smallestUnit: "minute" }): string }): string =>
  moment.toString({ smallestUnit: "minute" });

/** A wish in the short form of the tables. */
export function meaningOf(wish: DateWish | null): string {
  switch (wish?.kind) {
    case undefined:
      return "none";
    case "instant":
      return `at ${at(wish.at)}`;
    case "day":
      return `on ${wish.date.toString()}`;
    case "range":
      return `${at(wish.from)} > ${wish.to === null ? "" : at(wish.to)}`;
    case "hours":
      return `hours ${hoursText(wish.hours)}`;
    case "weekdays":
      return `${wish.only ? "only" : "never"} ${wish.days.join(",")}`;
    case "not-part":
      return `busy ${wish.part}`;
    case "not-day":
      return `not ${wish.date.toString()}`;
    case "earliest":
    case "any":
      return wish.kind;
  }
}
