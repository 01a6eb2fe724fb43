import { Redis, type RedisOptions } from "ioredis";
import { z } from "zod";
import { News, type NewsLine } from "../../shared/news.ts";
import { problemOf } from "../../shared/problem-of.ts";
import { createListeners } from "../listeners.ts";

const channel = "sos-numerique:news";
const Envelope = z.object({ from: z.string(), news: News });

/** Words on their way at most; more is dropped, since whoever does not hear looks by themselves within a second. */
const mostUnderWay = 64;
/** A server that says nothing for so long after a word is given up, and connected to again. */
const patienceMs = 5_000;
const heartbeatMs = 10_000;

/** Nothing waits for a connection, nothing is sent twice: news that cannot leave now are not worth leaving later. */
const options = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  connectTimeout: patienceMs,
  socketTimeout: patienceMs,
  retryStrategy: (times: number) => Math.min(times * 200, 5_000),
  disableClientInfo: true,
} satisfies RedisOptions;

export type RedisNewsParts = {
  readonly url: string;
  /** This process; no other may be called so. */
  readonly self: string;
  readonly log: {
    info(fields: Readonly<Record<string, unknown>>, message: string): void;
    warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
};

/** News over Redis, whose absence, silence or slowness costs speed alone: one line when it goes, one when it is back. */
export function openRedisNews({ url, self, log }: RedisNewsParts): NewsLine {
  const listeners = createListeners();
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, options);
  let state: "unknown" | "reached" | "lost" = "unknown";
  let closed = false;
  let underWay = 0;
  let lastProblem = "";

  const reached = (): void => {
    if (state === "lost") log.info({}, "Redis is reached again");
    state = "reached";
    listeners.tell({ kind: "committed" }); // whatever was told meanwhile was not heard
  };
  const lost = (): void => {
    if (closed || state === "lost") return;
    state = "lost";
    log.warn({ problem: lastProblem }, "Redis cannot be reached: processes look by themselves until it is back");
  };
  for (const client of [publisher, subscriber]) {
    client.on("error", (error: unknown) => (lastProblem = problemOf(error)));
    client.on("close", lost);
  }
  subscriber.on("ready", () => {
    subscriber.subscribe(channel).then(reached, (error: unknown) => (lastProblem = problemOf(error)));
  });
  subscriber.on("message", (_channel: string, text: string) => {
    const heard = readEnvelope(text);
    if (heard !== null && heard.from !== self) listeners.tell(heard.news);
  });
  // A connection that only listens does not notice by itself that nobody is there any more.
  const heartbeat = setInterval(() => {
    if (subscriber.status === "ready") subscriber.ping().catch(() => undefined);
  }, heartbeatMs);

  return {
    tell: (news) => {
      if (publisher.status !== "ready" || underWay >= mostUnderWay) return;
      underWay += 1;
      publisher
        .publish(channel, JSON.stringify({ from: self, news }))
        .catch(() => undefined) // the connection's own events tell of it
        .finally(() => (underWay -= 1));
    },
    listen: listeners.add,
    close: () => {
      closed = true;
      clearInterval(heartbeat);
      publisher.disconnect();
      subscriber.disconnect();
      return Promise.resolve();
    },
  };
}

/** Null for what is not ours, or of another version. */
function readEnvelope(text: string): z.infer<typeof Envelope> | null {
  try {
    return Envelope.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
