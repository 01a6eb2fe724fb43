import { Temporal } from "temporal-polyfill";
import {
  easter,
  later,
  mondayOf,
  monthNumber,
  nextDate,
  nextDayOfMonth,
  nextMonth,
  nextWeekday,
  weekdayNumber,
} from "../calendar.ts";
import type { Reference } from "../date-wish.ts";
import { form, type Form, type TimeValue } from "../piece.ts";
import { nextHolidays } from "../school-holidays.ts";
import { daysMeant } from "./days.ts";
import { ordinal } from "./dates.ts";
import { MONTH, WEEKDAY } from "./words-of-time.ts";

type Found = readonly (string | undefined)[];
type Date = Temporal.PlainDate;

/** From today on: what is past is not wished for. Null when all of it is. */
function span(from: Date, to: Date | null, today: Date): TimeValue | null {
  if (to !== null && Temporal.PlainDate.compare(to, today) <= 0) return null;
  return { kind: "span", from: later(from, today), to };
}

const ofWeek =
  (weeks: number, firstDay: number, afterLastDay: number) =>
  (_: Found, { today }: Reference): TimeValue | null => {
    const monday = mondayOf(today).add({ weeks });
    return span(monday.add({ days: firstDay }), monday.add({ days: afterLastDay }), today);
  };

/** The ten or eleven days of a month that "début", "mi" and "fin" mean; the whole month otherwise. */
function partOfMonth(part: string, first: Date, today: Date): TimeValue | null {
  const end = first.add({ months: 1 });
  if (/debut/.test(part)) return span(first, first.add({ days: 10 }), today);
  if (/^(?:mi|au milieu|milieu)/.test(part)) return span(first.add({ days: 10 }), first.add({ days: 20 }), today);
  return /fin/.test(part) ? span(first.add({ days: 20 }), end, today) : span(first, end, today);
}

const ofMonth = ([, part = "", month = ""]: Found, { today }: Reference): TimeValue | null => {
  const first = nextMonth(monthNumber(month), today);
  return partOfMonth(part, first, today) ?? partOfMonth(part, first.add({ years: 1 }), today);
};

function between([, first, firstMonth, last, lastMonth]: Found, { today }: Reference): TimeValue | null {
  const month = firstMonth ?? lastMonth;
  const from =
    month === undefined ? nextDayOfMonth(Number(first), today) : nextDate(monthNumber(month), Number(first), today);
  if (from === null) return null;
  const to =
    lastMonth === undefined ? nextDayOfMonth(Number(last), from) : nextDate(monthNumber(lastMonth), Number(last), from);
  return to === null || from.until(to).days > 100 ? null : span(from, to.add({ days: 1 }), today);
}

function betweenWeekdays([, first = "", last = "", next]: Found, { today }: Reference): TimeValue | null {
  const since = next === undefined ? today : mondayOf(today).add({ days: 6 });
  const from = nextWeekday(weekdayNumber(first), since);
  return span(from, nextWeekday(weekdayNumber(last), from).add({ days: 1 }), today);
}

function weekOf([, day, month]: Found, { today }: Reference): TimeValue | null {
  // the day may be past already in the week that is running
  const since = today.subtract({ days: 6 });
  const date =
    month === undefined ? nextDayOfMonth(Number(day), since) : nextDate(monthNumber(month), Number(day), since);
  if (date === null) return null;
  return span(mondayOf(date), mondayOf(date).add({ weeks: 1 }), today);
}

function nthWeek([, nth, month = ""]: Found, { today }: Reference): TimeValue | null {
  const first = nextMonth(monthNumber(month), today);
  const firstMonday = nextWeekday(1, first.subtract({ days: 1 }));
  const week = ordinal(nth);
  const monday =
    week >= 0 ? firstMonday.add({ weeks: week }) : mondayOf(first.add({ months: 1 }).subtract({ days: 1 }));
  return span(monday, monday.add({ weeks: 1 }), today);
}

function holidays(name: string | undefined, { today }: Reference): TimeValue | null {
  const names: Readonly<Record<string, string>> = { paques: "printemps", fevrier: "hiver", avril: "printemps" };
  const found = nextHolidays(name === undefined ? null : (names[name] ?? name), today);
  return found === null ? null : span(found.from, found.to, today);
}

const coming =
  (daysOf: (count: number) => number) =>
  ([, count]: Found, { today }: Reference): TimeValue | null =>
    span(today, today.add({ days: daysOf(Number(count ?? 1)) + 1 }), today);

const OF_NEXT_WEEK = "(?:de |d )?(?:la )?semaine prochain";
const OF_THIS_WEEK = "(?:de |d )?(?:la |cette )?semaine";
const HOLIDAY_NAME =
  "(?: scolaires)?(?: (?:de |d )?(?:la )?(toussaint|noel|hiver|printemps|paques|fevrier|avril|ete))?";

/** Several days: weeks, months and their parts, school holidays. */
export const spans: readonly Form[] = [
  form("avant la fin (?:du|de ce|de) mois", (_, { today }) =>
    span(today, today.with({ day: 1 }).add({ months: 1 }), today),
  ),
  form(`avant la fin ${OF_NEXT_WEEK}`, ofWeek(0, 0, 14)),
  form(`avant la fin ${OF_THIS_WEEK}`, ofWeek(0, 0, 7)),
  form(
    `(?:entre le|du|de|le) (\\d{1,2})(?:er)?(?: ${MONTH})? (?:et(?: le)?|au|a|jusque au) (\\d{1,2})(?:er)?(?: ${MONTH})?(?![\\dh])(?! ?(?:h|rue))`,
    between,
  ),
  form(`(?:entre(?: le)?|du|de) ${WEEKDAY} (?:et(?: le)?|a|au) ${WEEKDAY}( ${OF_NEXT_WEEK})?`, betweenWeekdays),
  form(`(?:dans |pendant )?(?:la )?semaine du (?:lundi )?(\\d{1,2})(?:er)?(?: au \\d{1,2})?(?: ${MONTH})?`, weekOf),
  form(
    `(?:la )?(premier|premiere|1ere|deuxieme|2eme|2e|seconde|troisieme|3eme|3e|quatrieme|4eme|dernier) semaine (?:de |d |du mois de )${MONTH}`,
    nthWeek,
  ),
  form(`(?:la )?(?:premier|premiere|1ere) quinzaine (?:de |d )${MONTH}`, ([, month], { today }) => {
    const first = nextMonth(monthNumber(month ?? ""), today);
    return span(first, first.add({ days: 15 }), today);
  }),
  form(`(?:la )?(?:deuxieme|2eme|2e|seconde|dernier) quinzaine (?:de |d )${MONTH}`, ([, month], { today }) => {
    const first = nextMonth(monthNumber(month ?? ""), today);
    return span(first.add({ days: 15 }), first.add({ months: 1 }), today);
  }),
  form(`(?:en |au |le |du )?debut ${OF_NEXT_WEEK}`, ofWeek(1, 0, 2)),
  form(`(?:en |au |le )?(?:milieu|mi) ${OF_NEXT_WEEK}`, ofWeek(1, 2, 3)),
  form(`(?:en |a la |la |vers la )?fin ${OF_NEXT_WEEK}`, ofWeek(1, 3, 5)),
  form(`(?:en |au |le |du )?debut ${OF_THIS_WEEK}`, ofWeek(1, 0, 2)),
  form(`(?:en |a la |la |vers la )?fin ${OF_THIS_WEEK}(?! prochain)`, ofWeek(0, 3, 5)),
  form(
    "(?:dans |pendant |pour |dans le courant de |courant )?(?:la )?semaine (?:prochain|qui vient|qui arrive|d apres|en 7)(?: la)?",
    ofWeek(1, 0, 7),
  ),
  form("(?:la )?semaine (?:en 8|encore apres)|dans 2 semaines dans la semaine", ofWeek(2, 0, 7)),
  form("(?:cette semaine|dans la semaine|courant de (?:la )?semaine)(?: ci)?", ofWeek(0, 0, 7)),
  form("(?:ce |le )?weekend (?:d apres)", ofWeek(1, 5, 7)),
  form("(?:le |ce |pendant le )?weekend (?:prochain|qui vient)|ce weekend", ofWeek(0, 5, 7)),
  form("les weekend|le weekend|en weekend|weekend", () => ({ kind: "weekdays", days: [0, 6] })),
  form("(?:en semaine|les jours de semaine|du lundi au vendredi)", () => ({ kind: "weekdays", days: [1, 2, 3, 4, 5] })),
  form("(?:(debut|mi|milieu|fin) )?(?:du |le |au )?mois prochain", ([, part = ""], { today }) =>
    partOfMonth(part, today.with({ day: 1 }).add({ months: 1 }), today),
  ),
  form("(?:en |a la |la |vers la )?(fin) (?:du|de ce|de) mois(?: ci)?", ([, part = ""], { today }) =>
    partOfMonth(part, today.with({ day: 1 }), today),
  ),
  form("(?:en |au |vers le )?(debut) (?:du|de) mois", ([, part = ""], { today }) =>
    partOfMonth(part, today.with({ day: 1 }).add({ months: 1 }), today),
  ),
  form("(?:ce mois(?: ci)?|dans le mois|courant du mois)", (_, { today }) =>
    partOfMonth("", today.with({ day: 1 }), today),
  ),
  form(
    `((?:en |au |a la |vers la |tout )?(?:debut|mi|milieu|fin)) (?:de |d |du mois de |du mois d )?${MONTH}`,
    ofMonth,
  ),
  form(
    `(en|courant|au mois de|au mois d|dans le mois de|pour le mois de|tout le mois de|le mois de) ${MONTH}`,
    ofMonth,
  ),
  form(`()^(?!mai$)${MONTH}$`, ofMonth),
  form(
    `(?:apres|a la fin de|apres la fin de) les vacances${HOLIDAY_NAME}|a la rentree|apres la rentree`,
    ([, name], reference) => {
      const found = holidays(name, reference);
      return found?.kind === "span" && found.to !== null ? { kind: "span", from: found.to, to: null } : null;
    },
  ),
  form(`avant les vacances${HOLIDAY_NAME}`, ([, name], reference) => {
    const found = holidays(name, reference);
    return found?.kind === "span" ? span(reference.today, found.from, reference.today) : null;
  }),
  form(`(?:pendant|durant|dans|aux?|a|pour) (?:les )?vacances${HOLIDAY_NAME}`, ([, name], reference) =>
    holidays(name, reference),
  ),
  form("apres paques", (_, { today }) => {
    const next = [today.year, today.year + 1].map(easter).find((date) => Temporal.PlainDate.compare(date, today) >= 0);
    return next === undefined ? null : { kind: "span", from: next.add({ days: 1 }), to: null };
  }),
  form("(?:d ici|sous|dans les) (\\d{1,2}|une?) (?:prochain )?jours", coming(daysMeant)),
  form(
    "(?:d ici|sous|dans les) (\\d{1,2}|une?) (?:prochain )?semaines?",
    coming((count) => (count || 1) * 7),
  ),
  form(
    "(?:d ici|sous|dans les) (\\d{1,2}|une?) (?:prochain )?mois",
    coming((count) => (count || 1) * 30),
  ),
  form(
    "(?:d ici|sous) (?:une )?(?:huitaine|quinzaine)",
    coming(() => 14),
  ),
  form(
    "(?:dans les (?:prochain )?jours(?: prochain| qui viennent| a venir)?|ces jours ci|ces (?:prochain )?jours|ces jours)",
    coming(() => 6),
  ),
];
