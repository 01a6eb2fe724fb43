import type { Config } from "./config.ts";
import type { Log } from "./log.ts";
import { openRedisNews } from "./processes/redis/redis-news.ts";
import { isWorker, openWorkerNews } from "./processes/worker.ts";
import { nobodyElse, type NewsLine } from "./shared/news.ts";

/** Over Redis when there is one; between the processes of one machine, through their supervisor. */
export function openNews({ redisUrl }: Pick<Config, "redisUrl">, self: string, log: Log): NewsLine {
  if (redisUrl !== null) return openRedisNews({ url: redisUrl, self, log });
  return isWorker() ? openWorkerNews() : nobodyElse;
}
