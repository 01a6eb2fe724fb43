import path from "node:path";
import { parseArgs } from "node:util";
import { backupVersion } from "../archive/backup-line.ts";
import { filesIn } from "../archive/media-files.ts";
import { writeBackup } from "../archive/write-backup.ts";
import type { Config } from "../config.ts";
import { openStorage } from "../open-storage.ts";
import { servingLease } from "../shared/lease-names.ts";
import { StartFault } from "../start-fault.ts";
import { archiveParts, countsOf, mustExist } from "./archive-parts.ts";
import type { Command } from "./command.ts";

/** Everything in one file: the database and the files of people. */
export const backup: Command = async (config, args) => {
  const takenAt = new Date();
  const file = path.resolve(optionsOf(args).to ?? usualFile(config, takenAt));
  mustExist(config);
  const storage = await openStorage(config);
  try {
    const whileServing = (await storage.leases.heldUntil(servingLease, takenAt)) !== null;
    const header = { sosNumeriqueBackup: backupVersion, takenAt: takenAt.toISOString(), whileServing } as const;
    const files = filesIn(path.join(config.dataDir, "media"));
    const contents = { header, records: storage.archive.dump(), files };
    const footer = await writeBackup(file, contents, archiveParts().onProgress);
    process.stdout.write(`${countsOf(footer.records)}\n  ${"files".padEnd(16)}${footer.files}\n`);
    process.stdout.write(
      `Saved, and read back, in ${file}\nIt holds people's words: keep it locked away, elsewhere.\n`,
    );
  } finally {
    await storage.close();
  }
};

const usualFile = ({ dataDir }: Config, takenAt: Date): string =>
  path.join(dataDir, "backups", `sos-numerique-${takenAt.toISOString().slice(0, 19).replaceAll(":", "-")}Z.backup.gz`);

function optionsOf(args: readonly string[]): { readonly to?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { to: { type: "string" } } }).values;
  } catch {
    throw new StartFault("Use: npx sos-numerique backup [--to <file>]");
  }
}
