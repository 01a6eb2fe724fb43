import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

import { problemOf } from "../shared/problem-of.ts";
import { ArchiveFault } from "./archive-fault.ts";
import { BackupLine, type BackupFooter, type BackupHeader, type FilePart } from "./backup-line.ts";
import { differences, digester } from "./digest.ts";
import type { StoredRecord } from "./stored-record.ts";

/** Throws ArchiveFault unless the file is whole and is what was written. */
export async function checkBackup(
  file: string,
): Promise<{ readonly header: BackupHeader; readonly footer: BackupFooter }> {
  const hash = createHash("sha256");
  const sums = digester();
  let header: BackupHeader | null = null;
  let footer: BackupFooter | null = null;
  let sha256 = "";
  let files = 0;
  let unfinished: FilePart | null = null;
  let number = 0;
  for await (const text of textLines(file)) {
    const line = parse(file, ++number, text);
    if (footer !== null) throw damaged(file, "it goes on after its end");
    if ("header" in line !== (number === 1)) throw damaged(file, `line ${number} is not what belongs there`);
    if ("footer" in line) {
      footer = line.footer;
      sha256 = hash.digest("hex");
      continue;
    }
    hash.update(`${text}\n`);
    if ("header" in line) header = line.header;
    if ("record" in line) sums.add(line.record);
    if ("file" in line) {
      if (!follows(line.file, unfinished)) throw damaged(file, `line ${number} is not the next piece of a file`);
      unfinished = line.file.last ? null : line.file;
      if (line.file.last) files++;
    }
  }
  if (header === null || footer === null) throw damaged(file, "its end is missing");
  const isWhole = unfinished === null && files === footer.files && sha256 === footer.sha256;
  if (!isWhole || differences(sums.digest(), footer.records).length > 0) {
    throw damaged(file, "what it holds is not what was written");
  }
  return { header, footer };
}

const follows = (part: FilePart, before: FilePart | null): boolean =>
  before === null ? part.part === 0 : part.path === before.path && part.part === before.part + 1;

/** Of a backup that was checked. */
export async function* recordsOf(file: string): AsyncIterable<StoredRecord> {
  let number = 0;
  for await (const text of textLines(file)) {
    const line = parse(file, ++number, text);
    if ("record" in line) yield line.record;
    else if (!("header" in line)) return;
  }
}

/** Of a backup that was checked. */
export async function* filePartsOf(file: string): AsyncIterable<FilePart> {
  let number = 0;
  for await (const text of textLines(file)) {
    number++;
    if (!text.startsWith('{"file"')) continue;
    const line = parse(file, number, text);
    if ("file" in line) yield line.file;
  }
}

function parse(file: string, number: number, text: string): BackupLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(file, `line ${number} is no JSON`);
  }
  const line = BackupLine.safeParse(value);
  if (line.success) return line.data;
  const newer = number === 1 && typeof value === "object" && value !== null && "header" in value;
  throw newer
    ? new ArchiveFault(`${file} was written by another version of this program. Install that version, then restore.`)
    : damaged(file, `line ${number} is not what belongs there`);
}

/** Longer than any line of ours: whoever made it up does not fill the memory. */
const longestLine = 32 * 1024 * 1024;

async function* textLines(file: string): AsyncIterable<string> {
  const plain = createGunzip();
  const source = createReadStream(file);
  pipeline(source, plain, () => undefined); // what goes wrong is thrown to whoever reads
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let left = "";
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) {
      const lines = (left + decoder.decode(chunk, { stream: true })).split("\n");
      left = lines.pop() ?? "";
      if (left.length > longestLine) throw damaged(file, "a line of it never ends");
      yield* lines;
    }
  } catch (error) {
    throw asFault(file, error);
  } finally {
    source.destroy();
  }
  if (left !== "") throw damaged(file, "its end is missing");
}

const asFault = (file: string, error: unknown): unknown => {
  if (error instanceof ArchiveFault) return error;
  if (typeof error === "object" && error !== null && "syscall" in error) {
    return new ArchiveFault(`The backup ${file} cannot be read (${problemOf(error)}). Check its name and its rights.`, {
      cause: error,
    });
  }
  return damaged(file, problemOf(error));
};

const damaged = (file: string, why: string): ArchiveFault =>
  new ArchiveFault(
    `${file} is damaged, or no backup of this program (${why}). Nothing was changed. Use another backup.`,
  );
