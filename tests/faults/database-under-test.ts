import type { Storage } from "../../src/storage/storage.ts";
import type { Outages } from "./outage.ts";

/** The database of a fault run, and how it can fail. */
export type DatabaseUnderTest = {
  /** As the figures name it. */
  readonly name: string;
  /** What the program is given. */
  readonly env: Readonly<Record<string, string>>;
  readonly outages: Outages;
  /** For counting, past everything that fails. */
  open(): Promise<Storage>;
  /** Everything that is kept, byte by byte. */
  kept(): AsyncIterable<Buffer>;
  stop(): Promise<void>;
};
