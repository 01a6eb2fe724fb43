import { z } from "zod";

import { recordKinds, StoredRecord, type RecordKind } from "./stored-record.ts";

/** Moves when an older program could not read it. */
export const backupVersion = 1;

/** Names are ours: one folder for what is to be fetched, and one for each conversation. Nothing leads out of the media folder. */
const mediaPath = z.string().regex(/^(wanted|kept)(\/[A-Za-z0-9_-][A-Za-z0-9._-]*){1,2}$/);

const Header = z.strictObject({
  sosNumeriqueBackup: z.literal(backupVersion),
  takenAt: z.iso.datetime(),
  /** The program was running: what was on its way then has an unknown fate. */
  whileServing: z.boolean(),
});

/** A piece of a person's file; those of one file follow each other. */
const FilePart = z.strictObject({ path: mediaPath, part: z.int().nonnegative(), last: z.boolean(), bytes: z.base64() });

const kindDigest = z.strictObject({ count: z.int().nonnegative(), sum: z.string().length(64) });
const Footer = z.strictObject({
  records: z.strictObject(
    Object.fromEntries(recordKinds.map((kind) => [kind, kindDigest])) as Record<RecordKind, typeof kindDigest>,
  ),
  files: z.int().nonnegative(),
  /** SHA-256 of all lines before this one, in hexadecimal. */
  sha256: z.string().length(64),
});

/** A line of a backup: the header first, then records, then files, and the footer last. */
export const BackupLine = z.union([
  z.strictObject({ header: Header }),
  z.strictObject({ record: StoredRecord }),
  z.strictObject({ file: FilePart }),
  z.strictObject({ footer: Footer }),
]);
export type BackupLine = z.infer<typeof BackupLine>;
export type BackupHeader = z.infer<typeof Header>;
export type BackupFooter = z.infer<typeof Footer>;
export type FilePart = z.infer<typeof FilePart>;
