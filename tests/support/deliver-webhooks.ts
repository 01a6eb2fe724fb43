import { setTimeout as wait } from "node:timers/promises";
import { postWebhook } from "./meta-json.ts";

/** How Meta delivers: as one hopes, or as it also may. */
export type DeliveryMode = (typeof deliveryModes)[number];
export const deliveryModes = ["once", "twice", "late", "shuffled", "batched"] as const;

export type Deliveries = {
  mode: DeliveryMode;
  /** `wrap` makes the body of several events. */
  deliver(url: string, event: unknown, wrap: (events: readonly unknown[]) => unknown): void;
  /** Resolves when everything has been answered 200, or given up. */
  settled(): Promise<void>;
};

const gatherMs = 800;
const lateMs = 4_000;
const mostTries = 8;

/** Signs and posts events as Meta does, and again until they are answered 200. */
export function startDeliveries(appSecret: string, fraction: () => number = Math.random): Deliveries {
  const underWay = new Set<Promise<unknown>>();
  const gathered: { url: string; event: unknown; wrap: (events: readonly unknown[]) => unknown }[] = [];
  let gathering = false;

  const track = (work: Promise<unknown>): void => {
    const tracked = work.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };

  async function post(url: string, body: unknown): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      if ((await postWebhook(url, body, appSecret)) === 200) return;
      await wait(250 * 2 ** tries);
    }
  }

  async function gatherThenPost(shuffle: boolean): Promise<void> {
    await wait(gatherMs);
    gathering = false;
    const events = gathered.splice(0);
    if (shuffle) {
      const mixed = events.map((one) => ({ one, at: fraction() })).toSorted((a, b) => a.at - b.at);
      for (const { one } of mixed) await post(one.url, one.wrap([one.event]));
      return;
    }
    const [first] = events;
    if (first)
      await post(first.url, first.wrap(events.filter(({ url }) => url === first.url).map(({ event }) => event)));
    for (const { url, event, wrap } of events) if (url !== first?.url) await post(url, wrap([event]));
  }

  const deliveries: Deliveries = {
    mode: "once",
    deliver: (url, event, wrap) => {
      switch (deliveries.mode) {
        case "once":
          return track(post(url, wrap([event])));
        case "twice":
          track(post(url, wrap([event])));
          return track(wait(100).then(() => post(url, wrap([event]))));
        case "late":
          return track(wait(lateMs).then(() => post(url, wrap([event]))));
        case "shuffled":
        case "batched":
          gathered.push({ url, event, wrap });
          if (gathering) return;
          gathering = true;
          return track(gatherThenPost(deliveries.mode === "shuffled"));
      }
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
  return deliveries;
}
