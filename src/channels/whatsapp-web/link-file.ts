import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { LossReason } from "./link-state.ts";

const reasons = [
  "browser-ended",
  "silent",
  "offline",
  "never-ready",
  "no-chromium",
  "logged-out",
  "conflict",
  "banned",
] as const satisfies readonly LossReason[];
const reason = z.enum(reasons);

/** What other processes, and the next one, must know of the link. */
const Kept = z.object({
  /** A session was there: a code to scan is then bad news. */
  paired: z.boolean().default(false),
  /** The number that was linked last, and since when: what its telephone holds from before was not written to us. */
  linked: z.object({ account: z.string(), since: z.coerce.date() }).nullable().default(null),
  /** Whatever WhatsApp received for that number up to then is stored here. */
  caughtUpTo: z.coerce.date().nullable().default(null),
  sent: z.object({ day: z.string(), count: z.number().int() }).default({ day: "", count: 0 }),
});
export type Kept = z.infer<typeof Kept>;

const Shown = z.object({
  at: z.coerce.date(),
  state: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("starting") }),
    z.object({ kind: z.literal("needs-pairing"), code: z.string() }),
    z.object({ kind: z.literal("ready"), account: z.string() }),
    z.object({ kind: z.literal("lost"), reason }),
    z.object({ kind: z.literal("stopped") }),
  ]),
});
export type Shown = z.infer<typeof Shown>;

export type LinkFolder = {
  /** Chromium's profile lies below it. */
  readonly dir: string;
  readonly profile: string;
  read(): Kept;
  write(kept: Kept): void;
  shown(): Shown | null;
  show(shown: Shown): void;
  /** So that the next start pairs anew. Only once no browser runs on it. */
  forgetSession(): void;
};

/** In the data folder: session, what was caught up, and what every process's inbox may show. Small files, written whole. */
export function openLinkFolder(dataDir: string): LinkFolder {
  const dir = path.join(dataDir, "whatsapp-web");
  const profile = path.join(dir, "session");
  const keptFile = path.join(dir, "link.json");
  const shownFile = path.join(dir, "shown.json");
  return {
    dir,
    profile,
    read: () => Kept.parse(readJson(keptFile) ?? {}),
    write: (kept) => writeWhole(keptFile, kept),
    shown: () => Shown.safeParse(readJson(shownFile)).data ?? null,
    show: (shown) => writeWhole(shownFile, shown),
    forgetSession: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null; // absent, or half of it after a power cut
  }
}

function writeWhole(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.part`;
  writeFileSync(unfinished, JSON.stringify(content), { mode: 0o600 });
  renameSync(unfinished, file);
}
