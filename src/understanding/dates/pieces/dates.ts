import { Temporal } from "temporal-polyfill";
import {
  dateOf,
  easter,
  monthNumber,
  nextDate,
  nextDayOfMonth,
  nextWeekday,
  weekdayNumber,
  weekdayOf,
} from "../calendar.ts";
import type { Reference } from "../date-wish.ts";
import { form, type Form, type TimeValue } from "../piece.ts";
import { ALONE, DAY_OF_MONTH, MONTH, WEEKDAY } from "./words-of-time.ts";

type Found = readonly (string | undefined)[];

/** A date told as such; a weekday that is not that date's makes another reading: the date nearest to it with that weekday. */
export function exact(date: Temporal.PlainDate | null, weekday?: string): TimeValue | null {
  if (date === null) return null;
  const told = weekday === undefined ? weekdayOf(date) : weekdayNumber(weekday);
  const off = ((told - weekdayOf(date) + 10) % 7) - 3;
  const alternatives = off === 0 ? [] : [date.add({ days: off })];
  return { kind: "date", date, alternatives, weekday: null, habit: false };
}

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** A date without its year that comes back in so many days is rather the one just past. */
const FARTHEST_DAYS = 330;

function dayAndMonth([, weekday, day, month, year]: Found, { today }: Reference): TimeValue | null {
  const number = /^\d/.test(month ?? "") ? Number(month) : monthNumber(month ?? "");
  if (year !== undefined) {
    const date = dateOf(fullYear(year), number, Number(day));
    return date !== null && Temporal.PlainDate.compare(date, today) >= 0 ? exact(date, weekday) : null;
  }
  const date = nextDate(number, Number(day), today);
  return date === null || today.until(date).days > FARTHEST_DAYS ? null : exact(date, weekday);
}

/** "lundi 30": the next month whose 30th is a Monday would be a far guess; the next 30th, whatever its weekday, is what is meant. */
const dayOfMonth = (day: string | undefined, today: Temporal.PlainDate, weekday?: string): TimeValue | null =>
  exact(nextDayOfMonth(Number(day), today), weekday);

const ORDINALS = "(premier|1er|1ere|deuxieme|2eme|2e|second|troisieme|3eme|3e|quatrieme|4eme|4e|dernier)";
export function ordinal(word: string | undefined): number {
  if (word === "dernier") return -1;
  if (/^(?:premi|1)/.test(word ?? "")) return 0;
  if (/^(?:deux|sec|2)/.test(word ?? "")) return 1;
  return /^(?:tro|3)/.test(word ?? "") ? 2 : 3;
}

function nthWeekday(nth: number, weekday: number, first: Temporal.PlainDate): Temporal.PlainDate {
  if (nth >= 0) return nextWeekday(weekday, first.subtract({ days: 1 })).add({ weeks: nth });
  return nextWeekday(weekday, first.add({ months: 1 }).subtract({ days: 8 }));
}

function nthOfMonth([, nth, weekday = "", of = "", month]: Found, { today }: Reference): TimeValue | null {
  const thisMonth = today.with({ day: 1 });
  const find = (first: Temporal.PlainDate) => nthWeekday(ordinal(nth), weekdayNumber(weekday), first);
  if (month !== undefined) {
    const first = Temporal.PlainDate.from({ year: today.year, month: monthNumber(month), day: 1 });
    const date = find(first);
    return exact(Temporal.PlainDate.compare(date, today) < 0 ? find(first.add({ years: 1 })) : date);
  }
  const date = find(of.includes("prochain") ? thisMonth.add({ months: 1 }) : thisMonth);
  return Temporal.PlainDate.compare(date, today) < 0 ? null : exact(date);
}

const feast =
  (date: (year: number) => Temporal.PlainDate) =>
  (_: Found, { today }: Reference): TimeValue | null => {
    const dates = [today.year, today.year + 1].map(date);
    return exact(dates.find((each) => Temporal.PlainDate.compare(each, today) >= 0) ?? null);
  };

/** Dates of the calendar: "le 3 avril", "03/04", "lundi 30", "le premier lundi d'avril", "le lundi de Pâques". */
export const dates: readonly Form[] = [
  form(`(?:le )?${ORDINALS} ${WEEKDAY} (du mois prochain|du mois|de ce mois|de?|d)(?: ${MONTH})?`, nthOfMonth),
  form(
    "(?:le )?(?:lendemain de paques|lundi de paques)",
    feast((year) => easter(year).add({ days: 1 })),
  ),
  form(
    "(?:le )?(?:lundi de pentecote|lendemain de (?:la )?pentecote)",
    feast((year) => easter(year).add({ days: 50 })),
  ),
  form(
    "(?:le jeudi de )?l ascension",
    feast((year) => easter(year).add({ days: 39 })),
  ),
  form("paques", feast(easter)),
  form(
    `(?:(?:le |ce )?${WEEKDAY} ,? ?)?(?:le |du |au )?${DAY_OF_MONTH} ?(?:de |d |du mois de )?${MONTH}(?: (?:de )?(20\\d\\d))?(?! ?\\d+(?:er)? ${MONTH})`,
    dayAndMonth,
  ),
  form(`(?:(?:le |ce )?${WEEKDAY} )?(?:le |du |au )?(\\d{1,2})[/.-](\\d{1,2})[/.-](20\\d\\d|\\d\\d)`, dayAndMonth),
  form(`(?:le )?(20\\d\\d)-(\\d\\d)-(\\d\\d)`, ([, year, month, day], reference) =>
    dayAndMonth([undefined, undefined, day, month, year], reference),
  ),
  form(`(?:le |ce )?${WEEKDAY} (?:le )?(\\d{1,2})[/.](\\d{1,2})`, dayAndMonth),
  form("(?:le |du |au )()(\\d{1,2})[/.](\\d{1,2})", ([, , day, month], reference) =>
    dayAndMonth([undefined, undefined, day, month], reference),
  ),
  form("^(\\d{1,2})/(\\d{1,2})|(\\d{1,2})/(\\d\\d)", ([, day, month, otherDay, otherMonth], reference) =>
    dayAndMonth([undefined, undefined, day ?? otherDay, month ?? otherMonth], reference),
  ),
  form(`(?:le |ce )?${WEEKDAY} (?:le )?${DAY_OF_MONTH}${ALONE}`, ([, weekday, day], { today }) =>
    dayOfMonth(day, today, weekday),
  ),
  form(`(?:le|du|au) ${DAY_OF_MONTH} (?:du|de le) mois prochain`, ([, day], { today }) => {
    const { year, month } = today.add({ months: 1 });
    return exact(dateOf(year, month, Number(day)));
  }),
  form(`(?:le|du|au) ${DAY_OF_MONTH}${ALONE}(?: (?:du|de ce) mois(?! prochain)| courant)?`, ([, day], { today }) =>
    dayOfMonth(day, today),
  ),
];
