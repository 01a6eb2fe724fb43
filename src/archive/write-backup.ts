import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import { problemOf } from "../shared/problem-of.ts";
import { ArchiveFault } from "./archive-fault.ts";
import type { BackupFooter, BackupHeader, BackupLine, FilePart } from "./backup-line.ts";
import type { OnProgress } from "./copy-records.ts";
import { digester } from "./digest.ts";
import { checkBackup } from "./read-backup.ts";
import type { StoredRecord } from "./stored-record.ts";

export type BackupContents = {
  readonly header: BackupHeader;
  readonly records: AsyncIterable<StoredRecord>;
  /** Read once the records were. */
  readonly files: AsyncIterable<FilePart>;
};

/**
 * Writes a backup: JSON lines, compressed by gzip, readable by this user only. The file has its name once it is complete, on the disk, and
 * was read back; else nothing is left of it. Throws ArchiveFault when the disk refuses, or something has that name already.
 */
export async function writeBackup(
  file: string,
  contents: BackupContents,
  onProgress: OnProgress,
): Promise<BackupFooter> {
  const unfinished = `${file}.part`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await refuseExisting(file);
    await rm(unfinished, { force: true }); // of one that was killed
    const written = createWriteStream(unfinished, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(Readable.from(linesOf(contents, onProgress)), createGzip(), written);
    const { footer } = await checkBackup(unfinished);
    await rename(unfinished, file);
    await syncFolder(path.dirname(file));
    return footer;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw asFault(file, error);
  }
}

/** What is written at once; a line each would cost more. */
const chunkSize = 1 << 16;

async function* linesOf({ header, records, files }: BackupContents, onProgress: OnProgress): AsyncIterable<string> {
  const hash = createHash("sha256");
  const sums = digester();
  let text = "";
  const add = (line: BackupLine): void => {
    const written = `${JSON.stringify(line)}\n`;
    hash.update(written);
    text += written;
  };
  let count = 0;
  add({ header });
  for await (const record of records) {
    sums.add(record);
    add({ record });
    if (++count % 500 === 0) onProgress({ records: count, kind: record.kind });
    if (text.length >= chunkSize) {
      yield text;
      text = "";
    }
  }
  let fileCount = 0;
  for await (const file of files) {
    add({ file });
    if (file.last) fileCount++;
    yield text;
    text = "";
  }
  const footer: BackupFooter = { records: sums.digest(), files: fileCount, sha256: hash.digest("hex") };
  yield `${text}${JSON.stringify({ footer } satisfies BackupLine)}\n`;
}

async function refuseExisting(file: string): Promise<void> {
  const there = await open(file, "r").catch(() => null);
  await there?.close();
  if (there !== null)
    throw new ArchiveFault(`${file} exists already, and is left as it is. Name another file with --to.`);
}

/** So that the new name, too, survives a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch {
    // some file systems (of memory sticks) cannot
  } finally {
    await handle.close();
  }
}

const asFault = (file: string, error: unknown): unknown => {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  if (error instanceof ArchiveFault || typeof code !== "string" || !("syscall" in (error as object))) return error;
  const why = code === "ENOSPC" || code === "EDQUOT" ? "the disk is full" : problemOf(error);
  return new ArchiveFault(
    `The backup ${file} cannot be written (${why}), and nothing is left of it. Free some space or give this user the right to write in ${path.dirname(file)}, or name a file elsewhere with --to.`,
    { cause: error },
  );
};
