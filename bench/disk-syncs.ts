import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { monotonicMs } from "./monotonic-ms.ts";

/** How often a second this disk confirms a write of 4 kB: what durable commits stand on, and what differs most between machines. */
export function diskSyncsPerSecond(folder: string): number {
  const file = openSync(path.join(folder, "disk-syncs"), "w");
  const block = Buffer.alloc(4_096, 1);
  const began = monotonicMs();
  let syncs = 0;
  while (monotonicMs() - began < 500) {
    writeSync(file, block);
    fsyncSync(file);
    syncs++;
  }
  closeSync(file);
  return syncs / 0.5;
}
