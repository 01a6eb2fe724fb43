import { existsSync } from "node:fs";
import type { Digest } from "../archive/digest.ts";
import type { MoveParts } from "../archive/move-database.ts";
import type { Config, DatabaseSettings } from "../config.ts";
import { nameOf } from "../open-storage.ts";
import { systemClock, systemRandom } from "../shared/system-clock.ts";
import { StartFault } from "../start-fault.ts";
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
