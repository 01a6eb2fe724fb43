import { readFileSync } from "node:fs";
import { z } from "zod";

const Expected = z.object({
  kind: z.enum(["instant", "day", "range", "constraint", "none"]),
  op: z.string().optional(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  alt: z.array(z.string()).default([]),
  weekdays: z.array(z.number()).optional(),
  /** Approximate: "matin" may end at noon or at one. */
  daypart: z.unknown().optional(),
  fuzzy: z.boolean().default(false),
  /** The end that does not count. */
  open: z.enum(["start", "end"]).optional(),
});
export type Expected = z.infer<typeof Expected>;

const File = z.object({
  reference: z.string(),
  zone: z.string(),
  items: z.array(z.object({ text: z.string(), cat: z.string(), expected: Expected })).min(1),
});
export type Labelled = z.infer<typeof File>;

export const readLabelled = (file: string): Labelled => File.parse(JSON.parse(readFileSync(file, "utf8")));
