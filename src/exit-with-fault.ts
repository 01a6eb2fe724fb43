import { StartFault } from "./start-fault.ts";
import { StorageFault } from "./storage/storage-fault.ts";

/** What went wrong in one line with its remedy where it is known, else with its stack; the process ends with code 1. */
export function exitWithFault(error: unknown): never {
  const known = error instanceof StartFault || error instanceof StorageFault;
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}
