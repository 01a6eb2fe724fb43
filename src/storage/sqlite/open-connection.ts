import { closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";

import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";

import { claimFile } from "./claim-file.ts";
import { isBusy, withFile } from "./sqlite-error.ts";
import { StorageFault } from "../storage-fault.ts";

/** Up to this size the whole file is checked at each start: under a second from a cold disk. Larger ones would delay it too much. */
const CHECKED_AT_START_BYTES = 128 * 1024 * 1024;
const OPENING_PATIENCE_MS = 10_000;

/**
 * A connection with the settings that our promises rest on. Throws StorageFault when the file cannot serve.
 * `synchronous=FULL`: an acknowledged write survives a power cut (`groupCommit` waits for the disk itself). `secure_delete`: deleted words leave the free pages (the gaps
 * inside pages are left to `fileCompactor`); `temp_store=MEMORY` keeps them out of temporary files.
 */
export const openConnection = (file: string, role: "writer" | "reader"): DatabaseSyncInstance => {
  let db: DatabaseSyncInstance | null = null;
  try {
    if (role === "writer") createFile(file);
    db = new DatabaseSync(file, { timeout: OPENING_PATIENCE_MS, enableForeignKeyConstraints: true });
    const connection = db;
    if (role === "reader") {
      connection.exec("PRAGMA query_only = ON");
    } else {
      claimFile(file, connection);
      untilFree(() => connection.exec("PRAGMA journal_mode = WAL"));
    }
    connection.exec(`
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA journal_size_limit = 16777216;
    `);
    return connection;
  } catch (error) {
    db?.close();
    throw asFault(file, error);
  }
};

/** Throws StorageFault when pages of the file are damaged, unless it is too large to look. */
export const checkFile = (file: string, db: DatabaseSyncInstance): void => {
  if (statSync(file).size > CHECKED_AT_START_BYTES) return;
  let found: unknown;
  try {
    found = Object.values(db.prepare("PRAGMA quick_check(1)").get() as Record<string, unknown>)[0];
  } catch (error) {
    throw asFault(file, error);
  }
  if (found !== "ok") {
    throw new StorageFault(
      `The database ${file} is damaged (${oneLine(String(found))}). Put it aside and restore the last backup.`,
    );
  }
};

/** Created for this user only: it holds what people wrote. */
const createFile = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
};

/** The change to WAL needs the file alone for an instant, and does not wait by itself. */
const untilFree = (act: () => void): void => {
  const giveUpAt = Date.now() + OPENING_PATIENCE_MS;
  for (;;) {
    try {
      act();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUpAt) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
};

const asFault = (file: string, error: unknown): unknown => {
  if (isFileError(error)) {
    return new StorageFault(
      `The database ${file} cannot be created or opened (${error.code ?? error.message}). Give this user the right to write in ${dirname(file)}, or choose another folder with DATA_DIR.`,
      { cause: error },
    );
  }
  return withFile(file, error);
};

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  typeof error === "object" && error !== null && "syscall" in error && "code" in error;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").slice(0, 120);
