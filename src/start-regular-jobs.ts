import { watchAccounts, type WatchedAccount } from "./channels/meta/watch-account.ts";
import { offerFreedTimes, type OfferParts } from "./conversation/offer-freed-times.ts";
import { remindOfAppointments, type RemindParts } from "./conversation/remind.ts";
import { returnFromElsewhere } from "./conversation/return-from-elsewhere.ts";
import { watchWaiting, type WatchParts } from "./conversation/watch-waiting.ts";
import type { Log } from "./log.ts";
import { fetchDueMedia, type Downloader } from "./media/fetch-media.ts";
import type { MediaFolder } from "./media/media-folder.ts";
import { forgetOutlived, type Durations } from "./privacy/forget-outlived.ts";
import { oldestFile } from "./privacy/with-files.ts";
import type { Clock, Random } from "./shared/clock.ts";
import { servingLease } from "./shared/lease-names.ts";
import { startRegularly, type RegularTask } from "./shared/regularly.ts";
import { startSingleOwner, type SingleOwner } from "./shared/single-owner.ts";
import type { Storage } from "./storage/storage.ts";

export type RegularJobParts = {
  readonly storage: Pick<Storage, "alerts" | "appointments" | "handoff" | "leases" | "personalData" | "retention">;
  readonly channels: {
    readonly media: MediaFolder;
    readonly downloaders: ReadonlyMap<string, Downloader>;
    readonly accounts: readonly WatchedAccount[];
  };
  readonly watch: WatchParts;
  readonly remind: RemindParts;
  readonly offers: OfferParts;
  readonly erase: () => Promise<void>;
  /** Of what mediators who were removed held. */
  readonly letGo: () => Promise<void>;
  readonly retention: Durations;
  /** Begins whatever else only one process may do; what it returns ends it. */
  readonly beginAlongside: () => () => Promise<void>;
  readonly worker: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

export type RegularJobs = SingleOwner & {
  /** A file is to be fetched: at once when this process has the jobs, else within `mediaEveryMs` by the one that has. */
  readonly fetchMedia: () => void;
};

const watchEveryMs = 15_000;
const mediaEveryMs = 1_000;
/** A dead token must show within a minute. */
const accountsEveryMs = 45_000;
const remindersEveryMs = 30_000;
const offersEveryMs = 20_000;
const erasuresEveryMs = 60_000;
const holdsEveryMs = 60_000;
const retentionEveryMs = 10 * 60_000;

/** What must go on whether or not anybody writes, in one process of all. */
export function startRegularJobs(parts: RegularJobParts): RegularJobs {
  const { storage, channels, watch, remind, offers, erase, letGo, retention, beginAlongside } = parts;
  const { worker, clock, random, log } = parts;
  const { alerts, appointments, handoff, leases } = storage;
  const { media, downloaders, accounts } = channels;
  const { now } = clock;
  const fetchDue = () => fetchDueMedia({ folder: media, downloaders, clock, random, log });
  const eraseOldFiles = () => media.eraseOlderThan(oldestFile(now(), retention.words));
  let fetching: RegularTask | null = null;
  const begin = (): (() => Promise<void>) => {
    const fetchingHere = startRegularly("files that people sent", mediaEveryMs, fetchDue, log);
    fetching = fetchingHere;
    const tasks = [
      fetchingHere,
      startRegularly("watch over waiting people", watchEveryMs, () => watchWaiting(now(), watch), log),
      startRegularly("reminders", remindersEveryMs, () => remindOfAppointments(now(), remind), log),
      startRegularly("waiting list", offersEveryMs, () => offerFreedTimes(now(), offers), log),
      startRegularly("watch over accounts", accountsEveryMs, () => watchAccounts(accounts, alerts, now()), log),
      startRegularly("erasures", erasuresEveryMs, erase, log),
      startRegularly("what removed mediators held", watchEveryMs, letGo, log),
      startRegularly("retention", retentionEveryMs, () => forgetOutlived(storage, retention, now()), log),
      startRegularly("files kept long enough", retentionEveryMs, eraseOldFiles, log),
      startRegularly("answered elsewhere", retentionEveryMs, () => returnFromElsewhere(handoff, now()), log),
      startRegularly("expired holds", holdsEveryMs, async () => void (await appointments.expireHolds(now())), log),
    ];
    const endAlongside = beginAlongside();
    return async () => {
      fetching = null;
      await Promise.all([...tasks.map((task) => task.stop()), endAlongside()]);
    };
  };
  const owner = startSingleOwner({ name: servingLease, leases, owner: worker, clock, begin, log });
  return { ...owner, fetchMedia: () => fetching?.now() };
}
