import { Worker } from "node:worker_threads";
import type { Corpus } from "../../understanding/corpus.ts";

export type TrainingTask = {
  readonly corpus: Corpus;
  /** The folder of word-vectors/. */
  readonly wordVectors: string;
};

export type TrainingMessage =
  | { readonly kind: "progress"; readonly done: number; readonly of: number }
  /** The model as it is saved. */
  | { readonly kind: "trained"; readonly bytes: Uint8Array };

/** Trains beside the event loop: the program goes on answering meanwhile. */
export function trainInWorker(task: TrainingTask, onProgress: (done: number, of: number) => void): Promise<Uint8Array> {
  // the sources run under tsx, what is built of them under Node alone
  const fromSources = import.meta.url.endsWith(".ts");
  const file = new URL(`./training-worker${fromSources ? "-from-sources.mjs" : ".js"}`, import.meta.url);
  const worker = new Worker(file, { workerData: task, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.on("message", (message: TrainingMessage) => {
      if (message.kind === "progress") onProgress(message.done, message.of);
      else resolve(message.bytes);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`The training of the French model ended early, with code ${code}`)));
  });
}
