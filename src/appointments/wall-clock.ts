import { Temporal } from "temporal-polyfill";

/** "09:30" → 570. */
export function minuteOfDay(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/** 570 → "09:30". */
export const timeOfMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/**
 * The instant (epoch milliseconds) of a local wall-clock time; null on the day of a clock change when that time does not exist
 * or comes twice: nobody should be given an appointment at such a time.
 */
export function instantOf(date: Temporal.PlainDate, minute: number, timeZone: string): number | null {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(timeOfMinute(minute)));
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: "earlier" }).epochMilliseconds;
  const later = local.toZonedDateTime(timeZone, { disambiguation: "later" }).epochMilliseconds;
  return earlier === later ? earlier : null;
}

export const toLocal = (instant: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
