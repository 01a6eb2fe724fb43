import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const script = path.resolve("tests/archive/run-command.process.ts");

export type RunningCommand = {
  /** SIGKILL, as a power cut would. */
  kill(): void;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
};

export type CommandOptions = {
  readonly env?: Readonly<Record<string, string>>;
  /** No file may become larger, in units of 512 bytes: what a full disk looks like. */
  readonly largestFile?: number;
};

/** `npx sos-numerique …`, in a process of its own. */
export function startCommand(args: readonly string[], { env = {}, largestFile }: CommandOptions = {}): RunningCommand {
  const limit = largestFile === undefined ? "" : `ulimit -f ${largestFile}; `;
  const child = spawn("sh", ["-c", `${limit}exec "$@"`, "sh", process.execPath, "--import", "tsx", script, ...args], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  return {
    kill: () => void child.kill("SIGKILL"),
    ended: once(child, "close").then(([code]) => ({ code: code as number | null, out, err })),
  };
}

export const runToEnd = (args: readonly string[], options?: CommandOptions) => startCommand(args, options).ended;
