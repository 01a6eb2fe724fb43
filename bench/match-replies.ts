import type { GraphArrival } from "./graph-arrival.ts";
import type { PostedWebhook } from "./post-webhooks.ts";

export type MatchedReplies = {
  /** From the post to the first reply that came before the same resident's next post. */
  readonly delaysMs: readonly number[];
  /** Messages after which nothing came before the resident's next one. */
  readonly unanswered: number;
};

/** Which reply answers which message: a provider is not told, so time decides, resident by resident. */
export function matchReplies(posted: readonly PostedWebhook[], arrivals: readonly GraphArrival[]): MatchedReplies {
  const arrivedFor = timesByResident(arrivals.map(({ recipient, at }) => [recipient, at]));
  const postedBy = timesByResident(posted.map(({ resident, postedAt }) => [resident, postedAt]));
  const delays = [...postedBy].flatMap(([resident, posts]) =>
    posts.map((post, index) => {
      const next = posts[index + 1] ?? Infinity;
      const reply = arrivedFor.get(resident)?.find((at) => at >= post && at < next);
      return reply === undefined ? null : reply - post;
    }),
  );
  const delaysMs = delays.filter((delay) => delay !== null);
  return { delaysMs, unanswered: delays.length - delaysMs.length };
}

function timesByResident(times: readonly (readonly [string, number])[]): ReadonlyMap<string, readonly number[]> {
  const byResident = new Map<string, number[]>();
  for (const [resident, at] of times) {
    const own = byResident.get(resident);
    if (own) own.push(at);
    else byResident.set(resident, [at]);
  }
  for (const own of byResident.values()) own.sort((a, b) => a - b);
  return byResident;
}
