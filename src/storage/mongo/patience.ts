import { setTimeout as wait } from "node:timers/promises";

import { problemOf } from "../../shared/problem-of.ts";
import { StorageUnavailable } from "../../shared/storage-unavailable.ts";
import { isOutOfReach } from "./unavailable.ts";

/** A browser or a provider that waits for an answer is told to come again rather than kept longer. */
const patienceMs = 6_000;
const pauseMs = 100;
/**
 * The driver may wait for ever: it has no time-out for a command that it writes to a connection just closed by the server (mongodb 7.8
 * awaits "drain" there, and `timeoutMS` has no effect). Longer than a silent connection and the search for a server together.
 */
const lostAfterMs = 12_000;

/**
 * Does what may safely be done twice, again and again while the server is out of reach; throws StorageUnavailable once that lasts too
 * long, or when an attempt says nothing for `lostMs`.
 */
export async function patiently<T>(act: () => Promise<T>, lostMs = lostAfterMs): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await settledWithin(act(), lostMs);
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      if (performance.now() >= giveUpAt) {
        throw new StorageUnavailable(`The database cannot be reached (${problemOf(error)}).`, { cause: error });
      }
      await wait(pauseMs);
    }
  }
}

/** Throws StorageUnavailable when nothing comes in time. */
export async function settledWithin<T>(attempt: Promise<T>, ms: number): Promise<T> {
  const inTime = new AbortController();
  const lost = wait(ms, null, { signal: inTime.signal }).then(() => {
    throw new StorageUnavailable(`The database said nothing for ${ms / 1000} s.`);
  });
  try {
    return await Promise.race([attempt, lost]);
  } finally {
    inTime.abort();
    lost.catch(() => undefined);
  }
}
