import { freePort } from "../support/program.ts";
import { hasOwnRedis, startOwnRedis } from "../support/redis.ts";
import type { Outage } from "./outage.ts";

/** A Redis of our own that stops and starts again; null where there is none. */
export type RedisUnderTest = {
  readonly env: Readonly<Record<string, string>>;
  readonly outage: Outage;
  stop(): Promise<void>;
};

export const howToGetRedis = "Redis: it is not installed (apt-get install redis-server)";

export async function redisUnderTest(): Promise<RedisUnderTest | null> {
  if (!hasOwnRedis) return null;
  const port = await freePort();
  let redis = await startOwnRedis(port);
  return {
    env: { REDIS_URL: `redis://127.0.0.1:${port}` },
    outage: {
      name: "Redis stopped",
      ms: [1_000, 8_000],
      begin: async () => {
        await redis.stop();
        return async () => {
          redis = await startOwnRedis(port);
        };
      },
    },
    stop: () => redis.stop(),
  };
}
