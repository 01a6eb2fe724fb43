import { problemOf } from "./problem-of.ts";

export type RegularTask = {
  /** Do not wait for the next round. */
  now(): void;
  stop(): Promise<void>;
};

/** Does a task at once and then every `everyMs`, never twice at the same time; a failure is logged and the next round comes. */
export function startRegularly(
  name: string,
  everyMs: number,
  task: () => Promise<void>,
  log: { error(fields: Readonly<Record<string, unknown>>, message: string): void },
): RegularTask {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const round = (): void => {
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = task()
      .catch((error: unknown) => log.error({ task: name, problem: problemOf(error) }, "a regular task failed"))
      .finally(() => {
        running = null;
        if (again && !stopped) round();
      });
  };
  const timer = setInterval(round, everyMs);
  round();
  return {
    now: round,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
