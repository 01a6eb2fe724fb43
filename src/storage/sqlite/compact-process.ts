import { compact } from "./compact.ts";
import { StorageFault } from "../storage-fault.ts";

/** What the process says before it ends. */
export type Compacted = { readonly fault: string | null };

// The process of compact-file.ts: one compaction.
const fault = await compact(process.argv[2] ?? "").then(
  () => null,
  (error: unknown) => {
    if (error instanceof StorageFault) return error.message;
    throw error;
  },
);
process.send?.({ fault } satisfies Compacted, () => process.disconnect());
