import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openMediaFolder, type MediaFolder } from "../../src/media/media-folder.ts";
import { mediaIdOf, type WantedMedia } from "../../src/media/media-source.ts";
import { ConversationId, EventId } from "../../src/shared/ids.ts";

const at = (seconds: number): Date => new Date(1_774_252_800_000 + seconds * 1000);
const amina = ConversationId.parse("A".repeat(24));
const paul = ConversationId.parse("P".repeat(24));
const wish = (conversation: ConversationId, event: string): WantedMedia => ({
  id: mediaIdOf(conversation, EventId.parse(event)),
  source: { channel: "messenger", at: { kind: "url", url: "https://x.fbcdn.net/a" }, sha256: null },
});
const photo = { bytes: Buffer.from("photo"), type: "image/png", name: "fichier.png", wave: null };
let root: string;
let folder: MediaFolder;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "media-"));
  folder = openMediaFolder(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const keep = async (conversation: ConversationId, event: string, seconds: number) => {
  const one = wish(conversation, event);
  await folder.want(one, at(seconds));
  const [wanted] = (await folder.due(at(seconds))).filter(({ id }) => id === one.id);
  if (wanted === undefined) throw new Error("it was just wanted");
  await folder.keep(wanted, photo);
  return one.id;
};
const filesLeft = () =>
  readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

describe("the folder of people's files", () => {
  it("remembers a wish whatever happens to the process, once", async () => {
    await folder.want(wish(amina, "e1"), at(0));
    await folder.want(wish(amina, "e1"), at(5));
    const after = openMediaFolder(root);
    expect(await after.due(at(10))).toMatchObject([{ ...wish(amina, "e1"), receivedAt: at(0), tries: 0 }]);
    expect(await after.find(wish(amina, "e1").id)).toEqual({ kind: "coming" });
  });

  it("waits as long as it was told, and counts the tries", async () => {
    await folder.want(wish(amina, "e1"), at(0));
    const [wanted] = await folder.due(at(0));
    await folder.postpone(wanted!, at(60));
    expect(await folder.due(at(59))).toEqual([]);
    expect(await folder.due(at(60))).toMatchObject([{ tries: 1 }]);
  });

  it("keeps a file under a name of its own, and wants it no more", async () => {
    const id = await keep(amina, "e1", 0);
    const found = await folder.find(id);
    expect(found).toMatchObject({ kind: "kept", type: "image/png", name: "fichier.png", wave: null });
    expect(found.kind === "kept" && existsSync(found.file)).toBe(true);
    expect(await folder.due(at(100))).toEqual([]);
    await folder.want(wish(amina, "e1"), at(5));
    expect(await folder.due(at(100))).toEqual([]);
  });

  it("does not lose a file that two processes fetched at the same time", async () => {
    await folder.want(wish(amina, "e1"), at(0));
    const [wanted] = await folder.due(at(0));
    await folder.keep(wanted!, photo);
    await openMediaFolder(root).keep(wanted!, photo);
    expect(await folder.find(wanted!.id)).toMatchObject({ kind: "kept", type: "image/png" });
    await openMediaFolder(root).giveUp(wanted!, "the address is dead by now");
    expect(await folder.find(wanted!.id)).toMatchObject({ kind: "kept", type: "image/png" });
  });

  it("says what was lost, and does not know what never was", async () => {
    await folder.want(wish(amina, "e1"), at(0));
    await folder.giveUp((await folder.due(at(0)))[0]!, "too large");
    expect(await folder.find(wish(amina, "e1").id)).toEqual({ kind: "lost", why: "too large" });
    expect(await folder.find(wish(amina, "e2").id)).toEqual({ kind: "unknown" });
  });

  it("erases what one person sent up to a moment, and nobody else's", async () => {
    const [early, late, other] = [await keep(amina, "e1", 0), await keep(amina, "e2", 50), await keep(paul, "e3", 0)];
    await folder.want(wish(amina, "e4"), at(1));
    await folder.erase(amina, at(10));
    const kinds = await Promise.all([early, late, other, wish(amina, "e4").id].map((id) => folder.find(id)));
    expect(kinds.map(({ kind }) => kind)).toEqual(["unknown", "kept", "kept", "unknown"]);
  });

  it("leaves nothing of a file that was erased while it was being fetched", async () => {
    await folder.want(wish(amina, "e1"), at(0));
    const [wanted] = await folder.due(at(0));
    await folder.erase(amina, at(10));
    await folder.keep(wanted!, photo);
    expect(filesLeft()).toBe(0);
  });

  it("erases by age whatever else happens", async () => {
    const [old, young] = [await keep(amina, "e1", 0), await keep(paul, "e2", 100)];
    await folder.want(wish(paul, "e3"), at(0));
    await folder.eraseOlderThan(at(50));
    const kinds = await Promise.all([old, young, wish(paul, "e3").id].map((id) => folder.find(id)));
    expect(kinds.map(({ kind }) => kind)).toEqual(["unknown", "kept", "unknown"]);
  });

  it("keeps what a mediator brings, again under the same name, and erases it like the rest", async () => {
    const { id } = wish(amina, "brought");
    await folder.put(id, photo, at(0));
    await folder.put(id, photo, at(1));
    expect(await folder.find(id)).toMatchObject({ kind: "kept", type: "image/png", size: photo.bytes.length });
    await folder.erase(amina, at(5));
    expect(await folder.find(id)).toEqual({ kind: "unknown" });
    expect(filesLeft()).toBe(0);
  });

  it("leaves nothing of what a killed process was writing", async () => {
    const { id } = wish(amina, "brought");
    await folder.put(id, photo, at(0));
    const found = await folder.find(id);
    if (found.kind !== "kept") throw new Error("it was just kept");
    // Killed in the middle of another file: the label is there, the file is not, and neither has all of its bytes.
    rmSync(found.file);
    writeFileSync(`${found.file}.half.part`, "pho");
    utimesSync(`${found.file}.half.part`, at(0), at(0));
    expect(await folder.find(id)).toEqual({ kind: "unknown" });
    await folder.erase(amina, at(5));
    expect(filesLeft()).toBe(0);
  });
});
