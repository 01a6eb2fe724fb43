import { Temporal } from "temporal-polyfill";
import type { Appointment } from "./appointment.ts";
import { toLocal } from "./wall-clock.ts";

/** The day before, and about two hours before. */
export const reminderKinds = ["eve", "soon"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Local hours. Nobody is written to at night, and so never in the hour that a clock change skips or repeats. */
const eveFrom = "17:00";
const quietFrom = "21:00";
const morning = "08:00";
/** For those who are awaited before nine: they are up by then. */
const earlyMorning = "07:00";

const soonMs = 2 * hourMs;
const atLeastMs = hourMs;
/** Later than this, a person is on the way already. */
const uselessMs = 30 * minuteMs;
/** Whoever has just booked needs no reminder of it. */
const freshMs: Readonly<Record<ReminderKind, number>> = { eve: 4 * hourMs, soon: hourMs };

type Span = { readonly from: Date; readonly until: Date };

/**
 * When a reminder may leave: at `from`, and late (a machine was asleep) as long as it is before `until`, when it would be of no use
 * any more or night has come. Null: never. Local time; "two hours" are hours that pass, whatever the clock does.
 */
export function reminderSpan(kind: ReminderKind, start: Date, timeZone: string): Span | null {
  const local = toLocal(start, timeZone);
  const span = kind === "eve" ? eveSpan(local) : soonSpan(start, local);
  return span.from < span.until ? span : null;
}

function eveSpan(start: Temporal.ZonedDateTime): Span {
  const eve = start.toPlainDate().subtract({ days: 1 });
  return { from: at(eve, eveFrom, start.timeZoneId), until: at(eve, quietFrom, start.timeZoneId) };
}

function soonSpan(start: Date, local: Temporal.ZonedDateTime): Span {
  const time = (hour: string): number => at(local.toPlainDate(), hour, local.timeZoneId).getTime();
  const wished = start.getTime() - soonMs;
  const day = Math.min(time(morning), start.getTime() - atLeastMs);
  const from = Math.max(wished, day, time(earlyMorning));
  return { from: new Date(from), until: new Date(Math.min(start.getTime() - uselessMs, time(quietFrom))) };
}

const at = (date: Temporal.PlainDate, time: string, timeZone: string): Date =>
  new Date(date.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);

/** The reminder of this appointment that should leave now, if any. */
export function dueReminder(
  { start, heldAt }: Pick<Appointment, "start" | "heldAt">,
  now: Date,
  timeZone: string,
): ReminderKind | null {
  const isDue = (kind: ReminderKind): boolean => {
    const span = reminderSpan(kind, start, timeZone);
    if (span === null || now < span.from || now >= span.until) return false;
    return span.from.getTime() - heldAt.getTime() >= freshMs[kind];
  };
  return reminderKinds.find(isDue) ?? null;
}

/** Whether a reminder that waited (a provider was down) may still be said. */
export const isStillUseful = (
  which: ReminderKind,
  { start, state }: Appointment,
  now: Date,
  timeZone: string,
): boolean => state.kind === "booked" && now < (reminderSpan(which, start, timeZone)?.until ?? now);
