import { setTimeout as wait } from "node:timers/promises";

/** Resolves once it is so; throws when it does not come about in time. */
export async function until(isSo: () => boolean | Promise<boolean>, patienceMs = 8000): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error("it did not come about in time");
    await wait(20);
  }
}
