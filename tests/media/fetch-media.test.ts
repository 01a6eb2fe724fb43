import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fetchDueMedia, type Download, type Downloader } from "../../src/media/fetch-media.ts";
import { openMediaFolder, type MediaFolder } from "../../src/media/media-folder.ts";
import { mediaIdOf } from "../../src/media/media-source.ts";
import { ConversationId, EventId, type MediaId } from "../../src/shared/ids.ts";
import { sampleFile } from "../dev-meta/sample-files.ts";

const amina = ConversationId.parse("A".repeat(24));
let root: string;
let folder: MediaFolder;
let nowMs = 1_774_252_800_000;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "media-"));
  folder = openMediaFolder(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const want = async (event: string): Promise<MediaId> => {
  const id = mediaIdOf(amina, EventId.parse(event));
  await folder.want({ id, source: { channel: "c", at: { kind: "id", id: event }, sha256: null } }, new Date(nowMs));
  return id;
};
const round = (downloader: Downloader) =>
  fetchDueMedia({
    folder,
    downloaders: new Map([["c", downloader]]),
    clock: { now: () => new Date(nowMs) },
    random: { fraction: () => 0.5, token: () => "x" },
    log: { warn: () => undefined },
  });
const photo: Download = { kind: "file", bytes: sampleFile("photo").bytes };

describe("fetchDueMedia", () => {
  it("tries again later what failed, and keeps it then", async () => {
    const id = await want("e1");
    await round(async () => ({ kind: "failed", why: "HTTP 503" }));
    expect(await folder.find(id)).toEqual({ kind: "coming" });
    await round(async () => photo);
    expect(await folder.find(id)).toEqual({ kind: "coming" });
    nowMs += 60_000;
    await round(async () => photo);
    expect((await folder.find(id)).kind).toBe("kept");
  });

  it("gives up after a day of tries", async () => {
    const id = await want("e1");
    for (let tries = 0; tries < 22; tries++) {
      await round(async () => ({ kind: "failed", why: "HTTP 503" }));
      nowMs += 2 * 60 * 60_000;
    }
    expect(await folder.find(id)).toEqual({ kind: "lost", why: "HTTP 503" });
  });

  it("does not let one file that nobody can handle hinder the others", async () => {
    const ids = await Promise.all(["e1", "e2", "e3", "e4", "e5", "e6"].map(want));
    await round(async ({ at }) => {
      if (at.kind === "id" && at.id === "e1") throw new Error("no such thing");
      return photo;
    });
    const kinds = await Promise.all(ids.map(async (id) => (await folder.find(id)).kind));
    expect(kinds).toEqual(["coming", "kept", "kept", "kept", "kept", "kept"]);
  });
});
