import type { Temporal } from "temporal-polyfill";
import type { Hours } from "../understanding/dates/date-wish.ts";
import type { Narrowing } from "./narrow-slots.ts";
import type { WaitingWishes } from "./waiting-list-store.ts";
import { minuteOfDay } from "./wall-clock.ts";

type Span = { readonly from: number; readonly to: number };
type Days = { readonly from: string; readonly to: string };

const wholeDay: Span = { from: 0, to: 1440 };
const noon = 720;
/** No end: as far as appointments go. */
const ever = "9999-12-31";

/**
 * What was said of when, to be kept for weeks: local days and minutes instead of words, which mean another day tomorrow. Where it cannot
 * be kept exactly (a part of a weekday refused), less is kept, so that nobody is offered what they refused. Null: no time can suit.
 */
export function wishesOf(narrowing: Narrowing, today: Temporal.PlainDate): WaitingWishes | null {
  const [weekdays, hours, days] = [weekdaysOf(narrowing), hoursOf(narrowing), daysOf(narrowing, today)];
  if (weekdays.length === 0 || hours.from >= hours.to || days?.length === 0) return null;
  return {
    weekdays: weekdays.length === 7 ? [] : weekdays,
    hours: hours.from === wholeDay.from && hours.to === wholeDay.to ? [] : [hours],
    days: days ?? [],
  };
}

/** Whether a time that begins at this local moment is one of those that were wished. */
export function suits(start: Temporal.PlainDateTime, { weekdays, hours, days }: WaitingWishes): boolean {
  const minute = start.hour * 60 + start.minute;
  const day = start.toPlainDate().toString();
  return (
    (weekdays.length === 0 || weekdays.includes(start.dayOfWeek)) &&
    (hours.length === 0 || hours.some(({ from, to }) => from <= minute && minute < to)) &&
    (days.length === 0 || days.some(({ from, to }) => from <= day && day <= to))
  );
}

function weekdaysOf({ day, refused }: Narrowing): readonly number[] {
  const away = [
    ...refused.flatMap((refusal) => (refusal.kind === "weekdays" ? refusal.days : [])),
    ...(day?.kind === "range" ? day.without : []),
  ].map(isoWeekday);
  const wished = day?.kind === "weekdays" ? day.days.map(isoWeekday) : [1, 2, 3, 4, 5, 6, 7];
  return wished.filter((weekday) => !away.includes(weekday));
}

/** Wishes count Sunday as 0, as JavaScript does. */
const isoWeekday = (weekday: number): number => (weekday === 0 ? 7 : weekday);

function hoursOf({ day, hours, refused }: Narrowing): Span {
  const spans = [
    ...(hours === null ? [] : [spanOf(hours)]),
    ...(day?.kind === "instant" ? [minuteSpan(day.at)] : []),
    ...(day?.kind === "range" ? [partOfDay(day)] : []),
    ...refused.flatMap((refusal) =>
      refusal.kind === "not-part" ? [refusal.part === "am" ? { from: noon, to: 1440 } : { from: 0, to: noon }] : [],
    ),
  ];
  return spans.reduce((all, one) => ({ from: Math.max(all.from, one.from), to: Math.min(all.to, one.to) }), wholeDay);
}

const spanOf = ({ from, to }: Hours): Span => ({
  from: from === null ? 0 : minuteOfDay(from),
  to: to === null ? 1440 : minuteOfDay(to) + (from === to ? 1 : 0),
});

const minuteOf = ({ hour, minute }: Temporal.PlainDateTime): number => hour * 60 + minute;
const minuteSpan = (at: Temporal.PlainDateTime): Span => ({ from: minuteOf(at), to: minuteOf(at) + 1 });

type Range = Extract<Narrowing["day"], { kind: "range" }>;

/** "Demain matin" is a range of hours of one day. */
function partOfDay({ from, to }: Range): Span {
  if (to === null || !from.toPlainDate().equals(to.toPlainDate())) return wholeDay;
  return { from: minuteOf(from), to: minuteOf(to) };
}

/** Null: any. */
function daysOf({ day, refused }: Narrowing, today: Temporal.PlainDate): readonly Days[] | null {
  const wished = daysWished(day);
  const away = refused.flatMap((refusal) => (refusal.kind === "not-day" ? [refusal.date] : []));
  if (away.length === 0) return wished;
  const all: readonly Days[] = wished ?? [{ from: today.toString(), to: ever }];
  return away.reduce(without, all);
}

function daysWished(day: Narrowing["day"]): readonly Days[] | null {
  switch (day?.kind) {
    case undefined:
    case "weekdays":
      return null;
    case "instant":
      return [day.at, ...day.alternatives].map((at) => oneDay(at.toPlainDate()));
    case "day":
      return [day.date, ...day.alternatives].map(oneDay);
    case "range":
      // `to` is excluded: midnight belongs to the day before
      return [{ from: dayOf(day.from), to: day.to === null ? ever : dayOf(day.to.subtract({ minutes: 1 })) }];
  }
}

const dayOf = (moment: Temporal.PlainDateTime): string => moment.toPlainDate().toString();
const oneDay = (date: Temporal.PlainDate): Days => ({ from: date.toString(), to: date.toString() });

const without = (spans: readonly Days[], date: Temporal.PlainDate): readonly Days[] =>
  spans.flatMap(({ from, to }) => {
    const day = date.toString();
    if (day < from || to < day) return [{ from, to }];
    const before = { from, to: date.subtract({ days: 1 }).toString() };
    const after = { from: date.add({ days: 1 }).toString(), to };
    return [before, after].filter((span) => span.from <= span.to);
  });
