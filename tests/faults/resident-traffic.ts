import { setTimeout as wait } from "node:timers/promises";
import { postWebhook } from "../support/meta-json.ts";
import type { TakenMessage } from "../support/fake-graph.ts";
import { believableMessages } from "./believable-messages.ts";
import type { Door, Said } from "./door.ts";

export type SentMessage = {
  readonly mid: string;
  /** When the provider first tried to deliver it, and when it was first answered 200. */
  readonly postedAt: number;
  readonly acknowledgedAt: number;
};

export type TrafficParts = {
  readonly door: Door;
  readonly appSecret: string;
  readonly chance: () => number;
  /** Milliseconds between two messages of one person, about. */
  readonly pace: number;
  /** Some deliveries wait while those of later messages go on. */
  readonly isShuffled: boolean;
  readonly lastSeen: (recipient: string) => TakenMessage | undefined;
};

const latestMs = 4_000;

/**
 * One person who writes `count` messages, and goes on as long as `goesOn`, delivered as Meta delivers: again until 200, now and then
 * twice or three times. They touch a button now and then. Returns what was acknowledged.
 */
export async function writeMessages(
  resident: string,
  count: number,
  goesOn: () => boolean,
  parts: TrafficParts,
): Promise<readonly SentMessage[]> {
  const { chance, door } = parts;
  const deliveries: Promise<SentMessage>[] = [];
  let at = Date.now() - 60_000;
  await wait(chance() * 2 * parts.pace);
  for (let number = 0; number < count || goesOn(); number++) {
    at += 1 + Math.floor(chance() * 50);
    const mid = `${resident}-${number}`;
    const body = door.body(resident, mid, at, somethingToSay(parts.lastSeen(resident), chance));
    const isLate = parts.isShuffled && chance() < 0.1;
    const delivery = deliver(mid, body, isLate ? chance() * latestMs : 0, parts);
    deliveries.push(delivery);
    if (!isLate) await delivery;
    await wait(chance() * 2 * parts.pace);
  }
  return Promise.all(deliveries);
}

/** A button of what was shown last, or something believable. Nobody asks to be erased: what is erased cannot be counted. */
function somethingToSay(seen: TakenMessage | undefined, chance: () => number): Said {
  const buttons = (seen?.quickReplies ?? []).filter(({ title }) => !/effacer/i.test(title));
  const yes = buttons.find(({ title }) => title.startsWith("Oui"));
  const button = chance() < 0.7 ? (yes ?? buttons[Math.floor(chance() * buttons.length)]) : undefined;
  if (button !== undefined) return button;
  if (chance() < 0.3) return { text: "je veux un rdv" }; // all want the first free slots
  return { text: believableMessages[Math.floor(chance() * believableMessages.length)] ?? "bonjour" };
}

async function deliver(mid: string, body: unknown, afterMs: number, parts: TrafficParts): Promise<SentMessage> {
  const { door, appSecret, chance } = parts;
  await wait(afterMs);
  const postedAt = performance.now();
  const until200 = async (): Promise<number> => {
    while ((await postWebhook(door.url, body, appSecret)) !== 200) await wait(100 + chance() * 300);
    return performance.now();
  };
  const times = chance() < 0.15 ? 3 : 1;
  const acknowledgedAt = Math.min(...(await Promise.all(Array.from({ length: times }, until200))));
  return { mid, postedAt, acknowledgedAt };
}
