import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";

const TOUCHED_EVERY_MS = 1_000;
/** Whoever has not touched the lock for so long was killed; training leaves the event loop free to touch it. */
const DEAD_AFTER_MS = 15_000;

export type TrainingLock = { readonly release: () => Promise<void> };

/**
 * A file that exists while somebody trains. The one left by a killed process is taken over; should two take it over at
 * the same moment, both train the same model and save it whole, which costs time and nothing else.
 * @param mine differs for every process and every try
 */
export async function takeTrainingLock(file: string, mine: string): Promise<TrainingLock | "held"> {
  await mkdir(path.dirname(file), { recursive: true });
  if (await isLeftBehind(file)) {
    const aside = `${file}.${mine}`;
    await rename(file, aside).catch(unlessMissing);
    await rm(aside, { force: true });
  }
  try {
    await writeFile(file, mine, { flag: "wx" });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return "held";
    throw error;
  }
  const touching = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined); // taken over meanwhile: it is no longer ours to touch
  }, TOUCHED_EVERY_MS);
  touching.unref();
  return {
    release: async () => {
      clearInterval(touching);
      const owner = await readFile(file, "utf8").catch(unlessMissing);
      if (owner === mine) await rm(file, { force: true });
    },
  };
}

async function isLeftBehind(file: string): Promise<boolean> {
  const found = await stat(file).catch(unlessMissing);
  return found !== undefined && Date.now() - found.mtimeMs > DEAD_AFTER_MS;
}

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;

function unlessMissing(error: unknown): undefined {
  if (codeOf(error) !== "ENOENT") throw error;
  return undefined;
}
