import { z } from "zod";
import { News } from "../shared/news.ts";

/** What a worker says to its supervisor. */
export const WordOfWorker = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  /** It has told why on a line with the remedy, and ends: trying again would tell the same. */
  z.object({ kind: z.literal("cannot-start") }),
  z.object({ kind: z.literal("news"), news: News }),
]);
export type WordOfWorker = z.infer<typeof WordOfWorker>;

/** `gently`: those who are connected have time to go elsewhere. */
export const HowToStop = z.enum(["now", "gently"]);
export type HowToStop = z.infer<typeof HowToStop>;

/** What a supervisor says to its workers. */
export const WordOfSupervisor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stop"), how: HowToStop }),
  z.object({ kind: z.literal("news"), news: News }),
]);
export type WordOfSupervisor = z.infer<typeof WordOfSupervisor>;
