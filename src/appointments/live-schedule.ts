import type { Closure } from "./opening.ts";
import type { Schedule } from "./schedule.ts";
import type { KeptSchedule, ScheduleStore } from "./schedule-store.ts";

/** The schedule of a process, kept as new as the store. */
export type LiveSchedule = {
  /** Its fields are always those of the newest version that was read: to be held and asked, never copied. */
  readonly schedule: Schedule;
  /** Read from the store now; version 0 is the files'. What is returned has no closures of centre.yaml. */
  read(): Promise<KeptSchedule & { readonly version: number }>;
  /** Reads the store again when it has a newer version. */
  refresh(): Promise<void>;
};

export type LiveScheduleParts = {
  /** As the files tell it: what counts until somebody changes it. */
  readonly start: Schedule;
  /** Told in centre.yaml: they count always. */
  readonly centreClosures: readonly Pick<Closure, "from" | "to" | "label">[];
  readonly store: Pick<ScheduleStore, "version" | "latest">;
};

export function createLiveSchedule({ start, centreClosures, store }: LiveScheduleParts): LiveSchedule {
  const ofCentre = centreClosures.map((closure, index) => ({ ...closure, id: `centre-${index + 1}`, place: null }));
  const whole = (schedule: Schedule): Schedule => ({ ...schedule, closures: [...schedule.closures, ...ofCentre] });
  let known = { version: 0, schedule: whole(start) };

  const read: LiveSchedule["read"] = async () => {
    const latest = (await store.latest()) ?? { version: 0, schedule: start, changedIn: {} };
    // Reads may overtake each other.
    if (latest.version > known.version) known = { version: latest.version, schedule: whole(latest.schedule) };
    return latest;
  };
  return {
    schedule: {
      get reasons() {
        return known.schedule.reasons;
      },
      get agents() {
        return known.schedule.agents;
      },
      get openings() {
        return known.schedule.openings;
      },
      get absences() {
        return known.schedule.absences;
      },
      get closures() {
        return known.schedule.closures;
      },
      get openHolidays() {
        return known.schedule.openHolidays;
      },
      get schoolHolidays() {
        return known.schedule.schoolHolidays;
      },
    },
    read,
    refresh: async () => {
      if ((await store.version()) > known.version) await read();
    },
  };
}
