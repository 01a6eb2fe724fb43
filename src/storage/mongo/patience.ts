import { setTimeout as wait } from "node:timers/promises";

import { problemOf } from "../../shared/problem-of.ts";
import { StorageUnavailable } from "../../shared/storage-unavailable.ts";
import { isOutOfReach } from "./unavailable.ts";

/** A browser or a provider that waits for an answer is told to come again rather than kept longer. */
const patienceMs = 6_000;
const pauseMs = 100;

/**
 * Does what may safely be done twice, again and again while the server is out of reach; throws StorageUnavailable once that lasts too
 * long.
 */
export async function patiently<T>(act: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      if (performance.now() >= giveUpAt) {
        throw new StorageUnavailable(`The database cannot be reached (${problemOf(error)}).`, { cause: error });
      }
      await wait(pauseMs);
    }
  }
}
