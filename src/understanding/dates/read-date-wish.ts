import { Temporal } from "temporal-polyfill";
import { combine } from "./combine.ts";
import type { DateWish, Reference } from "./date-wish.ts";
import { gather } from "./gather.ts";
import { timeText } from "./hours.ts";
import { prepareWords } from "./prepare/prepare-words.ts";
import { readClauses, type Clause } from "./read-clauses.ts";
import { removeNumbersOfOtherThings } from "./prepare/other-numbers.ts";

/**
 * When the person wishes to come, or null: what is doubtful, or about something else than a time at the centre, is no wish. Pure: the
 * same for a text, an instant and a time zone, whatever the process's own.
 */
export function readDateWish(text: string, now: Date, timeZone: string): DateWish | null {
  const reference = referenceOf(now.getTime(), timeZone);
  const clauses = readClauses(prepareWords(removeNumbersOfOtherThings(text)), reference);
  return besideSomething(clauses) ?? pastOrNot(combine(gather(clauses), reference), clauses, reference);
}

let lastReference: { readonly nowMs: number; readonly timeZone: string; readonly reference: Reference } | null = null;

/** Several texts are read at the same moment: the last one is kept, for it costs as much as reading a short text. */
function referenceOf(nowMs: number, timeZone: string): Reference {
  if (lastReference?.nowMs === nowMs && lastReference.timeZone === timeZone) return lastReference.reference;
  const local = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  const reference = { today: local.toPlainDate(), minute: local.hour * 60 + local.minute };
  lastReference = { nowMs, timeZone, reference };
  return reference;
}

/** "Mon fils finit l'école à 16 h 30, donc avant." */
function besideSomething(clauses: readonly Clause[]): DateWish | null {
  const side = clauses.find((clause) => clause.side !== null)?.side;
  const told = clauses.flatMap(({ besides }) => (besides?.kind === "clock" ? [besides.minute] : []));
  const [minute] = told;
  if (side === undefined || side === null || minute === undefined || told.length > 1) return null;
  const hours = side === "before" ? { from: null, to: timeText(minute) } : { from: timeText(minute), to: null };
  return { kind: "hours", hours };
}

const isOver = ({ to }: Extract<DateWish, { kind: "range" }>, today: Temporal.PlainDate): boolean =>
  to !== null && Temporal.PlainDateTime.compare(to, today.toPlainDateTime()) <= 0;

/** Yesterday is told back to whoever says nothing else; inside a longer message it belongs to a story. */
function pastOrNot(wish: DateWish | null, clauses: readonly Clause[], { today }: Reference): DateWish | null {
  if (wish === null) return null;
  if (wish.kind === "range") return isOver(wish, today) ? null : wish;
  const date = wish.kind === "day" ? wish.date : wish.kind === "instant" ? wish.at.toPlainDate() : null;
  if (date === null || Temporal.PlainDate.compare(date, today) >= 0) return wish;
  return clauses.length === 1 && wish.kind === "day" ? wish : null;
}
