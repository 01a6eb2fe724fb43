import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { digestOf } from "../../src/archive/copy-records.ts";
import { filesIn } from "../../src/archive/media-files.ts";
import { checkBackup, recordsOf } from "../../src/archive/read-backup.ts";
import { restoreBackup } from "../../src/archive/restore-backup.ts";
import { writeBackup } from "../../src/archive/write-backup.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { temporaryFile } from "../storage/temporary-file.ts";
import { fill, options } from "./fill-storage.ts";

let whole: { readonly file: string; readonly media: string; readonly source: Storage };
const open: Storage[] = [];
const newStorage = async () => {
  const storage = await openSqliteStorage(temporaryFile(), options);
  open.push(storage);
  return storage;
};
const newFile = () => path.join(path.dirname(temporaryFile()), "saved.backup.gz");
const photo = `kept/${"c".repeat(24)}/${"p".repeat(22)}`;

const save = (storage: Storage, file: string, media: string, whileServing = false) => {
  const header = { sosNumeriqueBackup: 1, takenAt: new Date(0).toISOString(), whileServing } as const;
  return writeBackup(file, { header, records: storage.archive.dump(), files: filesIn(media) }, () => undefined);
};

beforeAll(async () => {
  const source = await newStorage();
  await fill(source);
  const media = path.join(path.dirname(temporaryFile()), "media");
  for (const [name, bytes] of [
    [photo, randomBytes(500_000)],
    [`${photo}.json`, "{}"],
    [`kept/${"c".repeat(24)}/empty`, ""],
    ["wanted/x.json", "{}"],
    ["wanted/y.json.1234.part", "half a file"],
  ] as const) {
    mkdirSync(path.dirname(path.join(media, name)), { recursive: true });
    writeFileSync(path.join(media, name), bytes);
  }
  const file = newFile();
  await save(source, file, media);
  whole = { file, media, source };
});
afterAll(async () => {
  for (const storage of open) await storage.close();
});

const restore = async (file: string, to: Storage, media: string) =>
  restoreBackup({ file, ...(await checkBackup(file)) }, { name: "test.db", ...to }, media, {
    owner: "test",
    clock: { now: () => new Date() },
    say: () => undefined,
    onProgress: () => undefined,
  });

const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
const withLines = (lines: readonly string[]): string => {
  const file = newFile();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(`${lines.join("\n")}\n`));
  return file;
};

describe("a backup", () => {
  it("restores all of it, files too, on an empty machine", async () => {
    const [to, media] = [await newStorage(), path.join(path.dirname(temporaryFile()), "media")];
    const digest = await restore(whole.file, to, media);
    expect(digest).toEqual(await digestOf(whole.source.archive.dump()));
    expect(await digestOf(to.archive.dump())).toEqual(digest);
    expect(await to.archive.arrival()).toBeNull();
    expect(readFileSync(path.join(media, photo))).toEqual(readFileSync(path.join(whole.media, photo)));
    expect(readdirSync(media, { recursive: true }).toSorted()).toEqual(
      readdirSync(whole.media, { recursive: true })
        .filter((name) => !String(name).endsWith(".part"))
        .toSorted(),
    );
    expect(statSync(path.join(media, photo)).mode & 0o777).toBe(0o600);
  });

  it("is for this user's eyes only, and never over something else", async () => {
    expect(statSync(whole.file).mode & 0o777).toBe(0o600);
    const before = readFileSync(whole.file);
    await expect(save(whole.source, whole.file, whole.media)).rejects.toThrow(/exists already.*--to/);
    expect(readFileSync(whole.file)).toEqual(before);
  });

  it("leaves nothing of itself when what it reads fails in the middle", async () => {
    const file = newFile();
    const breaking = {
      dump: async function* () {
        yield* recordsOf(whole.file);
        throw new Error("out of reach");
      },
    };
    await expect(
      save({ ...whole.source, archive: { ...whole.source.archive, ...breaking } }, file, whole.media),
    ).rejects.toThrow("out of reach");
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it("marks what was on its way as uncertain when it was taken while the program ran, and nothing else", async () => {
    const file = newFile();
    await save(whole.source, file, whole.media, true);
    const to = await newStorage();
    await restore(file, to, path.join(path.dirname(temporaryFile()), "media"));
    expect(await to.outbox.backlog()).toEqual({ open: 0 });
    expect(await to.outbox.beginDue("sender", new Date(), 1000, 100)).toEqual([]);
    const [before, after] = [await digestOf(whole.source.archive.dump()), await digestOf(to.archive.dump())];
    expect({ ...after, message: null }).toEqual({ ...before, message: null });
    expect(after.message.count).toBe(before.message.count);
  });
});

describe("a backup that is not whole", () => {
  it.each([0, 1, 20, 0.1, 0.5, 0.9, 0.999])("is refused, cut at %s of it", async (where) => {
    const bytes = readFileSync(whole.file);
    const file = newFile();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes.subarray(0, where < 1 ? Math.floor(bytes.length * where) : where));
    await expect(checkBackup(file)).rejects.toThrow(/damaged.*Use another backup/);
  });

  const other = JSON.stringify({ file: { path: "kept/../../x", part: 0, last: true, bytes: "" } });
  it.each<[string, (lines: string[]) => string[]]>([
    ["without its end", (lines) => lines.slice(0, -1)],
    ["without a record", (lines) => lines.toSpliced(5, 1)],
    ["with a record twice", (lines) => lines.toSpliced(5, 0, lines[5]!)],
    ["with a word changed", (lines) => lines.map((line) => line.replace("mairie", "marée"))],
    ["with two records that changed places", (lines) => lines.toSpliced(5, 2, lines[6]!, lines[5]!)],
    ["with something after its end", (lines) => [...lines, lines[5]!]],
    ["with an unknown field", (lines) => lines.toSpliced(5, 1, lines[5]!.replace('{"record":{', '{"record":{"x":1,'))],
    ["with a file that leads elsewhere", (lines) => lines.toSpliced(-1, 0, other)],
    ["with a file in pieces that do not follow", (lines) => lines.map((line) => line.replace('"part":1', '"part":2'))],
    ["of nothing", () => [""]],
  ])("is refused, %s", async (_, change) => {
    const lines = linesOf(whole.file);
    const changed = change([...lines]);
    expect(changed).not.toEqual(lines);
    const file = withLines(changed);
    await expect(checkBackup(file)).rejects.toThrow(/damaged/);
  });

  it("is refused in a file that leads elsewhere, though every checksum were right", async () => {
    const lines = linesOf(whole.file).toSpliced(-1, 0, other);
    const sha256 = createHash("sha256")
      .update(`${lines.slice(0, -1).join("\n")}\n`)
      .digest("hex");
    const forged = lines
      .at(-1)!
      .replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`)
      .replace(/"files":\d+/, '"files":5');
    await expect(checkBackup(withLines(lines.with(-1, forged)))).rejects.toThrow(/not what belongs there/);
  });

  it.each([
    ["no backup at all", Buffer.from("PK\u0003\u0004")],
    ["another program's", gzipSync("hello\n")],
  ])("is refused: %s", async (_, bytes) => {
    const file = newFile();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    await expect(checkBackup(file)).rejects.toThrow(/damaged, or no backup of this program/);
  });

  it("is refused by name when another version wrote it, or when it is not there", async () => {
    const lines = linesOf(whole.file);
    const newer = lines.with(0, lines[0]!.replace('"sosNumeriqueBackup":1', '"sosNumeriqueBackup":2'));
    await expect(checkBackup(withLines(newer))).rejects.toThrow(/another version of this program/);
    await expect(checkBackup("/nowhere/at.all")).rejects.toThrow(/cannot be read \(.*ENOENT/);
  });
});

describe("restoring", () => {
  it("refuses a database or a media folder that is not empty, and leaves them as they are", async () => {
    const [to, media] = [await newStorage(), path.join(path.dirname(temporaryFile()), "media")];
    await to.mediators.invite("x", "admin", new Date());
    await expect(restore(whole.file, to, media)).rejects.toThrow(/test\.db is not empty/);
    expect((await digestOf(to.archive.dump())).message.count).toBe(0);
    expect(existsSync(media)).toBe(false);
    await expect(restore(whole.file, await newStorage(), whole.media)).rejects.toThrow(/holds files already/);
  });

  it("goes on by the same backup after it was interrupted, and by no other", async () => {
    const [to, media] = [await newStorage(), path.join(path.dirname(temporaryFile()), "media")];
    const { footer } = await checkBackup(whole.file);
    await to.archive.beginArrival({ from: "the backup", source: `backup ${footer.sha256}` });
    const some = [];
    for await (const record of recordsOf(whole.file)) if (some.push(record) === 40) break;
    await to.archive.load(some);
    const another = newFile();
    await save(whole.source, another, path.dirname(media), true);
    await expect(restore(another, to, media)).rejects.toThrow(/unfinished copy of the backup/);
    await restore(whole.file, to, media);
    expect(await digestOf(to.archive.dump())).toEqual(await digestOf(whole.source.archive.dump()));
  });
});
