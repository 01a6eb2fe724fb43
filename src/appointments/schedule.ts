import type { Temporal } from "temporal-polyfill";
import type { AgentId, Place } from "./appointment.ts";
import { isInForce, withoutBreak, type Absence, type Closure, type Opening } from "./opening.ts";
import { publicHolidays } from "./public-holidays.ts";
import type { Reason } from "./reason.ts";
import type { SchoolHolidays } from "./school-holidays.ts";
import { minuteOfDay } from "./wall-clock.ts";

export type Agent = {
  readonly id: AgentId;
  readonly firstName: string;
  readonly skills: readonly string[];
  /** Written as an example, to be replaced by the centre's own people. */
  readonly example: boolean;
};

/** Everything from which slots are computed, but for what is already taken. */
export type Schedule = {
  readonly reasons: readonly Reason[];
  readonly agents: readonly Agent[];
  readonly openings: readonly Opening[];
  readonly absences: readonly Absence[];
  readonly closures: readonly Closure[];
  /** Public holidays on which the centre opens all the same: "YYYY-MM-DD". */
  readonly openHolidays: readonly string[];
  /** Of the centre's zone. */
  readonly schoolHolidays: readonly SchoolHolidays[];
};

/** Nobody receives at this place on this date. */
export const isClosed = (date: Temporal.PlainDate, place: Place, schedule: Schedule): boolean =>
  closureOn(date, place, schedule) !== null || isHoliday(date, schedule);

export function closureOn(
  date: Temporal.PlainDate,
  place: Place,
  { closures }: Pick<Schedule, "closures">,
): Closure | null {
  const day = date.toString();
  const closed = ({ from, to, place: where }: Closure): boolean =>
    from <= day && day <= to && (where === null || where === place);
  return closures.find(closed) ?? null;
}

/** A public holiday on which the centre does not open. */
export function isHoliday(date: Temporal.PlainDate, { openHolidays }: Pick<Schedule, "openHolidays">): boolean {
  const day = date.toString();
  return !openHolidays.includes(day) && publicHolidays(date.year).has(day);
}

/** Minutes in a week at which an agent receives, by the openings in force on a date: what fairness divides by. */
export function weeklyOpenMinutes(agent: AgentId, date: Temporal.PlainDate, { openings }: Schedule): number {
  return openings
    .filter((opening) => opening.agent === agent && isInForce(opening, date))
    .reduce((total, opening) => total + minutesAWeek(opening), 0);
}

const minutesAWeek = (opening: Opening): number =>
  withoutBreak(opening).reduce((total, { from, to }) => total + minuteOfDay(to) - minuteOfDay(from), 0) /
  (opening.recurrence.kind === "every-week" ? 1 : opening.recurrence.weeks);
