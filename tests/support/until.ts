import { setTimeout as wait } from "node:timers/promises";

/** Waits until it is so, or fails. */
export async function until(isSo: () => boolean | Promise<boolean>, patienceMs = 10_000): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`still not so after ${patienceMs} ms: ${isSo.toString()}`);
    await wait(20);
  }
}
