import { readDateWish } from "../understanding/dates/read-date-wish.ts";
import type { Appointment } from "./appointment.ts";
import { fits, narrow } from "./narrow-slots.ts";
import { toLocal } from "./wall-clock.ts";

/** "Annuler mon rendez-vous de mardi": Tuesday's, when there is one; otherwise all of them, to choose from. */
export function namedOnes(
  own: readonly Appointment[],
  said: string,
  now: Date,
  timeZone: string,
): readonly Appointment[] {
  const wish = readDateWish(said, now, timeZone);
  if (wish === null) return own;
  const narrowing = narrow([wish]);
  const named = own.filter(({ start }) => fits(toLocal(start, timeZone).toPlainDateTime(), narrowing));
  return named.length > 0 ? named : own;
}
