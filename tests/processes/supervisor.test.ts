import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort, spawnProgram, startProgram, type Program, type ProgramOptions } from "../support/program.ts";
import { newResident } from "../support/resident.ts";
import { testModelsDir } from "../support/test-models-dir.ts";
import { until } from "../support/until.ts";
import { childrenOf, isAlive } from "../support/children-of.ts";

// The real program in processes of its own: PROCESSES=2, on one SQLite file.
let folder: string;
let program: Program;

async function settings(env: Readonly<Record<string, string>> = {}): Promise<ProgramOptions> {
  const port = await freePort();
  return { port, dataDir: folder, fromSources: true, env: { PROCESSES: "2", LOG_LEVEL: "info", ...env } };
}
function newFolder(): void {
  folder = mkdtempSync(path.join(tmpdir(), "sos-processes-"));
  cpSync(path.join(testModelsDir, "models"), path.join(folder, "models"), { recursive: true });
}
async function start(options: ProgramOptions): Promise<void> {
  program = await startProgram(options);
  await until(() => program.output().includes("SOS Numérique is ready."), 60_000);
}
const pids = (): readonly number[] =>
  childrenOf(program.pid).flatMap(({ pid, command }) => (command.includes("main.ts") ? [pid] : []));
const told = (words: string): number => program.output().split(words).length - 1;

/** Over a connection of its own: kept ones belong to one process. */
const askAnew = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => (body += chunk.toString()));
      response.on("end", () => resolve(body));
      response.on("error", reject);
    }).on("error", reject);
  });

const processThatAnswers = async (): Promise<string> =>
  /sos_single_jobs\{process="(\d+)"\}/.exec(await askAnew(`${program.url}/metrics`))?.[1] ?? "";

/** A worker that dies at its start, as long as the file `broken` is there. */
function breakable(): { readonly env: Record<string, string>; readonly switchFile: string } {
  const switchFile = path.join(folder, "broken");
  const script = path.join(folder, "die.mjs");
  writeFileSync(
    script,
    `import cluster from "node:cluster";
     import { existsSync } from "node:fs";
     if (cluster.isWorker && existsSync(${JSON.stringify(switchFile)})) process.exit(3);`,
  );
  return { env: { NODE_OPTIONS: `--import ${script}` }, switchFile };
}

/** Asks without a pause over kept connections until told to stop, half of it as a resident who writes; what failed. */
async function askOn(
  goesOn: () => boolean,
): Promise<{ readonly answered: number; readonly failed: readonly string[] }> {
  let answered = 0;
  const failed: string[] = [];
  const ask = async (what: () => Promise<number>, wanted: number): Promise<void> => {
    while (goesOn()) {
      const status = await what().catch((error: unknown) => String((error as Error).cause ?? error));
      if (status === wanted) answered += 1;
      else failed.push(String(status));
      await wait(Math.random() * 20);
    }
  };
  const readyz = async (): Promise<number> => {
    const response = await fetch(`${program.url}/readyz`);
    await response.arrayBuffer();
    return response.status;
  };
  const writing = Array.from({ length: 8 }, async () => {
    const resident = await newResident(program.url);
    await ask(async () => {
      await wait(600); // within the limit of one conversation
      return resident.write("bonjour");
    }, 202);
  });
  await Promise.all([...writing, ...Array.from({ length: 8 }, () => ask(readyz, 200))]);
  return { answered, failed };
}

describe("a program of two processes", () => {
  let options: ProgramOptions;
  let breakFile: string;
  beforeAll(async () => {
    newFolder();
    const { env, switchFile } = breakable();
    breakFile = switchFile;
    options = await settings(env);
    await start(options);
  }, 120_000);
  afterAll(async () => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("tells its addresses once, and answers from both", async () => {
    expect(pids()).toHaveLength(2);
    const answering = new Set<string>();
    await until(async () => answering.add(await processThatAnswers()).size === 2);
    expect([...answering].map(Number).toSorted()).toEqual(pids().toSorted());
    expect(told("SOS Numérique is ready.")).toBe(1);
    expect(told("#invitation=")).toBe(1);
  }, 30_000);

  it("is refused a port that is taken in one line, and does not try again", async () => {
    const second = spawnProgram(options);
    expect(await second.ended).toBe(1);
    expect(second.output().match(/is taken by another program/g)).toHaveLength(1);
  }, 60_000);

  it("goes on answering when a process is killed, and starts another", async () => {
    const [victim = 0, survivor = 0] = pids();
    process.kill(victim, "SIGKILL");
    await until(() => !isAlive(victim));
    for (let times = 0; times < 20; times++) {
      expect(await askAnew(`${program.url}/readyz`)).toBe("ready\n");
    }
    const answering = new Set<string>();
    await until(async () => answering.add(await processThatAnswers()).size === 2, 30_000);
    expect(pids()).toContain(survivor);
    expect(pids()).not.toContain(victim);
    expect(told("a worker process ended; another one is started")).toBe(1);
  }, 60_000);

  it("replaces its processes on SIGHUP without failing a single request", async () => {
    const before = pids();
    let rolling = true;
    const asking = askOn(() => rolling);
    await wait(1_000);
    program.signal("SIGHUP");
    await until(() => told("all worker processes are replaced") === 1, 90_000);
    await wait(500);
    rolling = false;
    const { answered, failed } = await asking;
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(200);
    expect(pids()).toHaveLength(2);
    expect(pids().filter((pid) => before.includes(pid))).toEqual([]);
  }, 120_000);

  it("keeps the old processes when on SIGHUP the new one does not start", async () => {
    const before = pids();
    writeFileSync(breakFile, "");
    program.signal("SIGHUP");
    await until(() => told("the new worker process does not start: the others go on as they are") === 1, 30_000);
    expect(pids()).toEqual(before);
    expect(await askAnew(`${program.url}/readyz`)).toBe("ready\n");
  }, 60_000);

  it("tries a process that dies again and again more and more seldom, and has it back once it is mended", async () => {
    const before = told("another one is started");
    const [victim = 0] = pids();
    process.kill(victim, "SIGKILL");
    await wait(6_000);
    const tries = told("another one is started") - before;
    expect(tries).toBeLessThan(8);
    expect(tries).toBeGreaterThan(2);
    expect(await askAnew(`${program.url}/readyz`)).toBe("ready\n");
    rmSync(breakFile);
    const answering = new Set<string>();
    await until(async () => answering.add(await processThatAnswers()).size === 2, 60_000);
  }, 90_000);

  it("leaves no process behind when the supervisor itself is killed, and can be started again at once", async () => {
    const resident = await newResident(program.url);
    const before = pids();
    await program.kill();
    await until(() => !before.some(isAlive), 15_000);
    await start(options);
    await until(async () => (await resident.read()).length > 0); // the conversation is still there
  }, 90_000);

  it("ends all processes on SIGTERM, and itself with 0", async () => {
    const before = pids();
    expect(before).toHaveLength(2);
    expect(await program.stop()).toBe(0);
    expect(before.filter(isAlive)).toEqual([]);
  }, 60_000);
});

describe("a program whose processes never start", () => {
  it("gives up with one line", async () => {
    newFolder();
    const { env, switchFile } = breakable();
    writeFileSync(switchFile, "");
    program = spawnProgram(await settings(env));
    expect(await program.ended).toBe(1);
    expect(told("No worker process could start")).toBe(1);
    expect(program.output()).not.toContain("    at "); // no stack
    expect(program.output()).not.toContain("is ready");
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
});
