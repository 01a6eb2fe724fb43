import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage, StorageOptions } from "../../src/storage/storage.ts";

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

export async function openUnderTest(name: StorageName): Promise<StorageUnderTest> {
  if (name === "mongodb") throw new Error("not yet");
  return sqliteUnderTest();
}
