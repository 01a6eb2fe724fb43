/**
 * npm run test:faults -- --storage sqlite|mongodb --processes 4
 * The real program against a provider that is slow and fails: killed with SIGKILL at random moments and started again, its database and
 * Redis lost for a while, its clock stepping; then everything is counted. With several processes one of them is killed, and every fifth
 * time their supervisor. `--providers` adds WhatsApp and all that a provider does. Prints its figures; exits 1 unless all faults are zero.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Storage } from "../../src/storage/storage.ts";
import { signIn, type InboxClient } from "../support/inbox-client.ts";
import { freePort, type ProgramOptions } from "../support/program.ts";
import { plainPiece, secretPieces } from "./believable-messages.ts";
import { testModelsDir } from "../support/test-models-dir.ts";
import { countFaults, sumFaults } from "./count-faults.ts";
import { countOverlaps } from "./count-overlaps.ts";
import { messengerDoor, whatsappDoor, type Door } from "./door.ts";
import { readPlan, seededChance, type FaultPlan } from "./fault-plan.ts";
import { findSecrets } from "./find-secrets.ts";
import { claimAndClose, type HeldInterval } from "./mediator-traffic.ts";
import { mongoUnderTest } from "./mongo-under-test.ts";
import { durationOf, sufferOutages } from "./outage.ts";
import { startProvider } from "./provider.ts";
import { howToGetRedis, redisUnderTest } from "./redis-under-test.ts";
import { writeMessages, type SentMessage } from "./resident-traffic.ts";
import { startService } from "./service.ts";
import { mountSmallDisk } from "./small-disk.ts";
import { sqliteUnderTest } from "./sqlite-under-test.ts";
import { howToGetAClock, steppingClock } from "./stepping-clock.ts";

const page = "100200300";
const phoneNumberId = "700800900";
const appSecret = "fault-run-app-secret";
const password = "un long mot de passe de test";
const emails = ["sonia@example.org", "karim@example.org"];
const killEveryMs = 3_000;
/** So many that they are not the last ones of a process that is going. */
const repliesWhenWell = 25;
/** The first start trains the model. */
const startPatienceMs = 10 * 60_000;
const diskMegabytes = 192;

const plan = planOrExit();
const chance = seededChance(plan.seed);
const say = (line: string) => process.stdout.write(`${line}\n`);
const began = performance.now();

const folder = mkdtempSync(path.join(tmpdir(), "sos-faults-"));
const dataDir = path.join(folder, "data");
mkdirSync(dataDir);
const models = path.join(dataDir, "models");
/** The built program's own, kept from one run to the next. */
const trained = path.join(testModelsDir, "built");
const disk = mountSmallDisk(dataDir, diskMegabytes);
if (existsSync(trained)) cpSync(trained, models, { recursive: true });
const database = plan.storage === "sqlite" ? sqliteUnderTest(dataDir, disk) : await mongoUnderTest();
const redis = await redisUnderTest();
const clock = steppingClock(folder);
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const doors = [messengerDoor(address, page), ...(plan.providers ? [whatsappDoor(address, phoneNumberId)] : [])];
const provider = await startProvider({ doors, appSecret, chance, isDifficult: plan.providers });
const { graph } = provider;
const outages = [
  ...database.outages.possible,
  ...(redis ? [redis.outage] : []),
  ...(clock?.outages ?? []),
  ...provider.outages,
];
const impossible = [
  ...database.outages.impossible,
  ...(redis ? [] : [howToGetRedis]),
  ...(clock ? [] : [howToGetAClock]),
];

const options: ProgramOptions = {
  port,
  dataDir,
  env: {
    META_APP_SECRET: appSecret,
    META_VERIFY_TOKEN: "verify",
    MESSENGER_PAGE_ID: page,
    MESSENGER_PAGE_TOKEN: "page-token",
    ...(plan.providers && { WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_TOKEN: "whatsapp-token" }),
    GRAPH_API_URL: graph.url,
    LOG_LEVEL: plan.log === null ? "error" : "info",
    PROCESSES: String(plan.processes),
    ...database.env,
    ...redis?.env,
  },
};
for (const email of emails) await addMediator(email);
const service = startService({ ...options, env: { ...options.env, ...clock?.env } });
process.once("exit", () => {
  service.abandon(); // when the run itself breaks down
  void redis?.stop();
  if (disk.kind === "small") disk.remove();
  rmSync(folder, { recursive: true, force: true });
});
process.once("SIGTERM", () => process.exit(1));
process.once("SIGINT", () => process.exit(1));
await untilReady();
cpSync(models, trained, { recursive: true });

const outagesMs = durationOf(outages, plan.outages);
say(
  `${plan.messages} messages, ${plan.kills} kills and ${plan.outages} × ${outages.map(({ name }) => name).join(", ") || "no outage"} on ${database.name}: about ${Math.ceil(Math.max(outagesMs, plan.kills * killEveryMs) / 60_000)} minutes`,
);
for (const reason of impossible) say(`not on this machine: ${reason}`);

const faultsFrom = performance.now();
const inboxes = await Promise.all(emails.map((email) => signInUntilDone(email)));
let suffering = true;
let writing = true;
let supervisorKills = 0;
const suffered = Promise.all([kill(plan), sufferOutages(outages, plan.outages, chance, untilWell)]).finally(
  () => (suffering = false),
);
const mediators = inboxes.map((inbox) => claimAndClose(inbox, chance, () => writing));
const perResident = Math.ceil(plan.messages / plan.residents);
const pace = Math.max(1_000, Math.max(outagesMs, plan.kills * killEveryMs) / perResident);
const residents = Array.from({ length: plan.residents }, (_, number) => {
  const door = doors[number % doors.length] as Door;
  return { door, contact: door.contact(number) };
});
const acknowledged = await Promise.all(
  residents.map(({ door, contact }) => {
    const { lastSeen } = provider;
    const parts = { door, appSecret, chance, pace, isShuffled: plan.providers, lastSeen };
    return writeMessages(contact, perResident, () => suffering, parts);
  }),
);
const [kills, outagesHad] = await suffered;
writing = false;
const held = (await Promise.all(mediators)).flat();
const faultsMs = performance.now() - faultsFrom;
say(`all messages acknowledged after ${seconds(began)}; waiting for the last replies`);
const leftOpen = await untilQuiet();
const secretsWhileRunning = await findSecrets(database.kept(), secretPieces, plainPiece);
await service.stop();
const storage = await database.open();
const faults = { ...sumFaults(await compare(storage)), ...(await countTheRest(storage)) };
const figures = await figuresOf(storage);
await storage.close();
report();
if (plan.log !== null) writeFileSync(plan.log, service.output());
await Promise.all([graph.close(), redis?.stop(), database.stop()]);
process.exit(Object.values(faults).some((count) => count > 0) ? 1 : 0);

function planOrExit(): FaultPlan {
  try {
    return readPlan(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

async function kill({ kills: wanted, processes }: FaultPlan): Promise<number> {
  let killed = 0;
  const paceMs = Math.max(killEveryMs, outagesMs / Math.max(1, wanted));
  while (killed < wanted) {
    await untilWell();
    await wait(paceMs * (0.5 + chance()));
    if (processes > 1 && chance() < 0.8) {
      await service.killWorker(chance);
    } else {
      await service.killAll();
      supervisorKills += 1;
    }
    killed += 1;
    if (killed % 5 === 0)
      say(`${killed} kills, ${graph.taken.length} replies taken by the provider, ${seconds(began)}`);
  }
  return killed;
}

/**
 * Until replies have left again since we were asked: on a slow machine a program that is killed faster than it starts would answer
 * nobody, and nothing would be learnt.
 */
async function untilWell(): Promise<void> {
  const enough = graph.taken.length + repliesWhenWell;
  while (graph.taken.length < enough) await wait(100);
}

/** In a process beside this one, which is the network in between. */
async function addMediator(email: string): Promise<void> {
  const name = email.split("@")[0] ?? "";
  const given = ["bin/sos-numerique.mjs", "mediators", "add", "--email", email, "--name", name];
  const child = spawn(process.execPath, given, {
    env: { ...process.env, ...options.env, DATA_DIR: dataDir, PORT: String(port), NEW_PASSWORD: password },
    stdio: ["pipe", "ignore", "inherit"],
  });
  child.stdin.end(`${password}\n`);
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${email} could not be made a mediator`);
}

async function untilReady(): Promise<void> {
  const giveUpAt = performance.now() + startPatienceMs;
  while (performance.now() < giveUpAt) {
    const response = await fetch(`${address}/readyz`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await wait(100);
  }
  throw new Error(`The program was not ready within ${startPatienceMs / 60_000} minutes:\n${service.output()}`);
}

async function signInUntilDone(email: string): Promise<InboxClient> {
  for (;;) {
    try {
      return await signIn(address, email, password);
    } catch {
      await wait(500);
    }
  }
}

/** Until nothing has reached the provider for a while and nothing waits in the program; how much waits when we give up. */
async function untilQuiet(): Promise<number> {
  const giveUpAt = performance.now() + 420_000;
  for (;;) {
    const before = graph.arrivals.length;
    await wait(5_000);
    const metrics = await fetch(`${address}/metrics`).then(
      (response) => response.text(),
      () => "",
    );
    const open = ["pending_events", "outbox_open"]
      .map((name) => Number(new RegExp(`^sos_${name} (\\d+)`, "m").exec(metrics)?.[1]))
      .reduce((sum, count) => sum + count, provider.underWay());
    if (graph.arrivals.length === before && open === 0) return 0;
    if (performance.now() > giveUpAt) return open;
  }
}

async function compare(kept: Storage) {
  const refused = new Set(
    graph.arrivals.filter(({ behaviour }) => behaviour === "window").map(({ metadata }) => metadata),
  );
  return Promise.all(
    residents.map(async ({ door: { channel, account }, contact }, index) => {
      const conversation = await kept.turns.findByAddress({ channel, account, contact });
      return countFaults({
        acknowledged: acknowledged[index] as readonly SentMessage[],
        transcript: conversation ? await kept.handoff.transcript(conversation.id) : [],
        taken: graph.taken.filter(({ recipient }) => recipient === contact),
        refused,
        held: held.filter((interval: HeldInterval) => interval.conversation === conversation?.id),
      });
    }),
  );
}

async function countTheRest(kept: Storage) {
  const leaks = async function* (): AsyncIterable<Buffer> {
    yield* database.kept();
    yield Buffer.from(service.output());
    for (const { text } of graph.taken) yield Buffer.from(text);
  };
  const secrets = new Set([...secretsWhileRunning, ...(await findSecrets(leaks(), secretPieces, plainPiece))]);
  return {
    leftUnsettled: leftOpen,
    secretsFound: secrets.size,
    overlappingAppointments: countOverlaps(await appointmentsOf(kept)),
    overTheProvidersLimits: graph.invalid.length,
  };
}

function appointmentsOf(kept: Storage) {
  return kept.appointments.between(new Date(Date.now() - 86_400_000), new Date(Date.now() + 366 * 86_400_000));
}

async function figuresOf(kept: Storage): Promise<Readonly<Record<string, number | string>>> {
  const booked = (await appointmentsOf(kept)).filter(({ state }) => state.kind === "booked");
  const { poisoned } = await kept.turns.backlog();
  const hadBehaviours = graph.arrivals.filter(({ behaviour }) => behaviour !== "ok" && behaviour !== "slow");
  return {
    storage: database.name,
    processes: plan.processes,
    seed: plan.seed,
    residents: residents.length,
    "messages acknowledged": acknowledged.flat().length,
    "kills (SIGKILL)": kills,
    "of the whole or the supervisor": supervisorKills,
    "ended by itself, started again": service.endedByItself(),
    ...Object.fromEntries(outagesHad),
    "replies taken by the provider": graph.taken.length,
    "sends that failed or hung": hadBehaviours.length,
    "messages set aside, with an apology": poisoned,
    "claims by mediators": held.length,
    "appointments booked": booked.length,
    "faults lasted": `${(faultsMs / 1000).toFixed(1)} s`,
    duration: seconds(began),
  };
}

function report(): void {
  for (const [name, value] of Object.entries({ ...figures, ...faults })) say(`${name.padEnd(34)} ${value}`);
  if (plan.json !== null) writeFileSync(plan.json, `${JSON.stringify({ figures, faults, impossible }, null, 2)}\n`);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
