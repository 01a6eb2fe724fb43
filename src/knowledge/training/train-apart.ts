import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
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

/** Trains in a process of its own, which ends with this one: the program goes on answering meanwhile. */
export async function trainApart(
  task: TrainingTask,
  onProgress: (done: number, of: number) => void,
): Promise<Uint8Array> {
  // the sources run under tsx, what is built of them under Node alone
  const fromSources = import.meta.url.endsWith(".ts");
  const file = new URL(`./training-process.${fromSources ? "ts" : "js"}`, import.meta.url);
  const child = fork(fileURLToPath(file), {
    execArgv: fromSources ? ["--import", "tsx"] : [],
    serialization: "advanced",
  });
  return new Promise((resolve, reject) => {
    child.on("message", (message: TrainingMessage) => {
      if (message.kind === "progress") onProgress(message.done, message.of);
      else resolve(message.bytes);
    });
    child.on("error", reject);
    child.on("exit", (code, signal) =>
      reject(new Error(`The training of the French model ended early, with ${signal ?? `code ${String(code)}`}`)),
    );
    child.send(task);
  });
}
