import type { MediatorId } from "../shared/ids.ts";
import type { Schedule } from "./schedule.ts";

/** The parts of a schedule that are changed one at a time. */
export type SchedulePart =
  "reason" | "agent" | "opening" | "absence" | "closure" | "school-holidays" | "open-holiday" | "everything";

/** The schedule as the inbox has made it. Closures told in centre.yaml are not in it. */
export type KeptSchedule = {
  readonly schedule: Schedule;
  /** Which version last changed a part, by "part/id"; what is not there has been so from the start. */
  readonly changedIn: Readonly<Record<string, number>>;
};

export type ScheduleChange = {
  readonly at: Date;
  /** Null: somebody at the command line. */
  readonly by: { readonly mediator: MediatorId; readonly name: string } | null;
  readonly part: SchedulePart;
  readonly id: string;
  /** The part as JSON, before and after; null where there was none, or is none any more. */
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * What was changed in the inbox since the files were read the first time. Nothing kept means: the files count. Each save is one
 * atomic act, whatever the number of processes.
 */
export type ScheduleStore = {
  /** 0 while nothing was changed. */
  version(): Promise<number>;
  /** The newest. */
  latest(): Promise<(KeptSchedule & { readonly version: number }) | null>;
  /**
   * Becomes version `after + 1`, with its line among the changes and a live event. "stale", and nothing is written, when another
   * version is the newest.
   */
  save(after: number, next: KeptSchedule, change: ScheduleChange): Promise<"saved" | "stale">;
  /** The newest first. Forgotten with the journal. */
  changes(limit: number): Promise<readonly (ScheduleChange & { readonly version: number })[]>;
};
