import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Config } from "./config.ts";
import { problemOf } from "./shared/problem-of.ts";
import { StartFault } from "./start-fault.ts";
import { openMongoStorage } from "./storage/mongo/mongo-storage.ts";
import { openSqliteStorage } from "./storage/sqlite/sqlite-storage.ts";
import type { Storage } from "./storage/storage.ts";

/** Channels whose replies go to a provider; the others are read here by people's own browsers. */
const pushed: ReadonlySet<string> = new Set(["messenger", "whatsapp-cloud", "whatsapp-web"]);

/** Opens the database of the settings, made new where there is none. */
export async function openStorage(config: Config): Promise<Storage> {
  await mkdir(config.dataDir, { recursive: true }).catch((error: unknown) => {
    throw new StartFault(
      `The data folder ${config.dataDir} cannot be made (${problemOf(error)}). Give this user the right to write in ${path.dirname(config.dataDir)}, or set DATA_DIR.`,
    );
  });
  const options = { pushes: (channel: string) => pushed.has(channel), timeZone: config.timeZone };
  return config.database.kind === "sqlite"
    ? openSqliteStorage(config.database.file, options)
    : openMongoStorage(config.database.url, options);
}
