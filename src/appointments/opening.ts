import { Temporal } from "temporal-polyfill";
import type { AgentId, Place } from "./appointment.ts";

/** Hours at which an agent receives people, in local wall-clock time: "9 o'clock" stays 9 o'clock when the clocks change. */
export type Opening = {
  readonly agent: AgentId;
  /** Where the agent is. From the centre one can also telephone; from elsewhere one cannot receive. */
  readonly place: Place;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** "HH:MM". */
  readonly from: string;
  readonly to: string;
  readonly recurrence:
    | { readonly kind: "every-week" }
    /** Counted from the week of `anchor`, a local date. */
    | { readonly kind: "every-n-weeks"; readonly weeks: number; readonly anchor: string };
  /** Local dates, inclusive. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/** An agent is away. Local wall-clock "YYYY-MM-DDTHH:MM"; `to` is excluded. */
export type Absence = { readonly agent: AgentId; readonly from: string; readonly to: string };

/** Nobody receives on these local dates "YYYY-MM-DD", both included. */
export type Closure = { readonly from: string; readonly to: string };

export function opensOn(opening: Opening, date: Temporal.PlainDate): boolean {
  const { weekday, recurrence } = opening;
  if (date.dayOfWeek !== weekday || !isInForce(opening, date)) return false;
  if (recurrence.kind === "every-week") return true;
  const weeks = mondayOf(Temporal.PlainDate.from(recurrence.anchor)).until(mondayOf(date), { largestUnit: "weeks" });
  return weeks.weeks % recurrence.weeks === 0;
}

export function isInForce({ validFrom, validTo }: Opening, date: Temporal.PlainDate): boolean {
  const day = date.toString();
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

/** Can somebody who is there take an appointment that happens here? */
export const canHost = (opening: Place, appointment: Place): boolean => opening === "centre" || appointment === "phone";

const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate => date.subtract({ days: date.dayOfWeek - 1 });
