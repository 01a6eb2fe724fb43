import type { BotUnderTest } from "./bot-under-test.ts";
import { postAsFastAsTaken, type PostedWebhook } from "./post-webhooks.ts";
import { processorMs } from "./processor-time.ts";
import type { Graph } from "./start-graph.ts";
import { spreadOf, type Spread } from "./statistics.ts";
import type { WebhookPost } from "./webhook-posts.ts";

export type ThroughputRound = {
  /** From the first post until the last reply reached the provider. */
  readonly messagesPerSecond: number;
  /** Of the bot's process, per message. */
  readonly processorMs: number;
  readonly repliesPerMessage: number;
  readonly webhookMs: Spread;
};

export async function measureThroughput(
  bot: BotUnderTest,
  posts: readonly WebhookPost[],
  concurrency: number,
  graph: Graph,
): Promise<ThroughputRound> {
  await graph.collect();
  const usedBefore = processorMs(bot.pid);
  const posted = await postAsFastAsTaken(bot.webhook, posts, concurrency);
  refuseFailures(bot, posted);
  await bot.settled();
  const used = processorMs(bot.pid) - usedBefore;
  const arrivals = await graph.collect();
  const began = Math.min(...posted.map(({ postedAt }) => postedAt));
  const ended = Math.max(...posted.map(({ answeredAt }) => answeredAt), ...arrivals.map(({ at }) => at));
  return {
    messagesPerSecond: posted.length / ((ended - began) / 1_000),
    processorMs: used / posted.length,
    repliesPerMessage: arrivals.length / posted.length,
    webhookMs: spreadOf(posted.map(({ postedAt, answeredAt }) => answeredAt - postedAt)),
  };
}

/** A figure over messages that were not taken would mean nothing. */
export function refuseFailures(bot: BotUnderTest, posted: readonly PostedWebhook[]): void {
  const failed = posted.filter(({ status }) => status !== 200);
  if (failed.length === 0) return;
  const statuses = [...new Set(failed.map(({ status }) => status))].join(", ");
  throw new Error(`${bot.name} did not take ${failed.length} of ${posted.length} messages (status ${statuses})`);
}
