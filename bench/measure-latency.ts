import type { BotUnderTest } from "./bot-under-test.ts";
import { matchReplies } from "./match-replies.ts";
import { refuseFailures } from "./measure-throughput.ts";
import { postAtRate } from "./post-webhooks.ts";
import type { Graph } from "./start-graph.ts";
import { spreadOf, type Spread } from "./statistics.ts";
import type { WebhookPost } from "./webhook-posts.ts";

export type Latency = {
  readonly perSecond: number;
  readonly webhookMs: Spread;
  /** From the post until the reply reached the provider. */
  readonly replyMs: Spread;
  readonly unanswered: number;
};

export async function measureLatency(
  bot: BotUnderTest,
  posts: readonly WebhookPost[],
  perSecond: number,
  graph: Graph,
): Promise<Latency> {
  await graph.collect();
  const posted = await postAtRate(bot.webhook, posts, perSecond);
  refuseFailures(bot, posted);
  await bot.settled();
  const { delaysMs, unanswered } = matchReplies(posted, await graph.collect());
  return {
    perSecond,
    webhookMs: spreadOf(posted.map(({ postedAt, answeredAt }) => answeredAt - postedAt)),
    replyMs: spreadOf(delaysMs),
    unanswered,
  };
}
