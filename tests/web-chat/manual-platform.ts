import type { Platform } from "../../web/chat/platform.ts";

/** A clock turned by hand. `advance` lets everything that is under way settle, timer after timer. */
export type ManualPlatform = Platform & { readonly advance: (milliseconds: number) => Promise<void> };

export function manualPlatform(fetch: Platform["fetch"]): ManualPlatform {
  let now = 0;
  let ids = 0;
  let timers: { at: number; act: () => void }[] = [];

  return {
    fetch,
    now: () => now,
    after(milliseconds, act) {
      const timer = { at: now + milliseconds, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    fraction: () => 0,
    newId: () => `message-${String(++ids).padStart(4, "0")}`,
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settle();
      for (;;) {
        const due = timers.filter((timer) => timer.at <= until).sort((one, other) => one.at - other.at)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        now = due.at;
        due.act();
        await settle();
      }
      now = until;
    },
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
