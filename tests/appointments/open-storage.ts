import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";

export const temporaryFolder = (): { file: string; remove: () => void } => {
  const folder = mkdtempSync(path.join(tmpdir(), "appointments-"));
  return { file: path.join(folder, "test.db"), remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export const openStorage = (file: string): Promise<Storage> => openSqliteStorage(file, { pushes: () => false });
