import { Temporal } from "temporal-polyfill";
import { weekdayOf } from "./calendar.ts";
import type { DateWish, Hours, Reference } from "./date-wish.ts";
import type { Bounded, Gathered } from "./gather.ts";
import { hoursOf, timeText } from "./hours.ts";
import { plainTime } from "./pieces/clocks.ts";
import type { TimeValue } from "./piece.ts";

/** One wish out of what a message tells; null when it tells none, or several that do not go together. */
export function combine(told: Gathered, reference: Reference): DateWish | null {
  const hours = hoursOf(told);
  const exactClocks = told.clocks.filter(({ bound }) => bound === "at");
  const [moment] = told.moments;
  if (moment) return { kind: "instant", at: moment.at, alternatives: [], dayTold: true };
  if (told.spans.length > 1) return null;
  const [span] = told.spans;
  if (span) return told.dates.length > 0 ? null : inSpan(span, told, hours, reference);
  if (told.weekdays.length > 0) return weekdays(true, told.weekdays, hours);
  const [date, ...others] = told.dates;
  if (date)
    return others.length > 0 ? ofSeveral(told, exactClocks, hours) : ofDate(date, told, exactClocks, hours, reference);
  return withoutDay(told, exactClocks, hours, reference);
}

const weekdays = (only: boolean, days: readonly number[], hours: Hours | null): DateWish => ({
  kind: "weekdays",
  only,
  days: [...new Set(days)].toSorted((a, b) => a - b),
  hours,
});

function inSpan(span: Bounded<"span">, told: Gathered, hours: Hours | null, reference: Reference): DateWish | null {
  const without = refusedWeekdays(told.refused);
  const now = nowOf(reference);
  const range = (from: Temporal.PlainDate | null, to: Temporal.PlainDate | null): DateWish => ({
    kind: "range",
    from: from === null ? now : from.toPlainDateTime(),
    to: to?.toPlainDateTime() ?? null,
    hours: hours ?? exactAsHours(told),
    without,
  });
  switch (span.bound) {
    case "at":
      return range(span.from, span.to);
    case "before":
      return range(null, span.from);
    case "until":
      return span.to === null ? null : range(null, span.to);
    case "from":
      return range(span.from, null);
    case "after":
      return span.to === null ? null : range(span.to, null);
  }
}

/** "La semaine prochaine à 10 h": about then. */
function exactAsHours({ clocks }: Gathered): Hours | null {
  const [clock] = clocks;
  return clock === undefined ? null : { from: timeText(clock.minute), to: timeText(Math.min(clock.minute + 60, 1439)) };
}

function ofSeveral(told: Gathered, clocks: readonly Bounded<"clock">[], hours: Hours | null): DateWish | null {
  const { dates, either } = told;
  const plain = dates.every(({ bound }) => bound === "at");
  const names = dates.flatMap(({ weekday }) => (weekday === null ? [] : [weekday]));
  if (plain && names.length === dates.length && clocks.length <= 1) {
    // "lundi matin ou mardi après-midi": each its own hours, which no wish can tell
    return weekdays(true, names, told.parts.length > 1 ? null : (hours ?? exactAsHours({ ...told, clocks })));
  }
  const [first, ...others] = dates;
  if (!plain || !either || first === undefined) return null;
  if (clocks.length === 0 && hours === null) {
    return { kind: "day", date: first.date, alternatives: others.map(({ date }) => date) };
  }
  const [clock, secondClock] = clocks;
  if (clock === undefined || hours !== null) return null;
  const at = (date: Temporal.PlainDate, { minute }: Bounded<"clock">) => date.toPlainDateTime(plainTime(minute));
  return {
    kind: "instant",
    at: at(first.date, clock),
    alternatives: others.map(({ date }) => at(date, secondClock ?? clock)),
    dayTold: true,
  };
}

function ofDate(
  told: Bounded<"date">,
  all: Gathered,
  clocks: readonly Bounded<"clock">[],
  hours: Hours | null,
  reference: Reference,
): DateWish | null {
  const { bound } = told;
  if (told.habit && told.weekday !== null && clocks.length === 0 && bound === "at") {
    return weekdays(true, [told.weekday], hours);
  }
  if (bound !== "at") return bounded(told, hours, clocks, reference);
  const date = saidToday(told, all, reference);
  const alternatives = [told.date, ...told.alternatives].filter((other) => !other.equals(date));
  const [clock, ...otherClocks] = clocks;
  if (clock !== undefined) {
    const pm = all.parts.some(({ from }) => from >= 12 * 60) && clock.minute < 8 * 60 ? 12 * 60 : 0;
    const minutes = [clock, ...otherClocks].map(({ minute }) => minute + pm);
    const [at, ...later] = minutes.map((minute) => date.toPlainDateTime(plainTime(minute)));
    if (at === undefined || (otherClocks.length > 0 && !all.either)) return null;
    return {
      kind: "instant",
      at,
      alternatives: [...later, ...alternatives.map((day) => day.toPlainDateTime(at))],
      dayTold: true,
    };
  }
  if (hours === null) return { kind: "day", date, alternatives };
  return {
    kind: "range",
    from: date.toPlainDateTime(hours.from ?? "00:00"),
    to: hours.to === null ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(hours.to),
    hours: null,
    without: [],
  };
}

/** On a Wednesday morning "mercredi après-midi" is this afternoon; "mercredi" alone is in a week. */
function saidToday(
  { date, weekday }: Bounded<"date">,
  { parts, clocks }: Gathered,
  { today, minute }: Reference,
): Temporal.PlainDate {
  const [part] = parts;
  if (weekday !== weekdayOf(today) || part === undefined || clocks.length > 0) return date;
  return part.from > minute && part.from >= 12 * 60 ? today : date;
}

function bounded(
  { bound, date }: Bounded<"date">,
  hours: Hours | null,
  clocks: readonly Bounded<"clock">[],
  reference: Reference,
): DateWish | null {
  const range = (from: Temporal.PlainDateTime, to: Temporal.PlainDateTime | null): DateWish => ({
    kind: "range",
    from,
    to,
    hours,
    without: [],
  });
  const [clock] = clocks;
  const at = clock === undefined ? null : date.toPlainDateTime(plainTime(clock.minute));
  const now = nowOf(reference);
  if (bound === "before" || bound === "until") {
    const end = at ?? (bound === "before" ? date : date.add({ days: 1 })).toPlainDateTime();
    return Temporal.PlainDateTime.compare(end, now) <= 0 ? null : range(now, end);
  }
  return range(at ?? (bound === "from" ? date : date.add({ days: 1 })).toPlainDateTime(), null);
}

function withoutDay(
  told: Gathered,
  clocks: readonly Bounded<"clock">[],
  hours: Hours | null,
  reference: Reference,
): DateWish | null {
  const { refused } = told;
  const without = refusedWeekdays([...refused, ...told.busy.filter(isHabit)]);
  const today = told.parts.find((part) => part.today);
  if (today && clocks.length === 0) {
    const { from, to } = today;
    const at = (minute: number) => reference.today.toPlainDateTime(plainTime(minute));
    if (refused.length > 0 || to <= reference.minute) return null;
    return { kind: "range", from: at(from), to: at(to), hours: null, without: [] };
  }
  if (without.length > 0) return clocks.length > 0 ? null : weekdays(false, without, refusedHours(refused));
  const [clock] = clocks;
  if (clock) {
    if (told.any || (told.parts.length > 0 && !today)) return null;
    const minutes = clocks.map(({ minute }) => minute);
    if (clocks.length > 1 && !told.either) return null;
    // "2 h" alone may be how long something takes
    if (clock.minute < reference.minute || clock.guessed) return null;
    const [at, ...alternatives] = minutes.map((minute) => reference.today.toPlainDateTime(plainTime(minute)));
    return at === undefined ? null : { kind: "instant", at, alternatives, dayTold: today !== undefined };
  }
  if (hours !== null) return hours.from === null && hours.to === null ? null : { kind: "hours", hours };
  if (refused.length > 0) return refusal(refused);
  if (told.busy.length > 0) return whenBusy(told.busy);
  if (told.earliest) return { kind: "earliest" };
  return told.any ? { kind: "any" } : null;
}

function refusal(refused: readonly TimeValue[]): DateWish | null {
  const [first, ...others] = refused;
  if (first === undefined || others.length > 0) return null;
  if (first.kind === "date") return { kind: "not-day", date: first.date };
  if (first.kind !== "span" || first.to === null) return null;
  return { kind: "range", from: first.to.toPlainDateTime(), to: null, hours: null, without: [] };
}

/** "Sauf le mercredi après-midi" leaves the mornings. */
function refusedHours(refused: readonly TimeValue[]): Hours | null {
  const part = refused.find((value) => value.kind === "part");
  return part === undefined ? null : { from: timeText(part.from), to: timeText(part.to) };
}

const isHabit = (value: TimeValue): boolean => value.kind === "weekdays" || (value.kind === "date" && value.habit);

/** What somebody does on a day told by its date is no wish. */
function whenBusy([first, ...others]: readonly TimeValue[]): DateWish | null {
  if (first?.kind !== "part" || others.length > 0) return null;
  return { kind: "not-part", part: first.to <= 12 * 60 ? "am" : "pm" };
}

const refusedWeekdays = (refused: readonly TimeValue[]): number[] =>
  refused.flatMap((value) =>
    value.kind === "weekdays"
      ? [...value.days]
      : value.kind === "date" && value.weekday !== null
        ? [value.weekday]
        : [],
  );

const nowOf = ({ today, minute }: Reference): Temporal.PlainDateTime => today.toPlainDateTime(plainTime(minute));
