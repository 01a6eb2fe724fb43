import { Temporal } from "temporal-polyfill";

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** "14 h cet après-midi", "demain à 9 h 30", "lundi 30 mars à 9 h": a moment to come, as one says it. */
export function sayMoment(moment: Temporal.ZonedDateTime, now: Date): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(moment.timeZoneId)
    .toPlainDate();
  const days = today.until(moment.toPlainDate(), { largestUnit: "days" }).days;
  return days === 0 ? `${sayHour(moment)} ${sayPartOfDay(moment)}` : `${sayDay(moment, days)} à ${sayHour(moment)}`;
}

function sayPartOfDay({ hour }: Temporal.ZonedDateTime): string {
  if (hour < 12) return "ce matin";
  return hour < 18 ? "cet après-midi" : "ce soir";
}

function sayDay(moment: Temporal.ZonedDateTime, days: number): string {
  if (days === 1) return "demain";
  const dayOfMonth = moment.day === 1 ? "1er" : String(moment.day);
  return `${weekdays[moment.dayOfWeek - 1] ?? ""} ${dayOfMonth} ${months[moment.month - 1] ?? ""}`;
}

const sayHour = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  minute === 0 ? `${hour} h` : `${hour} h ${String(minute).padStart(2, "0")}`;
