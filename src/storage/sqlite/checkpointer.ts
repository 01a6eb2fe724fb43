import { Worker } from "node:worker_threads";

import type { Rounded } from "./checkpoint-thread.ts";

/** About a thousand pages of the log, SQLite's own measure. */
const ACTS_FOR_A_ROUND = 200;

export type Checkpointer = {
  /** So many acts were committed. */
  readonly wrote: (acts: number) => void;
  /** Resolves once the thread and its connection are gone. */
  readonly stop: () => Promise<void>;
};

/**
 * Moves the log into the database file now and then, in a thread of its own: on ours, each time would be a pause of tens of milliseconds
 * while the disk takes a thousand pages. The thread begins with the first round that is needed.
 */
export const checkpointerOf = (file: string): Checkpointer => {
  let worker: Worker | null = null;
  let acts = 0;
  let busy = false;
  let ending = false;
  let ended: Promise<unknown> = Promise.resolve();

  const begin = (): Worker => {
    const begun = beginThread(file);
    begun.unref();
    ended = new Promise((resolve) => begun.once("exit", resolve));
    begun.on("message", ({ problem }: Rounded) => {
      if (ending) return;
      busy = false;
      if (problem === null) roundIfDue(); // otherwise with the next act: the disk may be full
    });
    // Without it, the connection that writes does the same once the log is long (`wal_autocheckpoint`).
    begun.once("error", () => (busy = true));
    return begun;
  };

  const roundIfDue = (): void => {
    if (acts < ACTS_FOR_A_ROUND || busy) return;
    acts = 0;
    busy = true;
    worker ??= begin();
    worker.postMessage("round");
  };

  return {
    wrote: (more) => {
      acts += more;
      roundIfDue();
    },
    stop: async () => {
      ending = busy = true;
      worker?.ref(); // a process that has nothing else to do must not end in the middle of closing
      worker?.postMessage("end");
      await ended;
    },
  };
};

const fromSources = import.meta.url.endsWith(".ts");
const program = new URL(fromSources ? "./checkpoint-thread.ts" : "./checkpoint-thread.js", import.meta.url);
/** Run from the sources, it needs the loader that reads them, which a thread does not take from `execArgv`. */
const beginThread = (file: string): Worker =>
  fromSources
    ? new Worker(
        `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${JSON.stringify(program.href)}); })`,
        { eval: true, workerData: { file } },
      )
    : new Worker(program, { workerData: { file } });
