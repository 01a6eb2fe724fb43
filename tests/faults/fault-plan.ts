import { parseArgs } from "node:util";

/** Seeded chance: the same seed gives the same run, as far as the machine's own timing allows. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type FaultPlan = {
  readonly storage: "sqlite" | "mongodb";
  readonly messages: number;
  readonly kills: number;
  /** Of each kind that this machine can make. */
  readonly outages: number;
  readonly residents: number;
  readonly seed: number;
  /** More than one: workers and, now and then, their supervisor are killed. */
  readonly processes: number;
  /** WhatsApp besides Messenger, and all that a provider does to us: see provider.ts. */
  readonly providers: boolean;
  /** Where the figures are written besides the screen. */
  readonly json: string | null;
  /** Where what the program printed is written. */
  readonly log: string | null;
};

const numbers = { messages: 5000, kills: 30, outages: 5, residents: 120, seed: 1, processes: 1 };

/** Throws with what is wrong in one line. */
export function readPlan(args: readonly string[]): FaultPlan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      messages: { type: "string" },
      kills: { type: "string" },
      outages: { type: "string" },
      residents: { type: "string" },
      seed: { type: "string" },
      processes: { type: "string" },
      storage: { type: "string", default: "sqlite" },
      providers: { type: "boolean", default: false },
      json: { type: "string" },
      log: { type: "string" },
    },
  });
  const { storage } = values;
  if (storage !== "sqlite" && storage !== "mongodb") {
    throw new Error(`--storage ${storage} is not known here: it wants sqlite or mongodb`);
  }
  const numberOf = (name: keyof typeof numbers): number => {
    const value = Number(values[name] ?? numbers[name]);
    if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} wants a whole number`);
    return value;
  };
  if (numberOf("processes") < 1) throw new Error("--processes wants at least 1");
  return {
    storage,
    messages: numberOf("messages"),
    kills: numberOf("kills"),
    outages: numberOf("outages"),
    residents: numberOf("residents"),
    seed: numberOf("seed"),
    processes: numberOf("processes"),
    providers: values.providers,
    json: values.json ?? null,
    log: values.log ?? null,
  };
}
