import type { ArchiveStore } from "./archive-store.ts";
import { digester, type Digest } from "./digest.ts";
import type { StoredRecord } from "./stored-record.ts";

/** Written in one go. */
const batchSize = 500;

/** Told after each batch. */
export type OnProgress = (done: { readonly records: number; readonly kind: StoredRecord["kind"] }) => void;

/** Puts all of the records into a database; what is returned is what went in. */
export async function copyRecords(
  records: AsyncIterable<StoredRecord>,
  into: Pick<ArchiveStore, "load">,
  onProgress: OnProgress,
): Promise<Digest> {
  const sums = digester();
  let batch: StoredRecord[] = [];
  let done = 0;
  const write = async (): Promise<void> => {
    const kind = batch.at(-1)?.kind;
    if (kind === undefined) return;
    await into.load(batch);
    done += batch.length;
    batch = [];
    onProgress({ records: done, kind });
  };
  for await (const record of records) {
    sums.add(record);
    batch.push(record);
    if (batch.length === batchSize) await write();
  }
  await write();
  return sums.digest();
}

export async function digestOf(records: AsyncIterable<StoredRecord>): Promise<Digest> {
  const sums = digester();
  for await (const record of records) sums.add(record);
  return sums.digest();
}

/** Nothing but numbers. */
export async function isEmpty(archive: Pick<ArchiveStore, "dump">): Promise<boolean> {
  for await (const { kind } of archive.dump()) if (kind !== "numbers") return false;
  return true;
}
