import { Temporal } from "temporal-polyfill";
import type { DateWish, Hours } from "../understanding/dates/date-wish.ts";
import { minuteOfDay } from "./wall-clock.ts";

/** What several wishes, one after the other, leave: the last word about the day and about the hours, and all that was refused. */
export type Narrowing = {
  readonly day: DayWish | null;
  readonly hours: Hours | null;
  readonly refused: readonly Refusal[];
};

type DayWish = Extract<DateWish, { kind: "instant" | "day" | "range" }> | WeekdaysWanted;
type WeekdaysWanted = Extract<DateWish, { kind: "weekdays" }>;
type Refusal = Extract<DateWish, { kind: "weekdays" | "not-part" | "not-day" }>;

const nothing: Narrowing = { day: null, hours: null, refused: [] };

export const narrow = (wishes: readonly DateWish[]): Narrowing => wishes.reduce(add, nothing);

function add(before: Narrowing, wish: DateWish): Narrowing {
  switch (wish.kind) {
    case "instant": {
      const time = wish.at.toPlainTime().toString({ smallestUnit: "minute" });
      return wish.dayTold ? { ...before, day: wish, hours: null } : { ...before, hours: { from: time, to: time } };
    }
    case "day":
      return { ...before, day: wish };
    case "range":
      // a part of one day says its hours itself
      return { ...before, day: wish, hours: wish.hours ?? (spansDays(wish) ? before.hours : null) };
    case "hours":
      return { ...before, day: before.day?.kind === "instant" ? dayOf(before.day) : before.day, hours: wish.hours };
    case "weekdays":
      return wish.only
        ? { ...before, day: wish, hours: wish.hours ?? before.hours }
        : { ...before, refused: [...before.refused, wish] };
    case "not-part":
    case "not-day":
      return { ...before, refused: [...before.refused, wish] };
    case "earliest":
    case "any":
      return { ...nothing, refused: before.refused };
  }
}

const dayOf = ({ at }: Extract<DateWish, { kind: "instant" }>): DayWish => ({
  kind: "day",
  date: at.toPlainDate(),
  alternatives: [],
});

const spansDays = ({ from, to }: Extract<DateWish, { kind: "range" }>): boolean =>
  to === null || from.until(to, { largestUnit: "hours" }).hours > 24;

/** Does a slot that begins at this local time answer it? */
export const fits = (start: Temporal.PlainDateTime, { day, hours, refused }: Narrowing): boolean =>
  (day === null || isOnDay(start, day)) &&
  (hours === null || isWithin(start, hours)) &&
  refused.every((refusal) => !isRefused(start, refusal));

/** How far from the wish a slot is, in minutes: for the nearest when none fits. */
export function distance(start: Temporal.PlainDateTime, { day, hours }: Narrowing): number {
  const minute = start.hour * 60 + start.minute;
  const from = hours?.from == null ? minute : minuteOfDay(hours.from);
  const off = hours === null || isWithin(start, hours) ? 0 : Math.abs(minute - from);
  return off + (day === null ? 0 : distanceToDay(start, day));
}

export const isRefusedBy = (start: Temporal.PlainDateTime, { refused }: Narrowing): boolean =>
  refused.some((refusal) => isRefused(start, refusal));

function isOnDay(start: Temporal.PlainDateTime, day: DayWish): boolean {
  switch (day.kind) {
    case "instant":
      return [day.at, ...day.alternatives].some((at) => at.equals(start));
    case "day":
      return [day.date, ...day.alternatives].some((date) => date.equals(start.toPlainDate()));
    case "weekdays":
      return day.days.includes(start.dayOfWeek % 7);
    case "range":
      return (
        Temporal.PlainDateTime.compare(day.from, start) <= 0 &&
        (day.to === null || Temporal.PlainDateTime.compare(start, day.to) < 0) &&
        !day.without.includes(start.dayOfWeek % 7)
      );
  }
}

function isWithin(start: Temporal.PlainDateTime, { from, to }: Hours): boolean {
  const minute = start.hour * 60 + start.minute;
  if (from !== null && from === to) return minute === minuteOfDay(from);
  return (from === null || minute >= minuteOfDay(from)) && (to === null || minute < minuteOfDay(to));
}

function isRefused(start: Temporal.PlainDateTime, refusal: Refusal): boolean {
  switch (refusal.kind) {
    case "weekdays":
      return refusal.days.includes(start.dayOfWeek % 7) && (refusal.hours === null || isWithin(start, refusal.hours));
    case "not-part":
      return start.hour < 12 === (refusal.part === "am");
    case "not-day":
      return refusal.date.equals(start.toPlainDate());
  }
}

function distanceToDay(start: Temporal.PlainDateTime, day: DayWish): number {
  if (isOnDay(start, day)) return 0;
  switch (day.kind) {
    case "instant":
      return minutesBetween(day.at, start);
    case "day":
      return minutesBetween(day.date.toPlainDateTime({ hour: 12 }), start);
    case "weekdays":
      return 0;
    case "range":
      return Math.min(minutesBetween(day.from, start), day.to === null ? Infinity : minutesBetween(day.to, start));
  }
}

const minutesBetween = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): number =>
  Math.abs(a.until(b, { largestUnit: "minutes" }).minutes);
