import { closeSync, createReadStream, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openConnection } from "../../src/storage/sqlite/open-connection.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { DatabaseUnderTest } from "./database-under-test.ts";
import type { Outage } from "./outage.ts";
import type { SmallDisk } from "./small-disk.ts";

/** Longer than the program waits for a lock: then it refuses, and is asked again. */
const pastPatienceMs = 17_000;

export function sqliteUnderTest(dataDir: string, disk: SmallDisk): DatabaseUnderTest {
  const file = path.join(dataDir, "sos-numerique.db");
  return {
    name: "SQLite",
    env: {},
    outages: {
      possible: [locked(file), ...(disk.kind === "small" ? [full(dataDir, file)] : [])],
      impossible: disk.kind === "small" ? [] : [`full disk: ${disk.why}`],
    },
    open: () => openSqliteStorage(file, { pushes: () => true }),
    kept: () => everyFile(dataDir),
    stop: () => Promise.resolve(),
  };
}

/** Another program writes, and takes its time. */
function locked(file: string): Outage {
  let count = 0;
  return {
    name: "database locked",
    ms: [1_000, 6_000],
    begin: async () => {
      const other = openConnection(file, "writer");
      await untilItIsOurs(() => other.exec("BEGIN IMMEDIATE"));
      if (++count === 1) await wait(pastPatienceMs);
      return () => {
        other.exec("ROLLBACK");
        other.close();
      };
    },
  };
}

async function untilItIsOurs(take: () => void): Promise<void> {
  for (;;) {
    try {
      return void take();
    } catch {
      await wait(5);
    }
  }
}

/** Something else takes all that was left, down to the last byte, and the room that SQLite had made for its log. */
function full(folder: string, database: string): Outage {
  const ballast = path.join(folder, "ballast");
  return {
    name: "disk full",
    ms: [2_000, 6_000],
    begin: async () => {
      const file = openSync(ballast, "w");
      fill(file);
      emptyLogOf(database);
      fill(file);
      closeSync(file);
      return () => rmSync(ballast);
    },
  };
}

function fill(file: number): void {
  const pieces = [1 << 20, 1 << 12, 1 << 8, 1].map((size) => Buffer.alloc(size));
  for (const piece of pieces) while (writes(file, piece));
}

/** So that the next commit needs room. In vain when somebody reads or writes just then. */
function emptyLogOf(database: string): void {
  try {
    const other = openConnection(database, "writer");
    other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    other.close();
  } catch {
    // what is there is full all the same
  }
}

function writes(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch {
    return false;
  }
}

async function* everyFile(folder: string): AsyncIterable<Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!file.isFile() || file.name.endsWith(".model")) continue;
    yield* createReadStream(path.join(file.parentPath, file.name)) as AsyncIterable<Buffer>;
  }
}
