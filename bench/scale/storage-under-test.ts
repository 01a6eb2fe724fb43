import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openMongoStorage } from "../../src/storage/mongo/mongo-storage.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage, StorageOptions } from "../../src/storage/storage.ts";
import { databaseOn, dropDatabase } from "../../tests/storage/mongo-database.ts";
import { startMongoServer, type MongoServer } from "../../tests/support/mongo-server.ts";

export const storageNames = ["sqlite", "mongodb"] as const;
export type StorageName = (typeof storageNames)[number];

/** An empty database of its own, to be filled and measured. */
export type StorageUnderTest = {
  readonly name: StorageName;
  /** As `DATABASE_URL` takes it. */
  readonly url: string;
  open(options: StorageOptions): Promise<Storage>;
  remove(): Promise<void>;
};

export function sqliteUnderTest(): StorageUnderTest {
  const folder = mkdtempSync(path.join(tmpdir(), "sos-numerique-scale-"));
  const file = path.join(folder, "sos-numerique.db");
  return {
    name: "sqlite",
    url: `sqlite:${file}`,
    open: (options) => openSqliteStorage(file, options),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A database of its own on the server of the tests; gone with it, or dropped. */
async function mongoUnderTest(): Promise<StorageUnderTest> {
  server ??= startMongoServer();
  const started = await server;
  if ("missing" in started) throw new Error(started.missing);
  const url = databaseOn(started.uri, `sos_scale_${process.pid}_${++made}`);
  return {
    name: "mongodb",
    url,
    open: (options) => openMongoStorage(url, { ...options, timeZone: "Europe/Paris" }),
    remove: () => dropDatabase(url),
  };
}

let server: Promise<MongoServer> | null = null;
let made = 0;

export const openUnderTest = async (name: StorageName): Promise<StorageUnderTest> =>
  name === "mongodb" ? mongoUnderTest() : sqliteUnderTest();
