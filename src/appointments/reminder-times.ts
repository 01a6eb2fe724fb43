import type { Temporal } from "temporal-polyfill";
import type { Appointment, ReminderKind } from "./appointment.ts";
import { toLocal } from "./wall-clock.ts";

export const reminderKinds = ["day-before", "hours-before"] as const satisfies readonly ReminderKind[];

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
const freshMs: Readonly<Record<ReminderKind, number>> = {
  "day-before": 4 * hourMs,
  "hours-before": hourMs,
};

export type Span = { readonly from: Date; readonly until: Date };

/**
 * When a reminder may leave: at `from`, and late (a machine was asleep) as long as it is before `until`, when it would be of no use
 * any more or night has come. Null: never. Local time; "two hours" are hours that pass, whatever the clock does.
 */
export function reminderSpan(kind: ReminderKind, start: Date, timeZone: string): Span | null {
  const local = toLocal(start, timeZone);
  const span = kind === "day-before" ? eveSpan(local) : soonSpan(start, local);
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

/** Now, not yet, or never (any more): it would be of no use, or the person has just booked. */
export function reminderDue(
  kind: ReminderKind,
  { start, heldAt }: Pick<Appointment, "start" | "heldAt">,
  now: Date,
  timeZone: string,
): "now" | "later" | "never" {
  const span = reminderSpan(kind, start, timeZone);
  if (span === null || now >= span.until) return "never";
  if (span.from.getTime() - heldAt.getTime() < freshMs[kind]) return "never";
  return now < span.from ? "later" : "now";
}

/** Between which instants those begin of which a reminder of this kind can be due now. */
export function startsToRemind(kind: ReminderKind, now: Date, timeZone: string): Span {
  if (kind === "hours-before") return { from: now, until: new Date(now.getTime() + soonMs) };
  const tomorrow = toLocal(now, timeZone).toPlainDate().add({ days: 1 });
  const startOf = (date: Temporal.PlainDate): Date => at(date, "00:00", timeZone);
  return { from: startOf(tomorrow), until: startOf(tomorrow.add({ days: 1 })) };
}

/** Whether a reminder that waited (a provider was down) may still be said. */
export const isStillUseful = (
  kind: ReminderKind,
  { start, state }: Pick<Appointment, "start" | "state">,
  now: Date,
  timeZone: string,
): boolean => state.kind === "booked" && now < (reminderSpan(kind, start, timeZone)?.until ?? now);
