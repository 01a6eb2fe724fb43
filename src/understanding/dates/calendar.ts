import { Temporal } from "temporal-polyfill";

export const WEEKDAYS = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"] as const;
export const MONTHS = [
  "janvier",
  "fevrier",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "aout",
  "septembre",
  "octobre",
  "novembre",
  "decembre",
] as const;

export const weekdayNumber = (name: string): number => WEEKDAYS.findIndex((weekday) => weekday === name);
export const monthNumber = (name: string): number => MONTHS.findIndex((month) => month === name) + 1;

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (date: Temporal.PlainDate): number => date.dayOfWeek % 7;

export const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });

/** The first such weekday after the date; the date itself is never it. */
export const nextWeekday = (weekday: number, after: Temporal.PlainDate): Temporal.PlainDate =>
  after.add({ days: (weekday - weekdayOf(after) + 7) % 7 || 7 });

export const dayOfWeek = (week: Temporal.PlainDate, weekday: number): Temporal.PlainDate =>
  mondayOf(week).add({ days: (weekday + 6) % 7 });

/** Null for a day that does not exist, such as the 31st of April. */
export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2200) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day });
}

/** The next time that this day of this month comes, today included; the 29th of February may be years away. */
export function nextDate(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  for (let year = today.year; year <= today.year + 8; year++) {
    const date = dateOf(year, month, day);
    if (date !== null && Temporal.PlainDate.compare(date, today) >= 0) return date;
  }
  return null;
}

/** The next time that the month has this day, today included. */
export function nextDayOfMonth(day: number, today: Temporal.PlainDate): Temporal.PlainDate | null {
  if (day < 1 || day > 31) return null;
  const first = today.with({ day: 1 });
  const months = [0, 1, 2].map((months) => first.add({ months }));
  const dates = months.map(({ year, month }) => dateOf(year, month, day));
  return dates.find((date) => date !== null && Temporal.PlainDate.compare(date, today) >= 0) ?? null;
}

/** The first day of the next such month, this one included. */
export const nextMonth = (month: number, today: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: today.year + (month < today.month ? 1 : 0), month, day: 1 });

/** Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher). */
export function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const days = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}

export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b;
