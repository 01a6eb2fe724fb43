import { setTimeout as wait } from "node:timers/promises";
import { messagingEvent, pageWebhook, postWebhook } from "../support/meta-json.ts";
import { believableMessages } from "./believable-messages.ts";

export type SentMessage = { readonly mid: string; readonly resident: string; readonly at: number };

export type TrafficParts = {
  readonly webhook: string;
  readonly appSecret: string;
  readonly page: string;
  readonly chance: () => number;
  /** Milliseconds between two messages of one person, about. */
  readonly pace: number;
};

/**
 * One person who writes `count` messages, delivered as Meta delivers: again until 200, now and then twice or three times. A message
 * follows the one before only once that was answered 200. Returns what was acknowledged, in order.
 */
export async function writeMessages(
  resident: string,
  count: number,
  parts: TrafficParts,
): Promise<readonly SentMessage[]> {
  const acknowledged: SentMessage[] = [];
  let at = Date.now() - 60_000;
  for (let number = 0; number < count; number++) {
    at += 1 + Math.floor(parts.chance() * 50);
    const mid = `${resident}-${number}`;
    const text = believableMessages[Math.floor(parts.chance() * believableMessages.length)] ?? "bonjour";
    const event = messagingEvent({ from: resident, page: parts.page, mid, at, text });
    await deliverUntilTaken(event, parts);
    acknowledged.push({ mid, resident, at });
    await wait(parts.chance() * 2 * parts.pace);
  }
  return acknowledged;
}

async function deliverUntilTaken(event: unknown, { webhook, appSecret, page, chance }: TrafficParts): Promise<void> {
  const deliveries = chance() < 0.15 ? 3 : 1;
  const deliver = async (): Promise<void> => {
    while ((await postWebhook(webhook, pageWebhook(page, [event]), appSecret)) !== 200)
      await wait(100 + chance() * 300);
  };
  await Promise.all(Array.from({ length: deliveries }, deliver));
}
