import type { Appointment } from "./appointment.ts";
import { canHost, hoursOn, opensByRule, withoutBreak, type Hours } from "./opening.ts";
import { isAbsent } from "./offer-slots.ts";
import { closureOn, isHoliday, type Schedule } from "./schedule.ts";
import { minuteOfDay, toLocal } from "./wall-clock.ts";

/** Why an appointment cannot take place as the schedule now stands. */
export type Hindrance = "public-holiday" | "closure" | "absence" | "cancelled" | "outside-hours";

export type Affected = { readonly appointment: Appointment; readonly hindrance: Hindrance };

/** The booked ones, among those given, that the schedule no longer allows; in the order given. */
export const findAffected = (
  appointments: readonly Appointment[],
  schedule: Schedule,
  timeZone: string,
): readonly Affected[] =>
  appointments.flatMap((appointment) => {
    const hindrance = appointment.state.kind === "booked" ? hindranceOf(appointment, schedule, timeZone) : null;
    // a mediator who chose a time outside of the hours knows
    const isMeant = hindrance === "outside-hours" && appointment.origin.kind !== "resident";
    return hindrance === null || isMeant ? [] : [{ appointment, hindrance }];
  });

/** Null: it can take place. */
export function hindranceOf(
  { agent, place, start, end }: Pick<Appointment, "agent" | "place" | "start" | "end">,
  schedule: Schedule,
  timeZone: string,
): Hindrance | null {
  const local = toLocal(start, timeZone);
  const day = local.toPlainDate();
  const from = local.hour * 60 + local.minute;
  const to = from + Math.round((end.getTime() - start.getTime()) / 60_000);
  if (isHoliday(day, schedule)) return "public-holiday";
  if (closureOn(day, place, schedule)) return "closure";
  if (isAbsent(agent, day, from, to, schedule.absences)) return "absence";
  const theirs = schedule.openings.filter((opening) => opening.agent === agent && canHost(opening.place, place));
  const covers = (span: Hours): boolean => minuteOfDay(span.from) <= from && to <= minuteOfDay(span.to);
  if (theirs.some((opening) => hoursOn(opening, day, schedule.schoolHolidays).some(covers))) return null;
  const byRule = theirs.filter((opening) => opensByRule(opening, day, schedule.schoolHolidays));
  return byRule.some((opening) => withoutBreak(opening).some(covers)) ? "cancelled" : "outside-hours";
}
