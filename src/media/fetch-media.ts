import { createHash } from "node:crypto";
import { backoffMs } from "../shared/backoff.ts";
import type { Clock, Random } from "../shared/clock.ts";
import { problemOf } from "../shared/problem-of.ts";
import { fileKind, plainName } from "./file-kind.ts";
import type { MediaFolder, WantedFile } from "./media-folder.ts";
import type { MediaSource } from "./media-source.ts";
import { voiceToWave } from "./voice-to-wave.ts";

/** What a channel's downloader made of a wish. `refused`: never; `failed`: perhaps later. */
export type Download =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };
export type Downloader = (source: MediaSource) => Promise<Download>;

export type FetchParts = {
  readonly folder: MediaFolder;
  readonly downloaders: ReadonlyMap<string, Downloader>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
};

/** Meta's addresses live for minutes, its ids for seven days: a day of tries is plenty. */
const maxTries = 20;

/** A slow file holds back few others. */
const lanes = 4;

/** One round over what is wanted and due. What fails in a way nobody expected stays wanted, and hinders no other. */
export async function fetchDueMedia(parts: FetchParts): Promise<void> {
  const queue = [...(await parts.folder.due(parts.clock.now()))];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await fetchOne(next, parts).catch((error: unknown) =>
        parts.log.warn({ problem: problemOf(error) }, "a file that a person sent could not be looked after"),
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
}

async function fetchOne(wanted: WantedFile, { folder, downloaders, clock, random, log }: FetchParts): Promise<void> {
  const downloader = downloaders.get(wanted.source.channel);
  const download: Download = downloader
    ? await downloader(wanted.source).catch((error: unknown): Download => ({ kind: "failed", why: problemOf(error) }))
    : { kind: "failed", why: `channel ${wanted.source.channel} is not configured any more` };
  if (download.kind === "failed" && wanted.tries < maxTries) {
    const delay = backoffMs(wanted.tries + 1, random.fraction(), 1_000, 60 * 60_000);
    return folder.postpone(wanted, new Date(clock.now().getTime() + delay));
  }
  const checked = download.kind === "file" ? await check(download.bytes, wanted.source) : download;
  if (checked.kind === "kept") return folder.keep(wanted, checked.file);
  log.warn({ channel: wanted.source.channel, why: checked.why }, "a file that a person sent could not be kept");
  await folder.giveUp(wanted, checked.why);
}

async function check(bytes: Uint8Array, { sha256 }: MediaSource) {
  if (sha256 !== null && createHash("sha256").update(bytes).digest("base64") !== sha256) {
    return { kind: "refused", why: "not the file that was announced (sha256)" } as const;
  }
  const kind = await fileKind(bytes);
  if (kind === null) return { kind: "refused", why: "a kind of file that is not accepted" } as const;
  const wave = kind.type === "audio/ogg" ? await voiceToWave(bytes) : null;
  return { kind: "kept", file: { bytes, type: kind.type, name: plainName(kind.extension), wave } } as const;
}
