import { DatabaseSync } from "@photostructure/sqlite";
import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { openSqliteStorage } from "../../../src/storage/sqlite/sqlite-storage.ts";
import { StorageFault } from "../../../src/storage/storage-fault.ts";
import { at, converse, options } from "../story.ts";
import { temporaryFile } from "../temporary-file.ts";

const inNewFolder = (): string => {
  const file = temporaryFile();
  mkdirSync(dirname(file), { recursive: true });
  return file;
};

const contentOf = (file: string): string | null => {
  try {
    return readFileSync(file).toString("base64");
  } catch {
    return null;
  }
};

const usedFile = async (): Promise<string> => {
  const file = temporaryFile();
  const storage = await openSqliteStorage(file, options);
  for (let number = 0; number < 30; number++)
    await converse(storage, `contact-${number}`, { text: "x".repeat(3000), sentAt: at(0) });
  await storage.close();
  return file;
};

type Problem = readonly [string, RegExp, () => Promise<string> | string];
const unwritableFolder: Problem = [
  "its folder cannot be written to",
  /cannot be created or opened.*right to write/,
  () => {
    const file = inNewFolder();
    chmodSync(dirname(file), 0o500);
    return file;
  },
];
const problems: readonly Problem[] = [
  [
    "a file is in the place of its folder",
    /cannot be created or opened.*DATA_DIR/,
    () => {
      const file = inNewFolder();
      writeFileSync(file, "");
      return `${file}/test.db`;
    },
  ],
  ["it is a folder", /cannot be created or opened.*DATA_DIR/, () => dirname(inNewFolder())],
  [
    "it is not a database",
    /is not a database of this program.*DATABASE_URL/,
    () => {
      const file = inNewFolder();
      writeFileSync(file, "Liste des courses : du pain, du lait. ".repeat(500));
      return file;
    },
  ],
  [
    "it is the database of another program",
    /belongs to another program.*DATABASE_URL/,
    () => {
      const file = inNewFolder();
      const other = new DatabaseSync(file);
      other.exec("CREATE TABLE recipe (name TEXT)");
      other.close();
      return file;
    },
  ],
  [
    "pages of it are damaged",
    /is damaged.*restore the last backup/,
    async () => {
      const file = await usedFile();
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096 * 3, bytes.length - 4096);
      writeFileSync(file, bytes);
      return file;
    },
  ],
  [
    "its end is missing",
    /is damaged.*restore the last backup/,
    async () => {
      const file = await usedFile();
      truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096);
      return file;
    },
  ],
  [
    "a newer version wrote it",
    /newer version.*Install that version again/,
    async () => {
      const file = await usedFile();
      const newer = new DatabaseSync(file);
      newer.exec("PRAGMA user_version = 999; PRAGMA wal_checkpoint(TRUNCATE)");
      newer.close();
      return file;
    },
  ],
  ...(process.getuid?.() === 0 ? [] : [unwritableFolder]), // root may write everywhere
];

describe("a database that cannot serve", () => {
  it.each(problems)("is refused in one line with the remedy, and left as it is, when %s", async (_, remedy, make) => {
    const file = await make();
    const before = contentOf(file);
    const fault: unknown = await openSqliteStorage(file, options).then(
      (storage) => storage.close(),
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(StorageFault);
    const { message } = fault as StorageFault;
    expect(message).toMatch(remedy);
    expect(message).toContain(file);
    expect(message).not.toContain("\n");
    expect(contentOf(file)).toEqual(before);
  });
});

describe("a database that is created", () => {
  it("can be read by its owner only", async () => {
    const file = temporaryFile();
    await (await openSqliteStorage(file, options)).close();
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  });
});
