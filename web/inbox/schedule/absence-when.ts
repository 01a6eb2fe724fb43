import type { Absence } from "../../../src/appointments/opening.ts";
import { addDays } from "./say-schedule.ts";

export type Moment = "day" | "morning" | "afternoon" | "hours" | "days";

/** How somebody says when they are away. */
export type When = {
  readonly moment: Moment;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly lastDay: string;
};

/** Half days meet at one o'clock: nobody receives then. */
export const noon = "13:00";

export const newWhen = (today: string): When => ({
  moment: "day",
  day: today,
  from: "09:00",
  to: "12:00",
  lastDay: today,
});

export function spanOf({ moment, day, from, to, lastDay }: When): Pick<Absence, "from" | "to"> {
  const next = (last: string): string => (last === "" ? "" : addDays(last, 1));
  switch (moment) {
    case "day":
      return { from: `${day}T00:00`, to: `${next(day)}T00:00` };
    case "morning":
      return { from: `${day}T00:00`, to: `${day}T${noon}` };
    case "afternoon":
      return { from: `${day}T${noon}`, to: `${next(day)}T00:00` };
    case "hours":
      return { from: `${day}T${from}`, to: `${day}T${to}` };
    case "days":
      return { from: `${day}T00:00`, to: `${next(lastDay)}T00:00` };
  }
}

/** The other way: an absence as the form shows it. */
export function whenOf(absence: Pick<Absence, "from" | "to">): When {
  const [day = "", from = ""] = absence.from.split("T");
  const [end = "", to = ""] = absence.to.split("T");
  const whole = { moment: "days", day, from: "09:00", to: "12:00", lastDay: addDays(end, -1) } as const;
  for (const moment of ["day", "morning", "afternoon"] as const) {
    const span = spanOf({ ...whole, moment });
    if (span.from === absence.from && span.to === absence.to) return { ...whole, moment, lastDay: day };
  }
  if (from === "00:00" && to === "00:00") return whole;
  return { moment: "hours", day, from, to, lastDay: day };
}
