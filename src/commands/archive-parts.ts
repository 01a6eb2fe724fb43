import { existsSync } from "node:fs";
import type { Digest } from "../archive/digest.ts";
import type { MoveParts } from "../archive/move-database.ts";
import type { Config, DatabaseSettings } from "../config.ts";
import { nameOf, openDatabase } from "../open-storage.ts";
import { systemClock, systemRandom } from "../shared/system-clock.ts";
import { StartFault } from "../start-fault.ts";
import { withFile } from "../storage/sqlite/sqlite-error.ts";
import type { Storage } from "../storage/storage.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const progressEveryMs = 1_000;

/** What is told while it goes on, on standard error. */
export function archiveParts(): MoveParts {
  let toldAt = -Infinity;
  return {
    owner: `${process.pid}-${systemRandom.token(6)}`,
    clock: systemClock,
    say,
    onProgress: ({ records, kind }) => {
      if (performance.now() - toldAt < progressEveryMs) return;
      toldAt = performance.now();
      say(`  ${records} records (${kind})…`);
    },
  };
}

export const placeOf = ({ archive, leases }: Storage, database: DatabaseSettings) => ({
  name: nameOf(database),
  archive,
  leases,
});

/** Opens the database of the settings for whoever fills or moves it, and closes it; what is wrong with its file is told by name. */
export async function withDatabase(config: Config, act: (storage: Storage) => Promise<void>): Promise<void> {
  const storage = await openDatabase(config);
  try {
    await act(storage);
  } catch (error) {
    throw withFile(nameOf(config.database), error);
  } finally {
    await storage.close();
  }
}

/** Opening a database makes it; what is to be read must be there. */
export function mustExist({ database }: Config): void {
  if (database.kind === "sqlite" && !existsSync(database.file)) {
    throw new StartFault(`There is no database ${database.file}. Correct DATA_DIR or DATABASE_URL.`);
  }
}

export const countsOf = (digest: Digest): string =>
  Object.entries(digest)
    .filter(([kind, { count }]) => kind !== "numbers" && count > 0)
    .map(([kind, { count }]) => `  ${kind.padEnd(16)}${count}`)
    .join("\n");
