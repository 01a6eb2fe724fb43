import { Temporal } from "temporal-polyfill";
import type { Reference } from "../date-wish.ts";
import { form, type Form, type TimeValue } from "../piece.ts";
import { CLOCK } from "./words-of-time.ts";

/** Nobody is received before seven: "à 3 h" is three in the afternoon. */
const FIRST_HOUR = 7;

/** "14h30" → 870; null when there is no such time. "!" tells that morning or afternoon was said. */
function minuteOf(hour: string | undefined, minutes: string | undefined, told: string | undefined): number | null {
  const hours = Number(hour);
  if (hours > 23 || Number(minutes ?? 0) > 59) return null;
  const meant = told === undefined && hours > 0 && hours < FIRST_HOUR ? hours + 12 : hours;
  return meant * 60 + Number(minutes ?? 0);
}

function clock([, hour, minutes, told]: readonly (string | undefined)[]): TimeValue | null {
  const minute = minuteOf(hour, minutes, told);
  return minute === null ? null : { kind: "clock", minute, guessed: told === undefined && Number(hour) < FIRST_HOUR };
}

function span([, a, am, at, b, bm, bt]: readonly (string | undefined)[]): TimeValue | null {
  const from = minuteOf(a, am, at);
  const to = minuteOf(b, bm, bt);
  if (from === null || to === null) return null;
  // "de 9 h à 2 h": until two in the afternoon
  return to > from ? { kind: "clock-span", from, to } : null;
}

const inMinutes =
  (minutes: number) =>
  (_: readonly (string | undefined)[], { today, minute }: Reference): TimeValue => ({
    kind: "moment",
    at: today.toPlainDateTime().add({ minutes: minute + minutes }),
  });

const count = (text: string | undefined): number => Number(text ?? 1);

export const clocks: readonly Form[] = [
  form("(?:dans|d ici) (?:1 |une? )?(?:demie?|1/2) ?h(?:eure)?", inMinutes(30)),
  form("(?:dans|d ici) (?:un |1 )?quart d h(?:eure)?", inMinutes(15)),
  form("dans (\\d{1,2}) min", ([, minutes], reference) => inMinutes(count(minutes))([], reference)),
  form("dans (\\d{1,2}) ?h(\\d\\d)?", ([, hours, minutes], reference) =>
    inMinutes(count(hours) * 60 + Number(minutes ?? 0))([], reference),
  ),
  form("(?:maintenant|tout de suite|de suite|immediatement)", inMinutes(0)),
  form(`(?:entre|de) ${CLOCK} (?:et|a|jusque a?) (?:a )?${CLOCK}`, span),
  form(`${CLOCK} a ${CLOCK}`, span),
  // how long something takes or took is no time to come
  form("d ici \\d{1,2}h", () => null),
  form("(?:pendant|durant|en|d|dure|attendu|toutes les|chaque|sous|24) \\d{1,2}h(?:\\d\\d)?(?:/24)?", () => null),
  form(
    "\\d{1,2}h(?:\\d\\d)? (?:de (?:route|trajet|attente|travail|cours|retard|formation|menage|bus|train)|par (?:jours|semaine|mois)|d \\w+)",
    () => null,
  ),
  form(CLOCK, clock),
];

export const plainTime = (minute: number): Temporal.PlainTime =>
  Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
