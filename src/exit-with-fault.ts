import { ArchiveFault } from "./archive/archive-fault.ts";
import { StorageUnavailable } from "./shared/storage-unavailable.ts";
import { StartFault } from "./start-fault.ts";
import { StorageFault } from "./storage/storage-fault.ts";

const told = [StartFault, StorageFault, StorageUnavailable, ArchiveFault];

/** What went wrong in one line with its remedy where it is known, else with its stack; the process ends with code 1. */
export function exitWithFault(error: unknown): never {
  const line = error instanceof Error && told.some((fault) => error instanceof fault) ? error.message : null;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${line ?? stack}\n`);
  process.exit(1);
}
