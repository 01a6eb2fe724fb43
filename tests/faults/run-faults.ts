/**
 * npm run test:faults -- --messages 5000 --kills 30 --processes 4
 * The real program against a provider that is slow and fails, killed with SIGKILL at random moments, started again; then everything
 * is counted. With several processes one of them is killed, and every fifth time their supervisor. Prints its figures; exits 1 unless all faults are zero.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Message } from "../../src/conversation/message.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import { startFakeGraph, type Behaviour, type TakenMessage } from "../support/fake-graph.ts";
import { childrenOf, isAlive } from "../support/children-of.ts";
import { signIn } from "../support/inbox-client.ts";
import { pageWebhook, postWebhook } from "../support/meta-json.ts";
import { freePort, startProgram, type ProgramOptions } from "../support/program.ts";
import { countFaults, sumFaults } from "./count-faults.ts";
import { readPlan, seededChance, type FaultPlan } from "./fault-plan.ts";
import { claimAndClose, type HeldInterval } from "./mediator-traffic.ts";
import { writeMessages, type SentMessage } from "./resident-traffic.ts";

const page = "100200300";
const appSecret = "fault-run-app-secret";
const password = "un long mot de passe de test";

const plan = planOrExit();
const chance = seededChance(plan.seed);
const say = (line: string) => process.stdout.write(`${line}\n`);

const dataDir = mkdtempSync(path.join(tmpdir(), "sos-faults-"));
const port = await freePort();
const webhook = `http://127.0.0.1:${port}/webhooks/messenger`;

const graph = await startFakeGraph({
  behave: () => behaviourFor(chance()),
  onTaken: (message, providerId) => void echo(message, providerId),
});
const options: ProgramOptions = {
  port,
  dataDir,
  env: {
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: "verify",
    MESSENGER_PAGE_ID: page,
    MESSENGER_PAGE_TOKEN: "page-token",
    GRAPH_API_URL: graph.url,
    LOG_LEVEL: "error",
    PROCESSES: String(plan.processes),
  },
};

let program = await startProgram(options);
addMediator("sonia@example.org", "Sonia");
addMediator("karim@example.org", "Karim");
const began = Date.now();
const residents = Array.from({ length: plan.residents }, (_, number) => `resident${number}`);
let writing = true;
let supervisorKills = 0;
const killing = killAndRestart(plan);
const inboxes = await Promise.all(["sonia@example.org", "karim@example.org"].map((email) => signInUntilDone(email)));
const mediators = inboxes.map((inbox) => claimAndClose(inbox, chance, () => writing));
const acknowledged = await Promise.all(
  residents.map((resident) =>
    writeMessages(resident, Math.ceil(plan.messages / plan.residents), {
      webhook,
      appSecret,
      page,
      chance,
      pace: 1000,
    }),
  ),
);
const kills = await killing;
writing = false;
const held = (await Promise.all(mediators)).flat();
say(`all messages acknowledged after ${seconds(began)}; waiting for the last replies`);
await untilQuiet();
await program.stop();
const counts = sumFaults(await compare(acknowledged, held));
report(acknowledged, held, kills);
await graph.close();
rmSync(dataDir, { recursive: true, force: true });
process.exitCode = Object.values(counts).some((count) => count > 0) ? 1 : 0;

function planOrExit(): FaultPlan {
  try {
    return readPlan(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function behaviourFor(fraction: number): Behaviour {
  if (fraction < 0.78) return "ok";
  if (fraction < 0.88) return "slow";
  if (fraction < 0.93) return "transient";
  if (fraction < 0.96) return "rate";
  if (fraction < 0.98) return "html";
  return fraction < 0.99 ? "hang-after" : "hang-before";
}

/** Meta tells the webhook of each message it took, a little later, until it is answered 200. */
async function echo(message: TakenMessage, providerId: string): Promise<void> {
  await wait(50 + chance() * 800);
  const event = {
    sender: { id: page },
    recipient: { id: message.recipient },
    timestamp: message.at,
    message: { mid: providerId, is_echo: true, app_id: 1, metadata: message.metadata, text: message.text },
  };
  while ((await postWebhook(webhook, pageWebhook(page, [event]), appSecret)) !== 200) await wait(300);
}

async function killAndRestart({ kills: wanted }: FaultPlan): Promise<number> {
  let killed = 0;
  while (killed < wanted) {
    await wait(1500 + chance() * 3000);
    if (plan.processes > 1 && chance() < 0.8) await killWorker();
    else await killAll();
    killed += 1;
    if (killed % 5 === 0)
      say(`${killed} kills, ${graph.taken.length} replies taken by the provider, ${seconds(began)}`);
  }
  return killed;
}

/** The supervisor notices and starts another. */
async function killWorker(): Promise<void> {
  let workers = childrenOf(program.pid);
  for (; workers.length === 0; workers = childrenOf(program.pid)) await wait(20);
  const victim = workers[Math.floor(chance() * workers.length)];
  if (victim !== undefined) process.kill(victim.pid, "SIGKILL");
}

/** The only process, or the supervisor, whose workers must then end by themselves. */
async function killAll(): Promise<void> {
  const workers = childrenOf(program.pid);
  await program.kill();
  supervisorKills += 1;
  while (workers.some(({ pid }) => isAlive(pid))) await wait(20);
  program = await startProgram(options);
}

function addMediator(email: string, name: string): void {
  execFileSync(process.execPath, ["bin/sos-numerique.mjs", "mediators", "add", "--email", email, "--name", name], {
    env: { ...process.env, ...options.env, DATA_DIR: dataDir, PORT: String(port), NEW_PASSWORD: password },
    input: `${password}\n`,
  });
}

async function signInUntilDone(email: string) {
  for (;;) {
    try {
      return await signIn(program.url, email, password);
    } catch {
      await wait(500);
    }
  }
}

/** Until nothing has reached the provider for a while and nothing waits in the program. */
async function untilQuiet(): Promise<void> {
  const giveUpAt = Date.now() + 180_000;
  while (Date.now() < giveUpAt) {
    const before = graph.arrivals.length;
    await wait(5_000);
    const response = await fetch(`${program.url}/metrics`);
    const metrics = await response.text();
    const open = ["pending_events", "outbox_open"].map((name) =>
      Number(new RegExp(`^sos_${name} (\\d+)`, "m").exec(metrics)?.[1]),
    );
    if (graph.arrivals.length === before && open.every((count) => count === 0)) return;
  }
  say("gave up waiting for the last replies");
}

async function compare(all: readonly (readonly SentMessage[])[], intervals: readonly HeldInterval[]) {
  const storage = await openSqliteStorage(path.join(dataDir, "sos-numerique.db"), { pushes: () => true });
  try {
    return await Promise.all(
      all.map(async (messages, index) => {
        const contact = residents[index] ?? "";
        const conversation = await storage.turns.findByAddress({ channel: "messenger", account: page, contact });
        const transcript: readonly Message[] = conversation ? await storage.handoff.transcript(conversation.id) : [];
        const id = String(conversation?.id);
        const taken = graph.taken.filter(({ recipient }) => recipient === contact);
        const own = intervals.filter((interval) => interval.conversation === id);
        return countFaults({ conversation: id, acknowledged: messages, transcript, taken, held: own });
      }),
    );
  } finally {
    await storage.close();
  }
}

function report(all: readonly (readonly SentMessage[])[], intervals: readonly HeldInterval[], killed: number): void {
  const lines: readonly (readonly [string, number | string])[] = [
    ["messages acknowledged", all.flat().length],
    ["residents", residents.length],
    ["processes", plan.processes],
    ["kills (SIGKILL)", killed],
    ["of the whole or the supervisor", supervisorKills],
    ["replies taken by the provider", graph.taken.length],
    [
      "sends that failed or hung",
      graph.arrivals.filter(({ behaviour }) => behaviour !== "ok" && behaviour !== "slow").length,
    ],
    ["claims by mediators", intervals.length],
    ["duration", seconds(began)],
    ...Object.entries(counts),
  ];
  for (const [name, value] of lines) say(`${name.padEnd(32)} ${value}`);
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
