import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { monotonicMs } from "./monotonic-ms.ts";
import type { WebhookPost } from "./webhook-posts.ts";

/** Times are `monotonicMs`. Status 0: nobody answered. */
export type PostedWebhook = {
  readonly resident: string;
  readonly postedAt: number;
  readonly answeredAt: number;
  readonly status: number;
};

/** `concurrency` posts under way at any time, each connection kept: as much as the program takes. */
export async function postAsFastAsTaken(
  url: string,
  posts: readonly WebhookPost[],
  concurrency: number,
): Promise<readonly PostedWebhook[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const left = posts.values(); // one iterator for all: each takes the next post
  const posted: PostedWebhook[] = [];
  const one = async (): Promise<void> => {
    for (const post of left) posted.push(await send(url, post, agent));
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  agent.destroy();
  return posted;
}

/** Posts at a fixed rate whatever the answers do, as people write: a slow answer does not spare the program the next message. */
export async function postAtRate(
  url: string,
  posts: readonly WebhookPost[],
  perSecond: number,
): Promise<readonly PostedWebhook[]> {
  const agent = new Agent({ keepAlive: true });
  const began = monotonicMs();
  const sent: Promise<PostedWebhook>[] = [];
  while (sent.length < posts.length) {
    const due = Math.floor(((monotonicMs() - began) / 1_000) * perSecond) + 1;
    for (const post of posts.slice(sent.length, due)) sent.push(send(url, post, agent));
    await wait(1);
  }
  const posted = await Promise.all(sent);
  agent.destroy();
  return posted;
}

function send(url: string, { resident, body, headers }: WebhookPost, agent: Agent): Promise<PostedWebhook> {
  const postedAt = monotonicMs();
  return new Promise((resolve) => {
    const settle = (status: number): void => resolve({ resident, postedAt, answeredAt: monotonicMs(), status });
    const asked = request(url, { method: "POST", agent, headers, timeout: 30_000 }, (response) => {
      response.resume();
      response.on("end", () => settle(response.statusCode ?? 0));
      response.on("error", () => settle(0));
    });
    asked.on("timeout", () => asked.destroy(new Error("no answer")));
    asked.on("error", () => settle(0));
    asked.end(body);
  });
}
