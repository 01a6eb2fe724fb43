import type { Temporal } from "temporal-polyfill";
import type { Place } from "./appointment.ts";
import { toLocal } from "./wall-clock.ts";

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const shortMonths = "janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.".split(" ");
const places: Readonly<Record<Place, string>> = { centre: "au centre", phone: "par téléphone", home: "chez vous" };

/** For a button, at most 24 characters: "mer. 1er avril, 10 h 00". */
export function slotLabel(start: Date, timeZone: string): string {
  const local = toLocal(start, timeZone);
  const weekday = (weekdays[local.dayOfWeek - 1] ?? "").slice(0, 3);
  return `${weekday}. ${dayOfMonth(local)} ${shortMonths[local.month - 1] ?? ""}, ${sayTime(local)}`;
}

/** Said back before anything is booked: "mercredi 1er avril à 10 h 00, avec Samira, au centre". */
export function slotSentence(
  { start, place, agentName }: { readonly start: Date; readonly place: Place; readonly agentName: string | null },
  timeZone: string,
): string {
  const moment = slotMoment(start, timeZone);
  return [moment, ...(agentName === null ? [] : [`avec ${agentName}`]), sayPlace(place)].join(", ");
}

/** "mercredi 1er avril à 10 h 00" */
export function slotMoment(start: Date, timeZone: string): string {
  const local = toLocal(start, timeZone);
  const weekday = weekdays[local.dayOfWeek - 1] ?? "";
  return `${weekday} ${dayOfMonth(local)} ${months[local.month - 1] ?? ""} à ${sayTime(local)}`;
}

/** "14 h 05" */
export const sayTimeOf = (instant: Date, timeZone: string): string => sayTime(toLocal(instant, timeZone));

/** "au centre" */
export const sayPlace = (place: Place): string => places[place];

const dayOfMonth = ({ day }: Temporal.ZonedDateTime): string => (day === 1 ? "1er" : String(day));

const sayTime = ({ hour, minute }: Temporal.ZonedDateTime): string => `${hour} h ${String(minute).padStart(2, "0")}`;
