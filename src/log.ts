import { pino } from "pino";

/** Ids, counts, kinds and durations; never a text, a name, an address or a number of a person. */
export type Log = {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
};

export const createLog = (level: string): Log => pino({ level, base: null });
