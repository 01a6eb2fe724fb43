import { ArchiveFault } from "./archive-fault.ts";
import type { BackupFooter, BackupHeader } from "./backup-line.ts";
import type { Digest } from "./digest.ts";
import { beginFilling, fillDatabase, type Destination } from "./fill-database.ts";
import { hasFiles, putFiles } from "./media-files.ts";
import type { MoveParts } from "./move-database.ts";
import { filePartsOf, recordsOf } from "./read-backup.ts";
import { standStill, type Place } from "./stand-still.ts";
import { isOpenReply, type StoredRecord } from "./stored-record.ts";

/** A backup that `checkBackup` has found whole. */
export type CheckedBackup = { readonly file: string; readonly header: BackupHeader; readonly footer: BackupFooter };

/** Fills an empty database and an empty media folder. Killed, it is begun again by the same call. */
export async function restoreBackup(
  { file, header, footer }: CheckedBackup,
  to: Place & Destination,
  mediaFolder: string,
  parts: MoveParts,
): Promise<Digest> {
  const digest = await standStill([to], parts, async () => {
    if ((await to.archive.arrival()) === null && (await hasFiles(mediaFolder))) {
      throw new ArchiveFault(`The folder ${mediaFolder} holds files already. Name another data folder with DATA_DIR.`);
    }
    await beginFilling(to, { from: `the backup ${file}`, source: `backup ${footer.sha256}` });
    const records = header.whileServing ? withUnknownFates(recordsOf(file)) : recordsOf(file);
    const digest = await fillDatabase(to, records, parts.onProgress);
    await putFiles(mediaFolder, filePartsOf(file));
    return digest;
  });
  await to.archive.endArrival();
  return digest;
}

/** A reply that was on its way while the program ran has left since, most likely: a person decides whether it is said again. */
async function* withUnknownFates(records: AsyncIterable<StoredRecord>): AsyncIterable<StoredRecord> {
  for await (const record of records) {
    const reply = record.kind === "message" && record.reply !== null && isOpenReply(record.reply) ? record.reply : null;
    if (record.kind !== "message" || reply === null) yield record;
    else {
      const error = "restored from a backup that was taken while it was on its way";
      yield { ...record, reply: { ...reply, state: "unknown", leaseUntil: null, confirmBy: null, error } };
    }
  }
}
