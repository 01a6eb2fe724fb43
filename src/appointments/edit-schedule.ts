import { findPartFaults, type PartFault } from "./find-part-faults.ts";
import type { Schedule } from "./schedule.ts";
import type { PutEdit, ScheduleEdit } from "./schedule-edit.ts";
import type { KeptSchedule, ScheduleChange, SchedulePart } from "./schedule-store.ts";

export type EditOutcome =
  | { readonly kind: "edited"; readonly next: KeptSchedule; readonly change: Changed }
  /** It is so already: the same edit sent twice. */
  | { readonly kind: "same" }
  /** Somebody changed, made or removed this very part since the mediator saw it. */
  | {
      readonly kind: "changed-meanwhile";
      /** What whoever sees it as it is now must say to have seen. */
      readonly seen: number | null;
    }
  | { readonly kind: "refused"; readonly faults: readonly PartFault[] };

type Changed = Pick<ScheduleChange, "part" | "id" | "before" | "after">;

export const partKey = (part: SchedulePart, id: string): string => `${part}/${id}`;

/**
 * What an edit makes of the schedule, which becomes `version`. Parts that others change at the same time do not meet. What was over
 * before the local date `forgotten` is left out of it. Pure.
 */
export function editSchedule(kept: KeptSchedule, edit: ScheduleEdit, version: number, forgotten: string): EditOutcome {
  const part = edit.act === "open-holiday" ? "open-holiday" : edit.part;
  const id = edit.act === "put" ? edit.item.id : edit.act === "remove" ? edit.id : edit.date;
  const key = partKey(part, id);
  const before = partOf(kept.schedule, edit);
  const after = edit.act === "put" ? edit.item : edit.act === "remove" ? null : edit.open || null;
  if (sameAs(before, after)) return { kind: "same" };
  const exists = before !== null || part === "open-holiday";
  const now = exists ? (kept.changedIn[key] ?? 0) : null;
  if (edit.seen !== now || (edit.act === "remove" && !exists)) return { kind: "changed-meanwhile", seen: now };
  const faults = findPartFaults(edit, kept.schedule);
  if (faults.length > 0) return { kind: "refused", faults };
  return {
    kind: "edited",
    next: withoutPast(
      carriedOut(kept.schedule, edit),
      edit.act === "remove" ? others(kept.changedIn, key) : { ...kept.changedIn, [key]: version },
      forgotten,
    ),
    change: {
      part,
      id,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
    },
  };
}

const others = (changedIn: KeptSchedule["changedIn"], key: string): KeptSchedule["changedIn"] =>
  Object.fromEntries(Object.entries(changedIn).filter(([one]) => one !== key));

/** When colleagues were away is nobody's business for ever. */
function withoutPast(schedule: Schedule, changedIn: KeptSchedule["changedIn"], forgotten: string): KeptSchedule {
  const lasts = ({ to }: { readonly to: string }): boolean => to.slice(0, 10) >= forgotten;
  const openings = schedule.openings.map((opening) => ({
    ...opening,
    exceptions: opening.exceptions.filter(({ date }) => date >= forgotten),
  }));
  const absences = schedule.absences.filter(lasts);
  const closures = schedule.closures.filter(lasts);
  const schoolHolidays = schedule.schoolHolidays.filter(lasts);
  const left = new Set([
    ...absences.map(({ id }) => partKey("absence", id)),
    ...closures.map(({ id }) => partKey("closure", id)),
    ...schoolHolidays.map(({ id }) => partKey("school-holidays", id)),
  ]);
  const passing = /^(?:absence|closure|school-holidays)\//;
  return {
    schedule: { ...schedule, openings, absences, closures, schoolHolidays },
    changedIn: Object.fromEntries(Object.entries(changedIn).filter(([key]) => !passing.test(key) || left.has(key))),
  };
}

function partOf(schedule: Schedule, edit: ScheduleEdit): object | true | null {
  if (edit.act === "open-holiday") return schedule.openHolidays.includes(edit.date) || null;
  const id: string = edit.act === "put" ? edit.item.id : edit.id;
  return schedule[lists[edit.part]].find((one) => one.id === id) ?? null;
}

const lists = {
  reason: "reasons",
  agent: "agents",
  opening: "openings",
  absence: "absences",
  closure: "closures",
  "school-holidays": "schoolHolidays",
} as const satisfies Partial<Record<SchedulePart, keyof Schedule>>;

/** All of it changed in one version, as by reading the files again. */
export const allChangedIn = (schedule: Schedule, version: number): KeptSchedule["changedIn"] =>
  Object.fromEntries(
    (Object.keys(lists) as (keyof typeof lists)[]).flatMap((part) =>
      schedule[lists[part]].map(({ id }) => [partKey(part, id), version]),
    ),
  );

function carriedOut(schedule: Schedule, edit: ScheduleEdit): Schedule {
  if (edit.act === "put") return withPart(schedule, edit);
  if (edit.act === "remove") {
    const list = lists[edit.part];
    return { ...schedule, [list]: schedule[list].filter((one) => one.id !== edit.id) };
  }
  const rest = schedule.openHolidays.filter((date) => date !== edit.date);
  return { ...schedule, openHolidays: edit.open ? [...rest, edit.date].toSorted() : rest };
}

function withPart(schedule: Schedule, edit: PutEdit): Schedule {
  switch (edit.part) {
    case "reason":
      return { ...schedule, reasons: placed(schedule.reasons, edit.item) };
    case "agent":
      return { ...schedule, agents: placed(schedule.agents, edit.item) };
    case "opening":
      return { ...schedule, openings: placed(schedule.openings, edit.item) };
    case "absence":
      return { ...schedule, absences: placed(schedule.absences, edit.item) };
    case "closure":
      return { ...schedule, closures: placed(schedule.closures, edit.item) };
    case "school-holidays":
      return { ...schedule, schoolHolidays: placed(schedule.schoolHolidays, edit.item) };
  }
}

/** In the place of the one it replaces, else at the end. */
const placed = <T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] =>
  list.some(({ id }) => id === item.id) ? list.map((one) => (one.id === item.id ? item : one)) : [...list, item];

const sameAs = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** The order of keys says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
