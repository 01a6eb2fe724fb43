import { Temporal } from "temporal-polyfill";

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** "aujourd’hui à 14 h", "demain à 9 h 30", "lundi 30 mars à 9 h": a moment to come, as one says it. */
export function sayMoment(moment: Temporal.ZonedDateTime, now: Date): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(moment.timeZoneId)
    .toPlainDate();
  const days = today.until(moment.toPlainDate(), { largestUnit: "days" }).days;
  return `${sayDay(moment, days)} à ${sayHour(moment)}`;
}

function sayDay(moment: Temporal.ZonedDateTime, days: number): string {
  if (days === 0) return "aujourd’hui";
  if (days === 1) return "demain";
  const dayOfMonth = moment.day === 1 ? "1er" : String(moment.day);
  return `${weekdays[moment.dayOfWeek - 1] ?? ""} ${dayOfMonth} ${months[moment.month - 1] ?? ""}`;
}

const sayHour = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  minute === 0 ? `${hour} h` : `${hour} h ${String(minute).padStart(2, "0")}`;
