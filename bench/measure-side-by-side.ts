import { setTimeout as wait } from "node:timers/promises";
import type { BenchOptions } from "./bench-options.ts";
import type { BotUnderTest } from "./bot-under-test.ts";
import type { Findings, Sides } from "./figures.ts";
import { measureLatency } from "./measure-latency.ts";
import { measureThroughput, type ThroughputRound } from "./measure-throughput.ts";
import { residentMemory } from "./resident-memory.ts";
import type { Graph } from "./start-graph.ts";
import { median } from "./statistics.ts";
import { webhookPosts, type MetaApp, type WebhookPost } from "./webhook-posts.ts";

export type SideBySideParts = {
  readonly bots: Sides<BotUnderTest>;
  readonly graph: Graph;
  readonly app: MetaApp;
  readonly options: BenchOptions;
  readonly say: (line: string) => void;
};

/** Enough for a person to write once in a few seconds only, as people do. */
const residents = Array.from({ length: 1_000 }, (_, number) => `resident-${number}`);

/** Both bots get the same messages, in turns; one is at rest while the other works. */
export async function measureSideBySide(
  parts: SideBySideParts,
): Promise<Pick<Findings, "throughput" | "latency" | "memory">> {
  const { bots, graph, app, options, say } = parts;
  const postsOf = (label: string, count: number) => webhookPosts({ count, residents, label, app });
  const memoryOf = (): Sides<number> => ({
    ours: residentMemory(bots.ours.pid),
    stock: residentMemory(bots.stock.pid),
  });

  await wait(options.quietAfterStart * 1_000);
  const afterStart = memoryOf();

  const rounds = { ours: [] as ThroughputRound[], stock: [] as ThroughputRound[] };
  const play = async (posts: readonly WebhookPost[], side: keyof typeof rounds): Promise<ThroughputRound> =>
    measureThroughput(bots[side], posts, options.concurrency, graph);
  say("Warming up…");
  // Each resident's first message, which is answered with the welcome too.
  const first = postsOf("warm-up", residents.length);
  await play(first, "ours");
  await play(first, "stock");
  for (let round = 1; round <= options.rounds; round++) {
    const posts = postsOf(`round-${round}`, options.messagesPerRound);
    for (const side of ["ours", "stock"] as const) {
      const result = await play(posts, side);
      rounds[side].push(result);
      say(`Round ${round}, ${bots[side].name}: ${result.messagesPerSecond.toFixed(0)} messages/s`);
    }
  }

  const latencyOf = async (side: keyof typeof rounds) => {
    const perSecond = Math.max(
      1,
      Math.round(median(rounds[side].map(({ messagesPerSecond }) => messagesPerSecond)) / 2),
    );
    say(`Half load, ${bots[side].name}: ${perSecond} messages/s for ${options.latencySeconds} s…`);
    return measureLatency(bots[side], postsOf("half-load", perSecond * options.latencySeconds), perSecond, graph);
  };
  const latency = options.only.has("latency")
    ? { ours: await latencyOf("ours"), stock: await latencyOf("stock") }
    : null;

  await wait(options.quietAfterLoad * 1_000);
  return { throughput: rounds, latency, memory: { afterStart, afterLoad: memoryOf() } };
}
