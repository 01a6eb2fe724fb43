import { parseArgs } from "node:util";

const parts = ["throughput", "latency", "start", "size"] as const;
export type BenchPart = (typeof parts)[number];

export type BenchOptions = {
  readonly only: ReadonlySet<BenchPart>;
  readonly messagesPerRound: number;
  readonly rounds: number;
  /** Webhook posts under way at the same time while measuring throughput. */
  readonly concurrency: number;
  readonly latencySeconds: number;
  readonly starts: number;
  /** Seconds of quiet before the memory is read, after the start and after the load. */
  readonly quietAfterStart: number;
  readonly quietAfterLoad: number;
};

const full = {
  messagesPerRound: 3_000,
  rounds: 3,
  concurrency: 64,
  latencySeconds: 10,
  starts: 5,
  quietAfterStart: 10,
  quietAfterLoad: 15,
};
const quick = { ...full, messagesPerRound: 1_000, rounds: 1, latencySeconds: 4, starts: 2 };
const quickQuiet = { quietAfterStart: 2, quietAfterLoad: 2 };

/** `--quick` takes less than a minute and says less; `--only throughput,latency,start,size` leaves the others out. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({ args: [...args], options: { quick: { type: "boolean" }, only: { type: "string" } } });
  const named = values.only?.split(",").map((name) => name.trim()) ?? parts;
  const unknown = named.filter((name) => !isPart(name));
  if (unknown.length > 0) throw new Error(`--only knows ${parts.join(", ")}; not ${unknown.join(", ")}`);
  return { ...(values.quick ? { ...quick, ...quickQuiet } : full), only: new Set(named.filter(isPart)) };
}

const isPart = (name: string): name is BenchPart => parts.some((part) => part === name);
