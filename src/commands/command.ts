import type { Config } from "../config.ts";

/** Throws a StartFault for what the person who typed it can mend. */
export type Command = (config: Config, args: readonly string[]) => Promise<void>;
