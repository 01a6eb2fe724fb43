import { readFile } from "node:fs/promises";
import { FormData } from "undici";
import type { SentFile } from "../../conversation/message.ts";
import type { SendOutcome } from "../../delivery/channel-driver.ts";
import type { MediaFolder } from "../../media/media-folder.ts";
import type { MediaId } from "../../shared/ids.ts";
import { callGraph, type GraphSettings } from "./graph-client.ts";

/** Where a channel uploads to, and how it says what it is given. */
export type UploadDoor = {
  readonly path: string;
  /** The fields beside the file, and the name of the file's own. */
  readonly fields: (file: SentFile) => Readonly<Record<string, string>>;
  readonly fileField: string;
  readonly idOf: (answer: unknown) => string | null;
};

type Refused = Extract<SendOutcome, { kind: "refused" }>;
export type Upload = { readonly kind: "uploaded"; readonly id: string; readonly fresh: boolean } | Refused;

export type Uploads = {
  /**
   * Meta's id of the file, which is uploaded once: while it is on its way, and after it has arrived, everybody who asks gets the same. What
   * takes longer than an attempt may is refused as transient, goes on, and is there for the next one.
   */
  upload(file: SentFile): Promise<Upload>;
  /** Meta does not know the id any more. */
  forget(media: MediaId): void;
};

export type UploadParts = {
  readonly files: Pick<MediaFolder, "find">;
  readonly settings: GraphSettings;
  readonly stopwatch?: () => number;
};

/** With the sending after it, less than the outbox believes in an attempt (20 s). */
const patienceMs = 7_000;
/** A slow line's 25 MB; all attempts at a reply last longer together. */
const timeoutMs = 200_000;
const againMs = 10_000;
/** Meta keeps them for 30 days at least; a day is plenty for one reply. */
const keptMs = 24 * 3_600_000;
/** Each of them holds a whole file in memory. */
const lanes = 3;

/** Files on their way to Meta. An upload that is done twice harms nobody, unlike a message: its unknown outcome is a failure like others. */
export function createUploads(
  door: UploadDoor,
  { files, settings, stopwatch = () => performance.now() }: UploadParts,
): Uploads {
  const known = new Map<MediaId, { readonly id: string; readonly at: number }>();
  const underWay = new Map<MediaId, Promise<Upload>>();
  let free = lanes;

  async function send(file: SentFile): Promise<Upload> {
    const found = await files.find(file.media);
    if (found.kind !== "kept") return refused("invalid", "the file is not kept any more");
    const form = new FormData();
    for (const [name, value] of Object.entries(door.fields(file))) form.append(name, value);
    form.append(door.fileField, new Blob([await readFile(found.file)], { type: file.type }), file.name);
    const answer = await callGraph("POST", door.path, form, { ...settings, timeoutMs });
    if (answer.kind === "unknown") return refused("transient", answer.error);
    if (answer.kind === "refused") return answer;
    const id = door.idOf(answer.body);
    if (id === null) return refused("transient", "Graph 200 without an id of the file");
    known.set(file.media, { id, at: stopwatch() });
    return { kind: "uploaded", id, fresh: true };
  }

  function begin(file: SentFile): Promise<Upload> | null {
    const already = underWay.get(file.media);
    if (already) return already;
    if (free === 0) return null;
    free -= 1;
    const sending = send(file).finally(() => {
      underWay.delete(file.media);
      free += 1;
    });
    underWay.set(file.media, sending);
    return sending;
  }

  return {
    upload: async (file) => {
      for (const [media, { at }] of known) if (stopwatch() - at > keptMs) known.delete(media);
      const before = known.get(file.media);
      if (before) return { kind: "uploaded", id: before.id, fresh: false };
      const sending = begin(file);
      if (sending === null) return refused("transient", "other files are being uploaded", againMs);
      return within(sending, patienceMs, refused("transient", "the file is still being uploaded", againMs));
    },
    forget: (media) => void known.delete(media),
  };
}

const refused = (errorClass: Refused["errorClass"], error: string, retryAfterMs?: number): Refused => ({
  kind: "refused",
  errorClass,
  error,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

async function within<T>(promise: Promise<T>, ms: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}
