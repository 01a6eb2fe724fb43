import { Temporal } from "temporal-polyfill";
import type { AgentId } from "./appointment.ts";
import { cellRange, cellsIn, type BusyCells } from "./cells.ts";
import { canHost, hoursOn, type Absence, type Hours, type Opening } from "./opening.ts";
import type { Reason } from "./reason.ts";
import { isClosed, type Agent, type Schedule } from "./schedule.ts";
import { instantOf, minuteOfDay, timeOfMinute, toLocal } from "./wall-clock.ts";

/** Slots begin every quarter of an hour from the start of an opening: times that people keep in mind. */
const STEP_MINUTES = 15;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A time at which somebody is free. Computed, never stored. */
export type Slot = {
  readonly start: Date;
  readonly end: Date;
  /** Who could take it; never empty. */
  readonly agents: readonly AgentId[];
};

export type SlotQuery = {
  readonly reason: Reason;
  readonly busy: BusyCells;
  readonly now: Date;
  readonly timeZone: string;
  /** No slot before this, whatever the notice. */
  readonly from: Date;
  readonly limit: number;
};

/** The first `limit` slots, soonest first, one for each start time. The appointment lies inside an opening; its buffer may go beyond. */
export function offerSlots(schedule: Schedule, query: SlotQuery): readonly Slot[] {
  const { reason, now, timeZone, limit } = query;
  const earliest = new Date(Math.max(query.from.getTime(), now.getTime() + reason.minNoticeHours * HOUR_MS));
  const lastDay = toLocal(now, timeZone).toPlainDate().add({ days: reason.maxNoticeDays });
  const openings = openingsFor(reason, schedule);
  const slots: Slot[] = [];
  for (
    let day = toLocal(earliest, timeZone).toPlainDate();
    Temporal.PlainDate.compare(day, lastDay) <= 0 && slots.length < limit;
    day = day.add({ days: 1 })
  ) {
    slots.push(...slotsOfDay(day, openings, earliest, schedule, query));
  }
  return slots.slice(0, limit);
}

export function openingsFor(
  reason: Reason,
  { agents, openings }: Pick<Schedule, "agents" | "openings">,
): readonly Opening[] {
  const able = new Set(agents.filter((agent) => canTake(agent, reason)).map(({ id }) => id));
  return openings.filter(({ agent, place }) => able.has(agent) && canHost(place, reason.place));
}

export const canTake = ({ id, skills }: Pick<Agent, "id" | "skills">, { skill, agents }: Reason): boolean =>
  skills.includes(skill) && (agents === null || agents.includes(id));

function slotsOfDay(
  day: Temporal.PlainDate,
  openings: readonly Opening[],
  earliest: Date,
  schedule: Schedule,
  { reason, busy, timeZone }: SlotQuery,
): readonly Slot[] {
  const agentsByStart = new Map<number, Set<AgentId>>();
  for (const opening of openings) {
    const hours = hoursOn(opening, day, schedule.schoolHolidays);
    if (hours.length === 0 || isClosed(day, opening.place, schedule)) continue;
    for (const { start, minute } of hours.flatMap((span) => startsIn(span, day, reason.minutes, timeZone))) {
      if (start < earliest.getTime()) continue;
      if (isAbsent(opening.agent, day, minute, minute + reason.minutes, schedule.absences)) continue;
      const end = start + (reason.minutes + reason.bufferMinutes) * MINUTE_MS;
      if (isBusy(opening.agent, start, end, busy)) continue;
      agentsByStart.set(start, (agentsByStart.get(start) ?? new Set()).add(opening.agent));
    }
  }
  return [...agentsByStart]
    .toSorted(([a], [b]) => a - b)
    .map(([start, agents]) => ({
      start: new Date(start),
      end: new Date(start + reason.minutes * MINUTE_MS),
      agents: [...agents],
    }));
}

type Start = { readonly start: number; readonly minute: number };

/** Possible starts within hours of a day: the instant, and the local minute of the day. */
function startsIn(hours: Hours, day: Temporal.PlainDate, minutes: number, timeZone: string): readonly Start[] {
  const from = minuteOfDay(hours.from);
  const to = minuteOfDay(hours.to);
  const starts: number[] = [];
  for (let minute = from; minute + minutes <= to; minute += STEP_MINUTES) starts.push(minute);
  const opens = instantOf(day, from, timeZone);
  const closes = instantOf(day, to, timeZone);
  if (opens !== null && closes !== null && closes - opens === (to - from) * MINUTE_MS) {
    return starts.map((minute) => ({ start: opens + (minute - from) * MINUTE_MS, minute }));
  }
  // the clocks change during this opening: only where the wall clock goes on evenly from start to end
  return starts.flatMap((minute) => {
    const start = instantOf(day, minute, timeZone);
    const end = instantOf(day, minute + minutes, timeZone);
    return start !== null && end !== null && end - start === minutes * MINUTE_MS ? [{ start, minute }] : [];
  });
}

export function isAbsent(
  agent: AgentId,
  day: Temporal.PlainDate,
  fromMinute: number,
  toMinute: number,
  absences: readonly Absence[],
): boolean {
  const start = `${day.toString()}T${timeOfMinute(fromMinute)}`;
  const end = `${day.toString()}T${timeOfMinute(toMinute)}`;
  return absences.some((absence) => absence.agent === agent && absence.from < end && start < absence.to);
}

function isBusy(agent: AgentId, start: number, end: number, busy: BusyCells): boolean {
  const taken = busy.get(agent);
  return taken !== undefined && cellsIn(cellRange(start, end)).some((cell) => taken.has(cell));
}
