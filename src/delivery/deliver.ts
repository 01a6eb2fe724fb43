import type { Clock, Random } from "../shared/clock.ts";
import { problemOf } from "../shared/problem-of.ts";
import { createUninterrupted } from "../shared/uninterrupted.ts";
import type { ChannelDriver, SendOutcome } from "./channel-driver.ts";
import type { OutboxItem, OutboxStore, Settlement } from "./outbox-store.ts";
import { settleOutcome } from "./settle-outcome.ts";

export type DeliveryParts = {
  readonly outbox: OutboxStore;
  readonly drivers: ReadonlyMap<string, ChannelDriver>;
  /** Asked right before each attempt: what is not true any more is withheld. */
  readonly isStillTrue: (item: OutboxItem) => Promise<boolean>;
  readonly worker: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: { error(fields: Readonly<Record<string, unknown>>, message: string): void };
};

/** Longer than any driver's own time-out: an attempt older than this lost its process. */
const leaseMs = 20_000;
/** Replies under way at the same time, each of another conversation. */
const concurrency = 64;
const pollMs = 1_000;
/** Later than any try that we put off: its date was written by a clock that has been set back since. */
const tooFarMs = 30 * 60_000;

export type Delivery = { wake(): void; stop(): Promise<void> };

/** Sends what the outbox holds, in each conversation one reply after the other. */
export function startDelivery(parts: DeliveryParts): Delivery {
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let looking = false;
  let lookAgain = false;
  /** As long as the slowest provider takes to tell us what it took. */
  const confirmMs = Math.max(leaseMs, ...Array.from(parts.drivers.values(), (driver) => driver.confirmsWithinMs ?? 0));

  const channelsWhose = (isSo: (driver: ChannelDriver) => boolean): ReadonlySet<string> =>
    new Set([...parts.drivers].flatMap(([channel, driver]) => (isSo(driver) ? [channel] : [])));
  /** Where nothing can leave from here now. */
  const closed = () => channelsWhose((driver) => driver.canSend?.() === false);
  const silent = channelsWhose(({ confirmsWithinMs }) => confirmsWithinMs === null);

  async function look(): Promise<void> {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    lookAgain = true;
    try {
      while (takeLook()) {
        const free = concurrency - underWay.size;
        const items = await parts.outbox.beginDue(parts.worker, parts.clock.now(), leaseMs, free, closed());
        for (const item of items) track(sendOne(item, parts));
      }
    } catch (error) {
      parts.log.error({ problem: problemOf(error) }, "cannot read the outbox");
    } finally {
      looking = false;
    }
  }

  function takeLook(): boolean {
    const wanted = lookAgain && !stopping && underWay.size < concurrency;
    lookAgain = false;
    return wanted;
  }

  function track(sending: Promise<void>): void {
    const tracked = sending.finally(() => {
      underWay.delete(tracked);
      wake();
    });
    underWay.add(tracked);
  }

  const wake = (): void => void look();
  const listening = createUninterrupted({ clock: parts.clock, everyMs: pollMs });
  let recovering: Promise<void> | null = null;
  async function recover(): Promise<void> {
    listening.looks();
    const now = parts.clock.now();
    try {
      const confirmBy = new Date(now.getTime() + confirmMs);
      await parts.outbox.pullForward(new Date(now.getTime() + tooFarMs), now, confirmBy);
      listening.looked("done");
      // While we were down, or the storage out of reach, no echo could reach us: silence says nothing before we have listened for as
      // long as echoes take.
      if (listening.lastedMs() > confirmMs) await parts.outbox.recover(now, confirmMs, silent);
    } catch (error) {
      listening.looked("failed");
      parts.log.error({ problem: problemOf(error) }, "cannot recover the outbox");
    }
  }
  const poll = setInterval(() => {
    recovering ??= recover().finally(() => {
      recovering = null;
      wake();
    });
    wake();
  }, pollMs);
  wake();
  return {
    wake,
    stop: async () => {
      stopping = true;
      clearInterval(poll);
      await recovering;
      await Promise.all(underWay);
    },
  };
}

async function sendOne(item: OutboxItem, parts: DeliveryParts): Promise<void> {
  const { outbox, worker, clock, log } = parts;
  try {
    const settlement = await attempt(item, parts);
    await outbox.settle(item, worker, settlement, clock.now());
  } catch (error) {
    // The attempt stays "sending"; its lease runs out and it becomes unknown.
    log.error({ message: item.id, problem: problemOf(error) }, "cannot record what became of a reply");
  }
}

async function attempt(item: OutboxItem, { drivers, isStillTrue, clock, random }: DeliveryParts): Promise<Settlement> {
  if (!(await isStillTrue(item))) return { kind: "withheld", alert: null };
  const driver = drivers.get(item.address.channel);
  const outcome: SendOutcome = driver
    ? await driver.send(item).catch((error: unknown): SendOutcome => ({ kind: "unknown", error: problemOf(error) }))
    : { kind: "refused", errorClass: "transient", error: `channel ${item.address.channel} is not configured any more` };
  return settleOutcome(outcome, item, clock.now(), random.fraction(), driver?.confirmsWithinMs ?? null);
}
