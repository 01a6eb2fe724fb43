import { Temporal } from "temporal-polyfill";
import type { AgentId, Place } from "./appointment.ts";
import { hoursOn, type Hours, type Opening } from "./opening.ts";
import { isClosed, type Schedule } from "./schedule.ts";
import { instantOf, minuteOfDay } from "./wall-clock.ts";

/** Somebody receives people from one instant to another. */
export type OpenSpan = { readonly agent: AgentId; readonly place: Place; readonly start: Date; readonly end: Date };

type Minutes = { readonly from: number; readonly to: number };

const DAY_MINUTES = 24 * 60;

/** When people are received from one local day to another, both included: openings, less closures and absences. */
export function openSpans(
  schedule: Schedule,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  timeZone: string,
): readonly OpenSpan[] {
  const spans: OpenSpan[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    spans.push(...spansOn(day, schedule, timeZone));
  }
  return spans.toSorted((a, b) => a.start.getTime() - b.start.getTime() || (a.agent < b.agent ? -1 : 1));
}

const spansOn = (day: Temporal.PlainDate, schedule: Schedule, timeZone: string): readonly OpenSpan[] =>
  schedule.openings
    .filter(({ place }) => !isClosed(day, place, schedule))
    .flatMap((opening) =>
      presentMinutes(opening, hoursOn(opening, day, schedule.schoolHolidays), day, schedule).flatMap(({ from, to }) => {
        const [start, end] = [instantOf(day, from, timeZone), instantOf(day, to, timeZone)];
        // on the day of a clock change, what begins or ends at a time that is not there, or is there twice, is not shown
        return start === null || end === null
          ? []
          : [{ agent: opening.agent, place: opening.place, start: new Date(start), end: new Date(end) }];
      }),
    );

const presentMinutes = (
  { agent: who }: Opening,
  hours: readonly Hours[],
  day: Temporal.PlainDate,
  { absences }: Pick<Schedule, "absences">,
): readonly Minutes[] =>
  absences
    .filter(({ agent }) => agent === who)
    .map((absence): Minutes => ({ from: minuteOn(day, absence.from), to: minuteOn(day, absence.to) }))
    .reduce<readonly Minutes[]>(
      without,
      hours.map(({ from, to }) => ({ from: minuteOfDay(from), to: minuteOfDay(to) })),
    );

const without = (spans: readonly Minutes[], taken: Minutes): readonly Minutes[] =>
  spans.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, taken.from) },
      { from: Math.max(from, taken.to), to },
    ].filter((left) => left.from < left.to),
  );

/** Where a local moment lies in a day: 0 when before it, the whole day's minutes when after. */
function minuteOn(day: Temporal.PlainDate, moment: string): number {
  const [date = "", time = "00:00"] = moment.split("T");
  const order = Temporal.PlainDate.compare(Temporal.PlainDate.from(date), day);
  return order < 0 ? 0 : order > 0 ? DAY_MINUTES : minuteOfDay(time);
}
