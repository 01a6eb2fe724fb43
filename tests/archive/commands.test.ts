import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createConnection } from "mongoose";
import { digestOf } from "../../src/archive/copy-records.ts";
import type { Digest } from "../../src/archive/digest.ts";
import { servingLease } from "../../src/shared/lease-names.ts";
import { openMongoStorage } from "../../src/storage/mongo/mongo-storage.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { describeOnMongo } from "../storage/mongo-database.ts";
import { temporaryFile } from "../storage/temporary-file.ts";
import { until } from "../support/until.ts";
import { fill, options } from "./fill-storage.ts";
import { manyConversations } from "./many-conversations.ts";
import { runToEnd, startCommand } from "./run-command.ts";

const newFolder = (): string => {
  const folder = path.dirname(temporaryFile());
  mkdirSync(folder, { recursive: true });
  return folder;
};
const databaseIn = (folder: string) => path.join(folder, "sos-numerique.db");
const openSqlite = (file: string) => openSqliteStorage(file, options);
const openMongo = (uri: string) => openMongoStorage(uri, { ...options, timeZone: "Europe/Paris" });

async function use<T>(opening: Promise<Storage>, act: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await opening;
  try {
    return await act(storage);
  } finally {
    await storage.close();
  }
}
const digestIn = (opening: Promise<Storage>): Promise<Digest> =>
  use(opening, ({ archive }) => digestOf(archive.dump()));

async function newFilled(): Promise<string> {
  const folder = newFolder();
  await use(openSqlite(databaseIn(folder)), fill);
  return folder;
}
async function newLarge(conversations: number): Promise<string> {
  const folder = newFolder();
  await use(openSqlite(databaseIn(folder)), async ({ archive }) => {
    const records = manyConversations(conversations);
    for (let from = 0; from < records.length; from += 2000) await archive.load(records.slice(from, from + 2000));
  });
  return folder;
}

describe("the commands on files", () => {
  it("save while the program runs, and restore on an empty machine", async () => {
    const [here, there] = [await newFilled(), newFolder()];
    const file = path.join(here, "stick", "saved.gz");
    const saved = await use(openSqlite(databaseIn(here)), async ({ leases }) => {
      await leases.acquire(servingLease, "somebody", new Date(), 60_000);
      return runToEnd(["backup", "--to", file], { env: { DATA_DIR: here } });
    });
    expect(saved).toMatchObject({ code: 0, out: expect.stringContaining(`in ${file}`) as unknown });
    const restored = await runToEnd(["restore", file], { env: { DATA_DIR: there } });
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining("marked as uncertain") as unknown });
    const [before, after] = [
      await digestIn(openSqlite(databaseIn(here))),
      await digestIn(openSqlite(databaseIn(there))),
    ];
    expect({ ...after, message: null }).toEqual({ ...before, message: null });
  }, 120_000);

  it("say what is missing, in one line with its remedy", async () => {
    const [folder, filled] = [newFolder(), await newFilled()];
    const faults = await Promise.all([
      runToEnd(["migrate"], { env: { DATA_DIR: folder } }),
      runToEnd(["migrate", "--to", path.join(folder, "x.db")], { env: { DATA_DIR: folder } }),
      runToEnd(["migrate", "--to", "postgres://x"], { env: { DATA_DIR: filled } }),
      runToEnd(["migrate", "--to", databaseIn(filled)], { env: { DATA_DIR: filled } }),
      runToEnd(["backup"], { env: { DATA_DIR: folder } }),
      runToEnd(["restore", "nothing.gz"], { env: { DATA_DIR: folder } }),
    ]);
    expect(faults.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(faults.map(({ err }) => err.trim())).toEqual([
      expect.stringMatching(/^Say where to: --to mongodb/),
      expect.stringMatching(/^There is no database .*DATA_DIR/),
      expect.stringMatching(/^"postgres:\/\/x" is neither/),
      expect.stringMatching(/in use now\. Name another one with --to\.$/),
      expect.stringMatching(/^There is no database/),
      expect.stringMatching(/nothing\.gz cannot be read/),
    ]);
    expect(readdirSync(folder)).toEqual([]);
  }, 120_000);

  it("leave no half backup when the disk is full", async () => {
    const folder = await newFilled();
    const media = path.join(folder, "media", "kept", "c".repeat(24));
    mkdirSync(media, { recursive: true });
    writeFileSync(path.join(media, "p".repeat(22)), randomBytes(3_000_000));
    const target = path.join(folder, "backups", "saved.gz");
    const full = await runToEnd(["backup", "--to", target], { env: { DATA_DIR: folder }, largestFile: 2048 });
    expect(full.code).toBe(1);
    expect(full.err).toMatch(/cannot be written .* nothing is left of it\. Free some space/);
    expect(readdirSync(path.dirname(target))).toEqual([]);
    expect(await runToEnd(["backup", "--to", target], { env: { DATA_DIR: folder } })).toMatchObject({ code: 0 });
  }, 120_000);

  it("refuse to move what the program serves, and to serve what is being moved", async () => {
    const folder = await newFilled();
    const to = path.join(folder, "elsewhere.db");
    await use(openSqlite(databaseIn(folder)), async ({ leases }) => {
      const renew = () => leases.acquire(servingLease, "somebody", new Date(), 30_000);
      await renew();
      const renewing = setInterval(() => void renew(), 500);
      const refused = await runToEnd(["migrate", "--to", to], { env: { DATA_DIR: folder } });
      clearInterval(renewing);
      expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/is running on .*Stop it/) as unknown });

      await leases.release(servingLease, "somebody");
      await leases.acquire("moving", "another", new Date(), 30_000);
      const served = await runToEnd(["serve"], { env: { DATA_DIR: folder } });
      expect(served).toMatchObject({ code: 1, err: expect.stringMatching(/is being moved to another/) as unknown });
    });
  }, 120_000);
});

await describeOnMongo("the commands with MongoDB", (newDatabase) => {
  it("carry everything there and back, and refuse a destination that holds something", async () => {
    const [folder, uri] = [await newFilled(), newDatabase()];
    const moved = await runToEnd(["migrate", "--to", uri], { env: { DATA_DIR: folder } });
    expect(moved).toMatchObject({ code: 0, out: expect.stringContaining("read back and compared") as unknown });
    const before = await digestIn(openSqlite(databaseIn(folder)));
    expect(await digestIn(openMongo(uri))).toEqual(before);

    const again = await runToEnd(["migrate", "--to", uri], { env: { DATA_DIR: folder } });
    expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/is not empty/) as unknown });

    const back = path.join(folder, "back.db");
    const returned = await runToEnd(["migrate", "--to", back], { env: { DATA_DIR: folder, DATABASE_URL: uri } });
    expect(returned).toMatchObject({ code: 0 });
    expect(await digestIn(openSqlite(back))).toEqual(before);
  }, 120_000);

  it("go on after a kill in the middle, and nothing serves before the end", async () => {
    const [folder, uri] = [await newLarge(1000), newDatabase()];
    const sent = await digestIn(openSqlite(databaseIn(folder)));
    const connection = await createConnection(uri).asPromise();
    const arrived = () => connection.collection("messages").countDocuments();
    for (const share of [0.1, 0.5, 0.8]) {
      const moving = startCommand(["migrate", "--to", uri], { env: { DATA_DIR: folder } });
      await until(async () => (await arrived()) > share * sent.message.count, 60_000);
      moving.kill();
      await moving.ended;
      expect(await arrived()).toBeLessThan(sent.message.count);
      const served = await runToEnd(["serve"], { env: { DATA_DIR: folder, DATABASE_URL: uri } });
      expect(served).toMatchObject({ code: 1, err: expect.stringMatching(/unfinished copy of .*migrate/) as unknown });
    }
    await connection.close();
    const last = await runToEnd(["migrate", "--to", uri], { env: { DATA_DIR: folder } });
    expect(last).toMatchObject({ code: 0, err: expect.stringContaining("Going on after an interruption") as unknown });
    expect(await digestIn(openMongo(uri))).toEqual(sent);
  }, 120_000);
});
