import { fork } from "node:child_process";
import { once } from "node:events";
import type { BotUnderTest } from "./bot-under-test.ts";
import type { MetaApp } from "./webhook-posts.ts";

export type StockBotkitOptions = { readonly graphUrl: string; readonly app: MetaApp };

/** Stock Botkit in its own process (see stock-botkit.mjs). It answers a webhook once its reply has been taken: nothing is left open. */
export async function startStockBotkit({ graphUrl, app }: StockBotkitOptions): Promise<BotUnderTest> {
  const child = fork(new URL("./stock-botkit.mjs", import.meta.url), [JSON.stringify({ graphUrl, app })], {
    execArgv: [],
  });
  const ended = once(child, "exit");
  const first = await Promise.race([once(child, "message"), ended.then(() => null)]);
  if (first === null) throw new Error("Stock Botkit ended before it was ready");
  const [{ port }] = first as [{ readonly port: number }];
  return {
    name: "stock Botkit",
    pid: child.pid ?? 0,
    webhook: `http://127.0.0.1:${port}/webhooks/messenger`,
    settled: () => Promise.resolve(),
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
