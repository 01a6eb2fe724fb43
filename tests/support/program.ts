import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The real program, built, in a process of its own. */
export type Program = {
  readonly url: string;
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
  /** Resolves when the process has ended by itself or not. */
  readonly ended: Promise<number | null>;
};

export type ProgramOptions = {
  readonly port: number;
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** Runs the sources as they are instead of what was built from them. */
  readonly fromSources?: boolean;
};

export function spawnProgram({
  port,
  dataDir,
  env = {},
  command = ["serve"],
  fromSources = false,
}: ProgramOptions): Program {
  const built = [path.join(root, "bin/sos-numerique.mjs"), ...command];
  const sources = ["--import", "tsx", path.join(root, "src/main.ts")];
  const child = spawn(process.execPath, fromSources ? sources : built, {
    cwd: root,
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output: () => printed,
    ended,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    signal: (name) => void child.kill(name),
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Starts the program and waits until it is ready, or throws with what it printed. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const program = spawnProgram(options);
  const life = { over: false };
  void program.ended.then(() => (life.over = true));
  for (let tries = 0; tries < 1200; tries++) {
    if (life.over) throw new Error(`The program ended before it was ready:\n${program.output()}`);
    if (await isReady(program.url)) return program;
    await wait(50);
  }
  await program.kill();
  throw new Error(`The program was not ready within a minute:\n${program.output()}`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
