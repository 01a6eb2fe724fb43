import { setTimeout as wait } from "node:timers/promises";
import { startFakeGraph, type Behaviour, type FakeGraph, type TakenMessage } from "../support/fake-graph.ts";
import { postWebhook } from "../support/meta-json.ts";
import type { Door } from "./door.ts";
import type { Outage } from "./outage.ts";

/** The stand-in of Meta, with its moods, and what it tells the webhooks of what it took. */
export type Provider = {
  readonly graph: FakeGraph;
  readonly outages: readonly Outage[];
  /** What the person saw last. */
  lastSeen(recipient: string): TakenMessage | undefined;
  /** News that have not been answered 200 yet. */
  underWay(): number;
};

export type ProviderOptions = {
  readonly doors: readonly Door[];
  readonly appSecret: string;
  readonly chance: () => number;
  /** The whole repertoire: the account in trouble, closed windows, news that come twice, late and shuffled. */
  readonly isDifficult: boolean;
};

/** News later than this would come after the program has concluded from silence: Meta's usually take seconds. */
const latestMs = 10_000;

export async function startProvider({ doors, appSecret, chance, isDifficult }: ProviderOptions): Promise<Provider> {
  let mood: Behaviour | null = null;
  let underWay = 0;
  const seen = new Map<string, TakenMessage>();

  async function tell(door: Door, body: unknown): Promise<void> {
    underWay += 1;
    const late = isDifficult && chance() < 0.05;
    await wait(50 + chance() * (late ? latestMs : 800));
    const times = isDifficult && chance() < 0.15 ? 2 : 1;
    for (let told = 0; told < times;) {
      if ((await postWebhook(door.url, body, appSecret)) === 200) told += 1;
      else await wait(300);
    }
    underWay -= 1;
  }

  const graph = await startFakeGraph({
    behave: () => mood ?? behaviourFor(chance(), isDifficult),
    onTaken: (message) => {
      seen.set(message.recipient, message);
      const door = doors.find(({ channel }) => channel === message.channel);
      // All at once: each takes its own time, so that "delivered" may come before "sent".
      for (const news of door?.news(message) ?? []) void tell(door as Door, news);
    },
  });
  const inMood = (name: string, behaviour: Behaviour): Outage => ({
    name,
    ms: [1_000, 5_000],
    begin: async () => {
      mood = behaviour;
      return () => {
        mood = null;
      };
    },
  });
  return {
    graph,
    outages: isDifficult
      ? [
          inMood("provider answers 500", "transient"),
          inMood("provider answers 429", "rate"),
          inMood("provider hangs", "hang-before"),
          inMood("provider takes and hangs", "hang-after"),
          inMood("token dead, then healed", "bad-token"),
        ]
      : [],
    lastSeen: (recipient) => seen.get(recipient),
    underWay: () => underWay,
  };
}

/** One send in five meets something. */
function behaviourFor(fraction: number, isDifficult: boolean): Behaviour {
  if (fraction < 0.78) return "ok";
  if (fraction < 0.88) return "slow";
  if (fraction < 0.93) return "transient";
  if (fraction < 0.96) return "rate";
  if (fraction < 0.975) return "html";
  if (fraction < 0.985) return "hang-after";
  if (fraction < 0.995) return "hang-before";
  return isDifficult ? "window" : "ok";
}
