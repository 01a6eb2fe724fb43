import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { measureLatency } from "../measure-latency.ts";
import { measureThroughput } from "../measure-throughput.ts";
import type { Graph } from "../start-graph.ts";
import { startSosNumerique } from "../start-sos-numerique.ts";
import { median } from "../statistics.ts";
import { webhookPosts, type MetaApp } from "../webhook-posts.ts";
import type { StorageUnderTest } from "./storage-under-test.ts";

export type ProcessesPoint = {
  readonly processes: number;
  readonly messagesPerSecond: number;
  /** At half that load, milliseconds. */
  readonly webhookP99: number;
  readonly replyP99: number;
  readonly unanswered: number;
};

export type ProcessesOptions = {
  readonly app: MetaApp;
  readonly graph: Graph;
  readonly messagesPerRound: number;
  readonly rounds: number;
  readonly latencySeconds: number;
  /** Null: no Redis between the processes. */
  readonly redisUrl: string | null;
};

const residents = Array.from({ length: 1_000 }, (_, number) => `resident-${number}`);
const concurrency = 64;

/** The whole program with so many processes on an empty database: throughput first, then delays at half of it. */
export async function measureProcesses(
  under: StorageUnderTest,
  processes: number,
  options: ProcessesOptions,
): Promise<ProcessesPoint> {
  const { app, graph, redisUrl } = options;
  const dataDir = mkdtempSync(path.join(tmpdir(), "sos-numerique-processes-"));
  const env = { DATABASE_URL: under.url, PROCESSES: String(processes), ...(redisUrl && { REDIS_URL: redisUrl }) };
  const bot = await startSosNumerique({ dataDir, graphUrl: graph.url, app, env });
  const postsOf = (label: string, count: number) => webhookPosts({ count, residents, label, app });
  try {
    await measureThroughput(bot, postsOf("warm-up", residents.length), concurrency, graph);
    const rates: number[] = [];
    for (let round = 0; round < options.rounds; round++) {
      const posts = postsOf(`round-${round}`, options.messagesPerRound);
      rates.push((await measureThroughput(bot, posts, concurrency, graph)).messagesPerSecond);
    }
    const messagesPerSecond = median(rates);
    const half = Math.max(1, Math.round(messagesPerSecond / 2));
    const latency = await measureLatency(bot, postsOf("half-load", half * options.latencySeconds), half, graph);
    return {
      processes,
      messagesPerSecond,
      webhookP99: latency.webhookMs.p99,
      replyP99: latency.replyMs.p99,
      unanswered: latency.unanswered,
    };
  } finally {
    await bot.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
