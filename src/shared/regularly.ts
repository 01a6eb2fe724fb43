import { problemOf } from "./problem-of.ts";

export type RegularTask = {
  /** Do not wait for the next round. */
  now(): void;
  stop(): Promise<void>;
};

type TaskLog = { error(fields: Readonly<Record<string, unknown>>, message: string): void };

/** A task that is done when asked for, never twice at the same time; a failure is logged. */
export function onDemand(name: string, task: () => Promise<void>, log: TaskLog): RegularTask {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const round = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = task()
      .catch((error: unknown) => log.error({ task: name, problem: problemOf(error) }, "a regular task failed"))
      .finally(() => {
        running = null;
        if (again) round();
      });
  };
  return {
    now: round,
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

/** Does a task at once and then every `everyMs`, never twice at the same time; a failure is logged and the next round comes. */
export function startRegularly(name: string, everyMs: number, task: () => Promise<void>, log: TaskLog): RegularTask {
  const { now, stop } = onDemand(name, task, log);
  const timer = setInterval(now, everyMs);
  now();
  return {
    now,
    stop: () => {
      clearInterval(timer);
      return stop();
    },
  };
}
