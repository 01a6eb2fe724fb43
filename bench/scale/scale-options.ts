import { parseArgs } from "node:util";
import { storageNames, type StorageName } from "./storage-under-test.ts";

export type ScaleOptions = {
  readonly storages: readonly StorageName[];
  /** Lines in all transcripts together at which a message is measured. */
  readonly sizes: Readonly<Record<StorageName, readonly number[]>>;
  readonly messages: number;
  readonly reads: number;
  readonly processes: readonly number[];
  readonly messagesPerRound: number;
  readonly rounds: number;
  readonly latencySeconds: number;
  readonly redisUrl: string | null;
};

const decades = [1_000, 10_000, 100_000, 1_000_000];

/** `--storage sqlite,mongodb`, `--rows 100000` (the largest size), `--redis redis://…`, `--quick`. Null unless `--scale` is given. */
export function readScaleOptions(args: readonly string[]): ScaleOptions | null {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      scale: { type: "boolean" },
      quick: { type: "boolean" },
      storage: { type: "string" },
      rows: { type: "string" },
      redis: { type: "string" },
    },
  });
  if (values.scale !== true) return null;
  const storages = String(values.storage ?? storageNames.join(",")).split(",");
  const unknown = storages.filter((name) => !isStorageName(name));
  if (unknown.length > 0) throw new Error(`--storage knows ${storageNames.join(", ")}; not ${unknown.join(", ")}`);
  const quick = values.quick === true;
  const largest = Number(values.rows ?? (quick ? 10_000 : 1_000_000));
  if (!Number.isInteger(largest) || largest < 1_000) throw new Error("--rows wants a whole number, 1000 or more");
  const sizes = decades.filter((rows) => rows <= largest);
  return {
    storages: storages.filter(isStorageName),
    sizes: { sqlite: sizes, mongodb: sizes },
    messages: quick ? 200 : 1_500,
    reads: quick ? 50 : 300,
    processes: [1, 2, 4],
    messagesPerRound: quick ? 500 : 3_000,
    rounds: quick ? 1 : 3,
    latencySeconds: quick ? 3 : 10,
    redisUrl: typeof values.redis === "string" ? values.redis : null,
  };
}

const isStorageName = (name: string): name is StorageName => storageNames.some((known) => known === name);
