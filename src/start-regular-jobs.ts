import { watchWaiting, type WatchParts } from "./conversation/watch-waiting.ts";
import type { Log } from "./log.ts";
import { carryOutErasures } from "./privacy/carry-out-erasures.ts";
import { forgetOutlived } from "./privacy/forget-outlived.ts";
import type { Clock } from "./shared/clock.ts";
import { startRegularly } from "./shared/regularly.ts";
import { startSingleOwner, type SingleOwner } from "./shared/single-owner.ts";
import type { Storage } from "./storage/storage.ts";

export type RegularJobParts = {
  readonly storage: Pick<Storage, "appointments" | "leases" | "personalData">;
  readonly watch: WatchParts;
  readonly worker: string;
  readonly clock: Clock;
  readonly log: Log;
};

const watchEveryMs = 15_000;
const erasuresEveryMs = 60_000;
const holdsEveryMs = 60_000;
const retentionEveryMs = 10 * 60_000;

/** What must go on whether or not anybody writes, in one process of all. */
export function startRegularJobs({ storage, watch, worker, clock, log }: RegularJobParts): SingleOwner {
  const { personalData, appointments, leases } = storage;
  const { now } = clock;
  const begin = (): (() => Promise<void>) => {
    const tasks = [
      startRegularly("watch over waiting people", watchEveryMs, () => watchWaiting(now(), watch), log),
      startRegularly("erasures", erasuresEveryMs, () => carryOutErasures(personalData, now()), log),
      startRegularly("retention", retentionEveryMs, () => forgetOutlived(personalData, now()), log),
      startRegularly("expired holds", holdsEveryMs, async () => void (await appointments.expireHolds(now())), log),
    ];
    return async () => void (await Promise.all(tasks.map((task) => task.stop())));
  };
  return startSingleOwner({ name: "regular-jobs", leases, owner: worker, clock, begin, log });
}
