import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { decodeModel } from "../understanding/model-file.ts";
import type { Model } from "../understanding/model.ts";
import { trainApart, type TrainingTask } from "./training/train-apart.ts";
import { takeTrainingLock } from "./training/training-lock.ts";

export type OpenModelParts = TrainingTask & {
  /** Models are kept in it under the hash of what they learnt from. */
  readonly folder: string;
  readonly onProgress: (line: string) => void;
};

const LOOK_AGAIN_MS = 200;

/**
 * The model trained on this corpus: the saved one when there is one, else it is trained, beside the event loop, and
 * saved. Of several processes that start together one trains, and the others wait for what it saves.
 */
export async function openModel(parts: OpenModelParts): Promise<Model> {
  const file = path.join(parts.folder, `${await hashOf(parts)}.model`);
  for (let waited = false; ; waited = true) {
    const saved = await readModel(file);
    if (saved !== "unreadable") return saved;
    const lock = await takeTrainingLock(`${file}.training`, `${process.pid}-${randomUUID()}`);
    if (lock === "held") {
      if (!waited) parts.onProgress("Another process is training the French model; waiting for it…");
      await sleep(LOOK_AGAIN_MS);
      continue;
    }
    try {
      // saved by another between the look and the lock
      const already = await readModel(file);
      return already === "unreadable" ? await train(parts, file) : already;
    } finally {
      await lock.release();
    }
  }
}

async function readModel(file: string): Promise<Model | "unreadable"> {
  const saved = await readFile(file).catch(() => null);
  return saved === null ? "unreadable" : decodeModel(saved);
}

async function train({ corpus, wordVectors, onProgress }: OpenModelParts, file: string): Promise<Model> {
  const began = performance.now();
  let lastShown = -1;
  const bytes = await trainApart({ corpus, wordVectors }, (done, of) => {
    const tenth = Math.floor((done / of) * 10);
    if (tenth > lastShown) onProgress(`Training the French model… ${tenth * 10} %`);
    lastShown = Math.max(lastShown, tenth);
  });
  onProgress(`Trained the French model in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  await save(file, bytes);
  const model = decodeModel(bytes);
  if (model === "unreadable") throw new Error("The model that was just trained cannot be read");
  return model;
}

/** Of the contents and of the program that learns from them: a model of an older program must not be taken for one of this one. */
async function hashOf({ corpus, wordVectors }: TrainingTask): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(corpus));
  for (const folder of [understandingFolder, wordVectors]) {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((file) => /\.([jt]s|words|vectors)$/.test(file)).toSorted()) {
      hash.update(name).update(await readFile(path.join(folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 24);
}

const understandingFolder = fileURLToPath(new URL("../understanding/", import.meta.url));

/** Whole or not at all, whoever is killed; models of older contents go. */
async function save(file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  await writeFile(partial, bytes);
  await rename(partial, file);
  const others = (await readdir(folder)).filter((name) => name.endsWith(".model") && name !== path.basename(file));
  await Promise.all(others.map((name) => rm(path.join(folder, name), { force: true })));
}
