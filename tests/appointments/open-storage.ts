import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openMongoStorage } from "../../src/storage/mongo/mongo-storage.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";

export const temporaryFolder = (): { file: string; remove: () => void } => {
  const folder = mkdtempSync(path.join(tmpdir(), "appointments-"));
  return { file: path.join(folder, "test.db"), remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** A file's path, or a MongoDB server's address. */
export const openStorage = (database: string): Promise<Storage> =>
  database.startsWith("mongodb")
    ? openMongoStorage(database, { pushes: () => false, timeZone: "Europe/Paris" })
    : openSqliteStorage(database, { pushes: () => false });
