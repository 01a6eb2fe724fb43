import { setTimeout as wait } from "node:timers/promises";
import { freePort, spawnProgram, type Program } from "../tests/support/program.ts";
import type { BotUnderTest } from "./bot-under-test.ts";
import type { MetaApp } from "./webhook-posts.ts";

export type SosNumeriqueOptions = {
  readonly dataDir: string;
  readonly graphUrl: string;
  readonly app: MetaApp;
  /** Further settings. */
  readonly env?: Readonly<Record<string, string>>;
};

/** The built program as `npm start` runs it, with its Messenger channel towards `graphUrl` and its database on disk in `dataDir`. */
export async function startSosNumerique(options: SosNumeriqueOptions): Promise<BotUnderTest> {
  const program = await spawnSosNumerique(options);
  await untilReady(program);
  return {
    name: "SOS Numérique",
    pid: program.pid,
    webhook: `${program.url}/webhooks/messenger`,
    settled: () => untilNothingIsOpen(program),
    stop: async () => {
      await program.stop();
    },
  };
}

export async function spawnSosNumerique({ dataDir, graphUrl, app, env = {} }: SosNumeriqueOptions): Promise<Program> {
  return spawnProgram({
    port: await freePort(),
    dataDir,
    env: {
      META_APP_SECRET: app.secret,
      META_VERIFY_TOKEN: app.verifyToken,
      MESSENGER_PAGE_ID: app.page,
      MESSENGER_PAGE_TOKEN: app.token,
      GRAPH_API_URL: graphUrl,
      ...env,
    },
  });
}

/** Asks often: the answer is the measure of a cold start. */
export async function untilReady(program: Program): Promise<void> {
  const gone = program.ended.then(() => "gone" as const);
  const until = Date.now() + 180_000;
  while (Date.now() < until && (await Promise.race([gone, wait(10)])) !== "gone") {
    const answer = await fetch(`${program.url}/readyz`, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
  }
  await program.kill();
  throw new Error(`The program did not become ready:\n${program.output()}`);
}

async function untilNothingIsOpen(program: Program): Promise<void> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const metrics = await (await fetch(`${program.url}/metrics`)).text();
    const poisoned = gauge(metrics, "poisoned_events");
    if (poisoned > 0) throw new Error(`${poisoned} messages were set aside:\n${program.output()}`);
    if (gauge(metrics, "pending_events") + gauge(metrics, "outbox_open") === 0) return;
    await wait(100);
  }
  throw new Error(`Messages or replies are still open after two minutes:\n${program.output()}`);
}

/** The value of one of our gauges in Prometheus' text format. */
function gauge(metrics: string, name: string): number {
  const value = new RegExp(`^sos_${name} (\\d+)$`, "m").exec(metrics)?.[1];
  if (value === undefined) throw new Error(`/metrics does not tell sos_${name}`);
  return Number(value);
}
