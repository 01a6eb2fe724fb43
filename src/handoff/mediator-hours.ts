import { Temporal } from "temporal-polyfill";

/** Local wall-clock hours of one weekday: 1 = Monday … 7 = Sunday; "HH:MM". */
export type Hours = { readonly weekday: number; readonly from: string; readonly to: string };
/** Local dates "YYYY-MM-DD", inclusive. */
export type ClosedDays = { readonly from: string; readonly to: string };

export type MediatorHours = {
  readonly hours: readonly Hours[];
  readonly closures: readonly ClosedDays[];
  /** Is nobody there on that day of the year, whatever the weekday? */
  readonly isHoliday: (date: Temporal.PlainDate) => boolean;
  readonly timeZone: string;
};

export type Presence =
  | { readonly kind: "here" }
  /** `opensAt` is null when nothing opens within the next 60 days. */
  | { readonly kind: "away"; readonly opensAt: Temporal.ZonedDateTime | null };

/** Are mediators at work now, and if not, when next? */
export function presenceAt(now: Date, { hours, closures, isHoliday, timeZone }: MediatorHours): Presence {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  for (let day = 0; day <= 60; day++) {
    const date = here.toPlainDate().add({ days: day });
    if (isHoliday(date) || closures.some(({ from, to }) => from <= date.toString() && date.toString() <= to)) continue;
    const ofDay = hours
      .filter(({ weekday }) => weekday === date.dayOfWeek)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const { from, to } of ofDay) {
      const opens = date.toZonedDateTime({ timeZone, plainTime: from });
      const closes = date.toZonedDateTime({ timeZone, plainTime: to });
      if (Temporal.ZonedDateTime.compare(here, closes) >= 0) continue;
      return Temporal.ZonedDateTime.compare(here, opens) >= 0 ? { kind: "here" } : { kind: "away", opensAt: opens };
    }
  }
  return { kind: "away", opensAt: null };
}
