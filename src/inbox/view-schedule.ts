import { partKey } from "../appointments/edit-schedule.ts";
import { whyUntakeable } from "../appointments/find-untakeable.ts";
import type { PartFault } from "../appointments/find-part-faults.ts";
import type { Absence, Closure, Opening } from "../appointments/opening.ts";
import { namedPublicHolidays } from "../appointments/public-holidays.ts";
import type { Reason } from "../appointments/reason.ts";
import type { Agent } from "../appointments/schedule.ts";
import type { ScheduleChange, SchedulePart } from "../appointments/schedule-store.ts";
import type { SchoolHolidays } from "../appointments/school-holidays.ts";
import { toLocal } from "../appointments/wall-clock.ts";
import type { InboxSchedule } from "./inbox-schedule.ts";

/** `seen`: to be sent back with an edit, so that nobody overwrites what a colleague changed meanwhile. */
type Seen = { readonly seen: number };

export type ChangeView = {
  readonly version: number;
  readonly at: string;
  readonly by: string | null;
  readonly part: SchedulePart;
  readonly id: string;
  /** As it was and as it became; null where there was none. */
  readonly before: unknown;
  readonly after: unknown;
};

export type ScheduleView = {
  /** 0: as the files of the centre tell it. */
  readonly version: number;
  /** The local date. */
  readonly today: string;
  /** `warning`: nobody can take it as things are, and which field would mend that. */
  readonly reasons: readonly (Reason & Seen & { readonly warning: PartFault | null })[];
  readonly agents: readonly (Agent & Seen)[];
  readonly openings: readonly (Opening & Seen)[];
  /** Not over yet. */
  readonly absences: readonly (Absence & Seen)[];
  readonly closures: readonly (Closure & Seen)[];
  /** Told in centre.yaml: changed there only. */
  readonly centreClosures: readonly Closure[];
  /** Of this year and the next. */
  readonly publicHolidays: readonly ({ readonly date: string; readonly name: string; readonly open: boolean } & Seen)[];
  readonly schoolHolidays: readonly (SchoolHolidays & Seen)[];
  /** The newest first. */
  readonly changes: readonly ChangeView[];
};

const changesShown = 30;

export async function viewSchedule(now: Date, { live, store, timeZone }: InboxSchedule): Promise<ScheduleView> {
  const [{ version, schedule, changedIn }, changes] = await Promise.all([live.read(), store.changes(changesShown)]);
  const today = toLocal(now, timeZone).toPlainDate().toString();
  const withSeen =
    (part: SchedulePart) =>
    <T extends { readonly id: string }>(item: T): T & Seen => ({
      ...item,
      seen: changedIn[partKey(part, item.id)] ?? 0,
    });
  const own = new Set(schedule.closures.map(({ id }) => id));
  const year = Number(today.slice(0, 4));
  return {
    version,
    today,
    reasons: schedule.reasons.map((reason) => ({
      ...withSeen("reason")(reason),
      warning: whyUntakeable(reason, schedule),
    })),
    agents: schedule.agents.map(withSeen("agent")),
    openings: schedule.openings.map(withSeen("opening")),
    absences: schedule.absences
      .filter(({ to }) => to > today)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(withSeen("absence")),
    closures: schedule.closures.filter(({ to }) => to >= today).map(withSeen("closure")),
    centreClosures: live.schedule.closures.filter(({ id, to }) => !own.has(id) && to >= today),
    publicHolidays: [year, year + 1]
      .flatMap(namedPublicHolidays)
      .filter(({ date }) => date >= today)
      .map((day) => ({
        ...day,
        open: schedule.openHolidays.includes(day.date),
        seen: changedIn[partKey("open-holiday", day.date)] ?? 0,
      })),
    schoolHolidays: schedule.schoolHolidays
      .filter(({ to }) => to >= today)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(withSeen("school-holidays")),
    changes: changes.map(viewChange),
  };
}

type KeptChange = ScheduleChange & { readonly version: number };

export const viewChange = ({ version, at, by, part, id, before, after }: KeptChange): ChangeView => ({
  version,
  at: at.toISOString(),
  by: by?.name ?? null,
  part,
  id,
  before: before === null ? null : (JSON.parse(before) as unknown),
  after: after === null ? null : (JSON.parse(after) as unknown),
});
