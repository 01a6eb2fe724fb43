import { fork } from "node:child_process";
import { statSync } from "node:fs";

import { compact } from "./compact.ts";
import type { Compacted } from "./compact-process.ts";
import { StorageFault } from "../storage-fault.ts";

/** Below this a compaction takes a few milliseconds: less than beginning a process. */
const AT_ONCE_BYTES = 2 * 1024 * 1024;

/**
 * Compacts the file (`compact`); calls that wait together share one run. A large file is compacted in a process of its own, so that
 * this one goes on answering; only those who write wait.
 */
export const fileCompactor = (file: string, atOnceBytes = AT_ONCE_BYTES): (() => Promise<void>) => {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        const run = statSync(file).size < atOnceBytes ? compact(file) : compactElsewhere(file);
        running = run;
        return run;
      });
    return next;
  };
};

const compactElsewhere = (file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const compacting = fork(program, [file], { execArgv: loader, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    let said: Compacted | null = null;
    compacting.once("message", (compacted) => (said = compacted as Compacted));
    compacting.once("error", reject);
    compacting.once("exit", (code) => {
      if (said === null) reject(new Error(`the compaction of ${file} ended with code ${code} and said nothing`));
      else if (said.fault !== null) reject(new StorageFault(said.fault));
      else resolve();
    });
  });

/** Run from the sources, it needs the loader that reads them. */
const fromSources = import.meta.url.endsWith(".ts");
const program = new URL(fromSources ? "./compact-process.ts" : "./compact-process.js", import.meta.url);
const loader = fromSources ? ["--import", "tsx"] : [];
