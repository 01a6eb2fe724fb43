import { watchWaiting, type WatchParts } from "./conversation/watch-waiting.ts";
import type { Log } from "./log.ts";
import { forgetOutlived, type Durations } from "./privacy/forget-outlived.ts";
import type { Clock } from "./shared/clock.ts";
import { startRegularly } from "./shared/regularly.ts";
import { startSingleOwner, type SingleOwner } from "./shared/single-owner.ts";
import type { Storage } from "./storage/storage.ts";

export type RegularJobParts = {
  readonly storage: Pick<Storage, "appointments" | "leases" | "personalData" | "retention">;
  readonly watch: WatchParts;
  readonly erase: () => Promise<void>;
  /** Of what mediators who were removed held. */
  readonly letGo: () => Promise<void>;
  readonly retention: Durations;
  readonly worker: string;
  readonly clock: Clock;
  readonly log: Log;
};

const watchEveryMs = 15_000;
const erasuresEveryMs = 60_000;
const holdsEveryMs = 60_000;
const retentionEveryMs = 10 * 60_000;

/** What must go on whether or not anybody writes, in one process of all. */
export function startRegularJobs(parts: RegularJobParts): SingleOwner {
  const { storage, watch, erase, letGo, retention, worker, clock, log } = parts;
  const { appointments, leases } = storage;
  const { now } = clock;
  const begin = (): (() => Promise<void>) => {
    const tasks = [
      startRegularly("watch over waiting people", watchEveryMs, () => watchWaiting(now(), watch), log),
      startRegularly("erasures", erasuresEveryMs, erase, log),
      startRegularly("what removed mediators held", watchEveryMs, letGo, log),
      startRegularly("retention", retentionEveryMs, () => forgetOutlived(storage, retention, now()), log),
      startRegularly("expired holds", holdsEveryMs, async () => void (await appointments.expireHolds(now())), log),
    ];
    return async () => void (await Promise.all(tasks.map((task) => task.stop())));
  };
  return startSingleOwner({ name: "regular-jobs", leases, owner: worker, clock, begin, log });
}
