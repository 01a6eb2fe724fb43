import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { MediaId, type ConversationId } from "../shared/ids.ts";
import type { MediaSource, WantedMedia } from "./media-source.ts";

/** A file still to be fetched. */
export type WantedFile = WantedMedia & { readonly receivedAt: Date; readonly tries: number };

export type FoundMedia =
  | {
      readonly kind: "kept";
      readonly file: string;
      readonly type: string;
      readonly name: string;
      readonly size: number;
      readonly wave: string | null;
    }
  | { readonly kind: "coming" }
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "unknown" };

export type FileToKeep = {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** For whoever saves it; never the person's own name for it. */
  readonly name: string;
  /** The same sound for telephones that cannot play `bytes`. */
  readonly wave: Uint8Array | null;
};

/**
 * What people sent, on disk and outside everything that is served: `wanted/` is the queue, `kept/<conversation>/` the files. Names are
 * ours. A killed process loses nothing: a wish is on disk before the provider is answered, and goes only when its file is there.
 */
export type MediaFolder = {
  /** Durable when it resolves. Safe to repeat. */
  want(media: WantedMedia, now: Date): Promise<void>;
  due(now: Date): Promise<readonly WantedFile[]>;
  postpone(wanted: WantedFile, until: Date): Promise<void>;
  keep(wanted: WantedFile, file: FileToKeep): Promise<void>;
  /** What nobody waits for: a mediator brings it. Durable when it resolves. Safe to repeat. */
  put(id: MediaId, file: FileToKeep, now: Date): Promise<void>;
  giveUp(wanted: WantedFile, why: string): Promise<void>;
  find(id: MediaId): Promise<FoundMedia>;
  /** Files and wishes of these conversations, received up to then. */
  erase(conversation: ConversationId, upTo: Date): Promise<void>;
  eraseOne(id: MediaId): Promise<void>;
  /** Whatever was received before, whosever it is. */
  eraseOlderThan(moment: Date): Promise<void>;
};

const Source = z.object({
  channel: z.string(),
  at: z.union([
    z.object({ kind: z.literal("url"), url: z.string() }),
    z.object({ kind: z.literal("id"), id: z.string() }),
  ]),
  sha256: z.string().nullable(),
}) satisfies z.ZodType<MediaSource>;
const Wish = z.object({
  id: MediaId,
  source: Source,
  receivedAt: z.coerce.date(),
  tries: z.number(),
  dueAt: z.coerce.date(),
});
const Label = z.union([
  z.object({
    kind: z.literal("kept"),
    type: z.string(),
    name: z.string(),
    wave: z.boolean(),
    sha256: z.string(),
    receivedAt: z.coerce.date(),
  }),
  z.object({ kind: z.literal("lost"), why: z.string(), receivedAt: z.coerce.date() }),
]);

export function openMediaFolder(root: string): MediaFolder {
  const wantedDir = path.join(root, "wanted");
  const keptDir = path.join(root, "kept");
  const wishFile = (id: MediaId) => path.join(wantedDir, `${id}.json`);
  const dirOf = (conversation: string) => path.join(keptDir, conversation);
  const fileOf = (id: MediaId) => {
    const [conversation = "", name = ""] = id.split(".");
    return path.join(dirOf(conversation), name);
  };
  const writeWish = (wish: z.infer<typeof Wish>) => writeDurably(wishFile(wish.id), JSON.stringify(wish));
  const readWish = async (file: string) => Wish.safeParse(await readJson(path.join(wantedDir, file))).data ?? null;
  const readLabel = async (file: string) => Label.safeParse(await readJson(`${file}.json`)).data ?? null;
  const remove = (file: string) =>
    Promise.all([file, `${file}.wav`, `${file}.json`].map((one) => rm(one, { force: true })));
  const isWanted = async (id: MediaId) => (await readJson(wishFile(id))) !== null;

  /** Unless it was erased meanwhile: then nothing is left behind. Another process may have kept the same file before us. */
  async function label(id: MediaId, value: z.infer<typeof Label>): Promise<void> {
    if ((await readLabel(fileOf(id)))?.kind === "kept") return rm(wishFile(id), { force: true });
    await writeDurably(`${fileOf(id)}.json`, JSON.stringify(value));
    if (await isWanted(id)) await rm(wishFile(id), { force: true });
    else await remove(fileOf(id));
  }

  async function eraseIf(conversation: string, condition: (receivedAt: Date) => boolean): Promise<void> {
    const dir = dirOf(conversation);
    const labels = (await namesIn(dir)).filter((name) => name.endsWith(".json"));
    for (const name of labels) {
      const file = path.join(dir, name.slice(0, -".json".length));
      const known = await readLabel(file);
      if (known === null || condition(known.receivedAt)) await remove(file);
    }
    for (const unfinished of (await namesIn(dir)).filter((name) => name.endsWith(".part"))) {
      const file = path.join(dir, unfinished);
      const written = await stat(file).catch(ifAbsent(null));
      if (written !== null && condition(written.mtime)) await rm(file, { force: true });
    }
    if ((await namesIn(dir)).length === 0) await rm(dir, { recursive: true, force: true });
  }

  async function eraseWishesIf(condition: (wish: z.infer<typeof Wish>) => boolean): Promise<void> {
    for (const name of await namesIn(wantedDir)) {
      const wish = await readWish(name);
      if (wish && condition(wish)) await rm(wishFile(wish.id), { force: true });
    }
  }

  return {
    want: async ({ id, source }, now) => {
      if ((await isWanted(id)) || (await readLabel(fileOf(id))) !== null) return;
      await writeWish({ id, source, receivedAt: now, tries: 0, dueAt: now });
    },
    due: async (now) => {
      const wishes = await Promise.all(
        (await namesIn(wantedDir)).filter((name) => name.endsWith(".json")).map(readWish),
      );
      return wishes.filter((wish) => wish !== null).filter(({ dueAt }) => dueAt <= now);
    },
    postpone: async ({ id, source, receivedAt, tries }, until) => {
      if (await isWanted(id)) await writeWish({ id, source, receivedAt, tries: tries + 1, dueAt: until });
    },
    keep: async ({ id, receivedAt }, { bytes, type, name, wave }) => {
      await writeDurably(fileOf(id), bytes);
      if (wave) await writeDurably(`${fileOf(id)}.wav`, wave);
      const sha256 = createHash("sha256").update(bytes).digest("base64");
      await label(id, { kind: "kept", type, name, wave: wave !== null, sha256, receivedAt });
    },
    put: async (id, { bytes, type, name, wave }, now) => {
      // The label first: what a killed process leaves behind is then erased like the rest.
      const sha256 = createHash("sha256").update(bytes).digest("base64");
      const kept = { kind: "kept", type, name, wave: wave !== null, sha256, receivedAt: now } as const;
      await writeDurably(`${fileOf(id)}.json`, JSON.stringify(kept));
      if (wave) await writeDurably(`${fileOf(id)}.wav`, wave);
      await writeDurably(fileOf(id), bytes);
    },
    giveUp: ({ id, receivedAt }, why) => label(id, { kind: "lost", why, receivedAt }),
    find: async (id) => {
      const known = await readLabel(fileOf(id));
      if (known?.kind === "lost") return { kind: "lost", why: known.why };
      if (known?.kind === "kept") {
        const file = fileOf(id);
        const found = await stat(file).catch(ifAbsent(null));
        if (found === null) return { kind: "unknown" };
        const { type, name } = known;
        return { kind: "kept", file, type, name, size: found.size, wave: known.wave ? `${file}.wav` : null };
      }
      return { kind: (await isWanted(id)) ? "coming" : "unknown" };
    },
    erase: async (conversation, upTo) => {
      await eraseWishesIf(({ id, receivedAt }) => id.startsWith(`${conversation}.`) && receivedAt <= upTo);
      await eraseIf(conversation, (receivedAt) => receivedAt <= upTo);
    },
    eraseOne: async (id) => {
      await rm(wishFile(id), { force: true });
      await remove(fileOf(id));
    },
    eraseOlderThan: async (moment) => {
      await eraseWishesIf(({ receivedAt }) => receivedAt < moment);
      for (const conversation of await namesIn(keptDir)) {
        const { mtime } = await stat(dirOf(conversation));
        if (mtime < moment || (await namesIn(dirOf(conversation))).length > 0) {
          await eraseIf(conversation, (receivedAt) => receivedAt < moment);
        }
      }
    },
  };
}

const namesIn = (dir: string): Promise<readonly string[]> => readdir(dir).catch(ifAbsent([]));

const readJson = async (file: string): Promise<unknown> => {
  const text = await readFile(file, "utf8").catch(ifAbsent(null));
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const ifAbsent =
  <T>(value: T) =>
  (error: unknown): T => {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return value;
    throw error;
  };

/** The whole file or none of it, whenever the power goes. */
async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  // Several machines may share the folder, and have processes of the same number.
  const unfinished = `${file}.${randomUUID()}.part`;
  const handle = await open(unfinished, "w", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}
