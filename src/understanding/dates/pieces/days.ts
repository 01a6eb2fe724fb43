import { dayOfWeek, nextWeekday, weekdayNumber, weekdayOf } from "../calendar.ts";
import type { Reference } from "../date-wish.ts";
import { form, type Form, type TimeValue } from "../piece.ts";
import { exact } from "./dates.ts";
import { WEEKDAY } from "./words-of-time.ts";

type Found = readonly (string | undefined)[];

const inDays =
  (days: number) =>
  (_: Found, { today }: Reference): TimeValue | null =>
    exact(today.add({ days }));

function weekday(
  name: string | undefined,
  { today }: Reference,
  { weeks = 0, habit = false, orNext = false }: { weeks?: number; habit?: boolean; orNext?: boolean } = {},
): TimeValue {
  const number = weekdayNumber(name ?? "");
  const next = nextWeekday(number, today);
  const date = weeks === 0 ? next : next.add({ weeks });
  const alternatives = orNext ? [date.add({ weeks: 1 })] : weekdayOf(today) === number && weeks === 0 ? [today] : [];
  return { kind: "date", date, alternatives, weekday: weeks === 0 ? number : null, habit };
}

const inWeeks =
  (weeks: number) =>
  ([, name = ""]: Found, { today }: Reference): TimeValue | null => {
    const date = dayOfWeek(today.add({ weeks }), weekdayNumber(name));
    return weeks === 0 && date.until(today).days > 0 ? null : exact(date);
  };

/** "8 jours" is a week and "15 jours" two: French counts both ends. */
export const daysMeant = (days: number): number => (days === 8 ? 7 : days === 15 ? 14 : days);

function inCount([, count, unit = "", name]: Found, { today }: Reference): TimeValue | null {
  const number = /^\d/.test(count ?? "") ? Number(count) : 1;
  if (number > 400) return null;
  if (name !== undefined && unit.startsWith("semaine")) return inWeeks(number)([undefined, name], { today, minute: 0 });
  if (unit === "mois") return exact(today.add({ months: number }));
  return exact(today.add({ days: unit.startsWith("semaine") ? number * 7 : daysMeant(number) }));
}

const NEXT_WEEK = "(?:de |dans |d )?(?:la )?semaine (?:prochain|qui vient|qui arrive|d apres)";
const THIS_WEEK = "(?:de |dans )?(?:cette semaine|la semaine)(?! \\d| prochain| du| d)";

const sameWeekday =
  (weeks: number) =>
  (found: Found, reference: Reference): TimeValue =>
    weekday(found[1], reference, { weeks });

/** A day of another week: "jeudi de la semaine prochaine". Longer than what names the week alone. */
export const daysOfWeeks: readonly Form[] = [
  form(`(?:le )?${WEEKDAY} (?:de |dans |d )?(?:la )?semaine en 8`, inWeeks(2)),
  form(`(?:le )?${WEEKDAY} ${NEXT_WEEK}`, inWeeks(1)),
  form(`${NEXT_WEEK} ,? ?(?:le |donc |soit )?${WEEKDAY}(?! \\d)(?! ?(?:ou|et|,) ${WEEKDAY})`, inWeeks(1)),
  form(`(?:le )?${WEEKDAY} ${THIS_WEEK}`, inWeeks(0)),
  form(`cette semaine (?:le )?${WEEKDAY}(?! \\d)`, inWeeks(0)),
  form(`(?:le )?${WEEKDAY} dans (\\d{1,2}) semaines?`, ([, name, weeks]: Found, reference) =>
    inWeeks(Number(weeks))([undefined, name], reference),
  ),
];

/** Days counted from today: "demain", "lundi", "mardi en quinze", "jeudi de la semaine prochaine", "dans huit jours". */
export const days: readonly Form[] = [
  form("(?:d |de )?aujourdhui en 8", inDays(7)),
  form("(?:d |de )?aujourdhui en 15", inDays(14)),
  form("demain en 8", inDays(8)),
  form("demain en 15", inDays(15)),
  form("apresdemain", inDays(2)),
  form("demain", inDays(1)),
  form("(?:aujourdhui|ce jours)", inDays(0)),
  form("avant hier", inDays(-2)),
  form("hier", inDays(-1)),
  form("ce 12h", (_, { today }) => ({ kind: "moment", at: today.toPlainDateTime({ hour: 12 }) })),
  form(`(?:le )?${WEEKDAY} en 8`, sameWeekday(1)),
  form(`(?:le )?${WEEKDAY} en 15`, sameWeekday(2)),
  form(`(?:le )?${WEEKDAY} (?:d apres|d ensuite|qui suit)`, sameWeekday(1)),
  form(`(?:pas |non )?(?:ce|le) ${WEEKDAY}(?: qui vient| prochain)? (?:mais )?(?:celui|le) d apres`, sameWeekday(1)),
  form("dans (\\d{1,2}|une) (jours|semaines?|mois) a (?:la )?meme h", (found, reference) => {
    const value = inCount(found, reference);
    const hour = Math.floor(reference.minute / 60);
    return value?.kind === "date"
      ? { kind: "moment", at: value.date.toPlainDateTime({ hour, minute: reference.minute % 60 }) }
      : null;
  }),
  form(`dans (\\d{1,2}|une) (semaines?)(?: (?:le )?${WEEKDAY})?`, inCount),
  form("dans (\\d{1,3}|une?) (jours|mois)", inCount),
  form("dans (?:une |1 )?quinzaine(?: de jours)?", inDays(14)),
  form("dans (?:une |1 )?huitaine(?: de jours)?", inDays(7)),
  form(`(?:le )?${WEEKDAY} (?:dernier|passe)`, ([, name], { today }) =>
    exact(nextWeekday(weekdayNumber(name ?? ""), today.subtract({ days: 8 }))),
  ),
  form(`(?:les|tous les|chaque) ${WEEKDAY}`, (found, reference) => weekday(found[1], reference, { habit: true })),
  form(`(?:le |ce |au )?${WEEKDAY} (?:prochain|qui vient|qui arrive|a venir)`, (found, reference) =>
    weekday(found[1], reference, { orNext: true }),
  ),
  form(`(?:ce|cette) ${WEEKDAY}(?: ci)?`, (found, reference) => weekday(found[1], reference)),
  form(`le ${WEEKDAY}(?! \\d)`, (found, reference) => weekday(found[1], reference, { habit: true })),
  form(WEEKDAY, (found, reference) => weekday(found[1], reference)),
];
