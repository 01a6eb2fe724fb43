import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Corpus } from "../understanding/corpus.ts";
import { decodeModel, encodeModel } from "../understanding/model-file.ts";
import type { Model } from "../understanding/model.ts";
import { trainModel } from "../understanding/train.ts";

export type OpenModelParts = {
  readonly corpus: Corpus;
  /** Models are kept in it under the hash of what they learnt from. */
  readonly folder: string;
  readonly onProgress: (line: string) => void;
};

/** The model trained on this corpus: the saved one when there is one, else it is trained and saved. */
export async function openModel({ corpus, folder, onProgress }: OpenModelParts): Promise<Model> {
  const file = path.join(folder, `${await hashOf(corpus)}.model`);
  const saved = await readFile(file).catch(() => null);
  const decoded = saved === null ? "unreadable" : decodeModel(saved);
  if (decoded !== "unreadable") return decoded;

  const began = performance.now();
  let lastShown = -1;
  const model = trainModel(corpus, { onProgress: (done, of) => {
    const tenth = Math.floor((done / of) * 10);
    if (tenth > lastShown) onProgress(`Training the French model… ${tenth * 10} %`);
    lastShown = Math.max(lastShown, tenth);
  } });
  onProgress(`Trained the French model in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  await save(file, encodeModel(model));
  return model;
}

/** Of the contents and of the program that learns from them: a model of an older program must not be taken for one of this one. */
async function hashOf(corpus: Corpus): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(corpus));
  const names = await readdir(understandingFolder, { recursive: true });
  for (const name of names.filter((file) => /\.[jt]s$/.test(file)).toSorted()) {
    hash.update(name).update(await readFile(path.join(understandingFolder, name)));
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
