import path from "node:path";
import { checkBackup } from "../archive/read-backup.ts";
import { restoreBackup } from "../archive/restore-backup.ts";
import { nameOf } from "../open-storage.ts";
import { StartFault } from "../start-fault.ts";
import { archiveParts, countsOf, placeOf, withDatabase } from "./archive-parts.ts";
import type { Command } from "./command.ts";

/** Puts a backup into the database and the data folder of the settings, both empty; the file is checked before anything is touched. */
export const restore: Command = async (config, args) => {
  const [given, ...others] = args;
  if (given === undefined || others.length > 0) throw new StartFault("Use: npx sos-numerique restore <file>");
  const file = path.resolve(given);
  const checked = { file, ...(await checkBackup(file)) };
  await withDatabase(config, async (storage) => {
    const place = placeOf(storage, config.database);
    const digest = await restoreBackup(checked, place, path.join(config.dataDir, "media"), archiveParts());
    process.stdout.write(`${countsOf(digest)}\n  ${"files".padEnd(16)}${checked.footer.files}\n`);
    process.stdout.write(
      `What was saved on ${checked.header.takenAt} is in ${nameOf(config.database)}, read back and compared.\n`,
    );
    if (checked.header.whileServing) {
      process.stdout.write("Replies that were on their way then are marked as uncertain: the inbox shows them.\n");
    }
  });
};
