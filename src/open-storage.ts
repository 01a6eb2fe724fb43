import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Config, DatabaseSettings } from "./config.ts";
import { movingLease } from "./shared/lease-names.ts";
import { problemOf } from "./shared/problem-of.ts";
import { systemClock } from "./shared/system-clock.ts";
import { StartFault } from "./start-fault.ts";
import { StorageFault } from "./storage/storage-fault.ts";
import { addressOf } from "./storage/mongo/connect.ts";
import { openMongoStorage } from "./storage/mongo/mongo-storage.ts";
import { openSqliteStorage } from "./storage/sqlite/sqlite-storage.ts";
import type { Storage } from "./storage/storage.ts";

/** Channels whose replies go to a provider; the others are read here by people's own browsers. */
const pushed: ReadonlySet<string> = new Set(["messenger", "whatsapp-cloud", "whatsapp-web"]);

/** Opens the database of the settings, made new where there is none, unless it is being filled or moved. */
export async function openStorage(config: Config): Promise<Storage> {
  const storage = await openDatabase(config);
  try {
    await refuseWhileMoving(storage, config.database);
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Throws StorageFault when what is there may be a part of something, or may be moved away right now. */
export async function refuseWhileMoving(
  { archive, leases }: Pick<Storage, "archive" | "leases">,
  database: DatabaseSettings,
): Promise<void> {
  const arrival = await archive.arrival();
  if (arrival !== null) {
    throw new StorageFault(
      `${nameOf(database)} holds an unfinished copy of ${arrival.from}. Run the command that began it again (migrate or restore), or name another database in DATABASE_URL.`,
    );
  }
  if ((await leases.heldUntil(movingLease, systemClock.now())) !== null) {
    throw new StorageFault(
      `${nameOf(database)} is being moved to another database. Wait for its end, then set DATABASE_URL to the new one; if the move was killed, try again in half a minute.`,
    );
  }
}

/** For people: without user and password. */
export const nameOf = (database: DatabaseSettings): string =>
  database.kind === "sqlite" ? database.file : addressOf(database.url);

/** Opens the database of the settings, made new where there is none, for whoever fills or moves it. */
export async function openDatabase(config: Config): Promise<Storage> {
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
