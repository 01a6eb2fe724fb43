import { Temporal } from "temporal-polyfill";
import type { AgentId, Place } from "./appointment.ts";
import { isSchoolHoliday, type SchoolHolidays } from "./school-holidays.ts";

/** Local wall-clock "HH:MM"; `to` is excluded. */
export type Hours = { readonly from: string; readonly to: string };

/** What differs on one date, whatever the rule says of it: local "YYYY-MM-DD". */
export type OpeningException =
  | { readonly kind: "cancelled"; readonly date: string }
  | ({ readonly kind: "other-hours"; readonly date: string; readonly break: Hours | null } & Hours);

/** Hours at which an agent receives people, in local wall-clock time: "9 o'clock" stays 9 o'clock when the clocks change. */
export type Opening = Hours & {
  readonly id: string;
  readonly agent: AgentId;
  /** Where the agent is. From the centre one can also telephone; from elsewhere one cannot receive. */
  readonly place: Place;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** Nobody is received meanwhile: lunch. */
  readonly break: Hours | null;
  readonly recurrence:
    | { readonly kind: "every-week" }
    /** Counted from the week of `anchor`, a local date. */
    | { readonly kind: "every-n-weeks"; readonly weeks: number; readonly anchor: string };
  /** Local dates, inclusive. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly schoolHolidays: "included" | "excluded" | "only";
  readonly exceptions: readonly OpeningException[];
};

/** An agent is away. Local wall-clock "YYYY-MM-DDTHH:MM"; `to` is excluded. */
export type Absence = { readonly id: string; readonly agent: AgentId; readonly from: string; readonly to: string };

/** Nobody receives on these local dates "YYYY-MM-DD", both included; at one place, or at all (null). */
export type Closure = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly place: Place | null;
};

/** When people are received on a date by this opening; empty when it does not open. Closures and absences are not counted here. */
export function hoursOn(
  opening: Opening,
  date: Temporal.PlainDate,
  schoolHolidays: readonly SchoolHolidays[],
): readonly Hours[] {
  const day = date.toString();
  const exception = opening.exceptions.find((one) => one.date === day);
  if (exception !== undefined) return exception.kind === "cancelled" ? [] : withoutBreak(exception);
  return opensByRule(opening, date, schoolHolidays) ? withoutBreak(opening) : [];
}

/** Whether the rule alone opens on a date, its exceptions aside. */
export function opensByRule(
  opening: Opening,
  date: Temporal.PlainDate,
  schoolHolidays: readonly SchoolHolidays[],
): boolean {
  const { weekday, recurrence } = opening;
  if (date.dayOfWeek !== weekday || !isInForce(opening, date)) return false;
  if (opening.schoolHolidays !== "included") {
    if (isSchoolHoliday(date.toString(), schoolHolidays) !== (opening.schoolHolidays === "only")) return false;
  }
  if (recurrence.kind === "every-week") return true;
  const weeks = mondayOf(Temporal.PlainDate.from(recurrence.anchor)).until(mondayOf(date), { largestUnit: "weeks" });
  return weeks.weeks % recurrence.weeks === 0;
}

export function isInForce({ validFrom, validTo }: Opening, date: Temporal.PlainDate): boolean {
  const day = date.toString();
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

/** Can somebody who is there take an appointment that happens here? */
export const canHost = (opening: Place, appointment: Place): boolean =>
  opening === appointment || (opening === "centre" && appointment === "phone");

/** The hours around a break; all of them when there is none. */
export const withoutBreak = (day: Hours & { readonly break: Hours | null }): readonly Hours[] =>
  day.break === null
    ? [{ from: day.from, to: day.to }]
    : [
        { from: day.from, to: day.break.from },
        { from: day.break.to, to: day.to },
      ];

const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });
