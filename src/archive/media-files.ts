import { mkdir, open, readdir, rename, type FileHandle } from "node:fs/promises";
import path from "node:path";

import type { FilePart } from "./backup-line.ts";

const partBytes = 192 * 1024;

/** The files that people sent, and those still to be fetched, below the media folder; one that is erased meanwhile is passed over. */
export async function* filesIn(folder: string): AsyncIterable<FilePart> {
  for (const name of await namesBelow(folder)) {
    const handle = await open(path.join(folder, name), "r").catch(ifAbsent(null));
    if (handle === null) continue;
    try {
      yield* partsOf(name, handle);
    } finally {
      await handle.close();
    }
  }
}

async function* partsOf(name: string, handle: FileHandle): AsyncIterable<FilePart> {
  const { size } = await handle.stat(); // files are written once
  const parts = Math.max(1, Math.ceil(size / partBytes));
  for (let part = 0; part < parts; part++) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(partBytes), 0, partBytes, part * partBytes);
    const bytes = buffer.subarray(0, bytesRead).toString("base64");
    yield { path: name, part, last: part === parts - 1, bytes };
  }
}

/** None of those that are still being written. */
async function namesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ifAbsent([]));
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".part"))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .toSorted();
}

export const hasFiles = async (folder: string): Promise<boolean> => (await namesBelow(folder)).length > 0;

/** Puts them there, each whole or not at all, over what has its name. */
export async function putFiles(folder: string, parts: AsyncIterable<FilePart>): Promise<void> {
  for await (const { path: name, part, last, bytes } of parts) {
    const file = path.join(folder, name);
    const unfinished = `${file}.part`;
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(unfinished, part === 0 ? "w" : "a", 0o600);
    try {
      await handle.writeFile(Buffer.from(bytes, "base64"));
      if (last) await handle.sync();
    } finally {
      await handle.close();
    }
    if (last) await rename(unfinished, file);
  }
}

const ifAbsent =
  <T>(value: T) =>
  (error: unknown): T => {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return value;
    throw error;
  };
