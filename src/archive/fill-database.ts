import { ArchiveFault } from "./archive-fault.ts";
import type { Arrival, ArchiveStore } from "./archive-store.ts";
import { copyRecords, digestOf, isEmpty, type OnProgress } from "./copy-records.ts";
import { differences, type Digest } from "./digest.ts";
import type { StoredRecord } from "./stored-record.ts";

export type Destination = { readonly name: string; readonly archive: ArchiveStore };

/** Marks an empty database as being filled. "resumed" when the same had begun before. Throws ArchiveFault when it holds anything else. */
export async function beginFilling({ name, archive }: Destination, arrival: Arrival): Promise<"begun" | "resumed"> {
  const known = await archive.arrival();
  if (known === null) {
    if (!(await isEmpty(archive))) {
      throw new ArchiveFault(
        `${name} is not empty, and nothing of it may be lost. Name a database that does not exist yet, or empty this one yourself.`,
      );
    }
    await archive.beginArrival(arrival);
    return "begun";
  }
  if (known.source === arrival.source) return "resumed";
  throw new ArchiveFault(
    `${name} holds an unfinished copy of ${known.from}. Finish that one by the same command as then, or empty the database (SQLite: delete the file), then try again.`,
  );
}

/** Copies the records, reads them back and compares. What is returned is what went in, and is there. */
export async function fillDatabase(
  { name, archive }: Destination,
  records: AsyncIterable<StoredRecord>,
  onProgress: OnProgress,
): Promise<Digest> {
  const went = await copyRecords(records, archive, onProgress);
  const came = await digestOf(archive.dump());
  const different = differences(went, came);
  if (different.length > 0) {
    const counts = different.map((kind) => `${kind}: ${went[kind].count} sent, ${came[kind].count} found`).join("; ");
    throw new ArchiveFault(
      `What is in ${name} is not what was sent (${counts}): something was written meanwhile, or since an attempt that was interrupted. Empty ${name} (SQLite: delete the file), then run the command again.`,
    );
  }
  return went;
}
