import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase, type SqliteDatabase } from "../../../src/storage/sqlite/database.ts";
import { groupCommit } from "../../../src/storage/sqlite/group-commit.ts";
import { StorageFault } from "../../../src/storage/storage-fault.ts";
import { until } from "../../support/until.ts";
import { temporaryFile } from "../temporary-file.ts";

type Resolvers = { readonly promise: Promise<void>; readonly resolve: () => void };
function withResolvers(): Resolvers {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe("acts that wait together", () => {
  let file: string;
  let db: SqliteDatabase;
  let commits: number;
  beforeEach(async () => {
    file = temporaryFile();
    db = openDatabase(file);
    await db.write((db) =>
      db.exec(`
        CREATE TABLE word (text TEXT PRIMARY KEY) STRICT;
        CREATE TABLE child (word TEXT REFERENCES word (text) DEFERRABLE INITIALLY DEFERRED) STRICT;
      `),
    );
    commits = 0;
    db.onCommit(() => commits++);
  });
  afterEach(() => db.close());

  const insert = (text: string) => (db: DatabaseSyncInstance) =>
    void db.prepare("INSERT INTO word VALUES (?)").run(text);
  const add = (text: string) => db.write(insert(text));
  const words = () =>
    (db.reader.prepare("SELECT text FROM word ORDER BY rowid").all() as { text: string }[]).map(({ text }) => text);
  const outcomes = async (acts: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(acts)).map(({ status }) => status);

  it("share one commit, and are on disk when their promises settle", async () => {
    await Promise.all([add("un"), add("deux"), add("trois")]);
    expect(words()).toEqual(["un", "deux", "trois"]);
    expect(commits).toBe(1);
  });

  it("are all done, in their order, however many they are", async () => {
    await Promise.all(Array.from({ length: 2000 }, (_, number) => add(String(number))));
    expect(words()).toEqual(Array.from({ length: 2000 }, (_, number) => String(number)));
    expect(commits).toBeLessThan(2000);
  });

  it("undo only themselves when they throw", async () => {
    const half = db.write((db) => {
      insert("moitié")(db);
      throw new Error("no");
    });
    expect(await outcomes([add("un"), half, add("un"), add("deux")])).toEqual([
      "fulfilled",
      "rejected",
      "rejected",
      "fulfilled",
    ]);
    expect(words()).toEqual(["un", "deux"]);
  });

  it("all fail when their commit does, and leave the connection usable", async () => {
    const orphan = db.write((db) => void db.prepare("INSERT INTO child VALUES ('nobody')").run());
    expect(await outcomes([add("un"), orphan, add("deux")])).toEqual(["rejected", "rejected", "rejected"]);
    expect(words()).toEqual([]);
    await add("trois");
    expect(words()).toEqual(["trois"]);
  });

  it("fail when the disk is full, and leave the connection usable", async () => {
    const pages = (db.reader.prepare("PRAGMA page_count").get() as { page_count: number }).page_count;
    await db.write((db) => db.exec(`PRAGMA max_page_count = ${pages + 2}`));
    const [full] = await Promise.allSettled([add("x".repeat(100_000)), add("y".repeat(100_000))]);
    expect(full).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("full") as string } });
    expect(words()).toEqual([]);
    await add("court");
    expect(words()).toEqual(["court"]);
  });

  it("do not hold up the process while another one holds the lock, and go through after it", async () => {
    const other = new DatabaseSync(file);
    other.exec("BEGIN IMMEDIATE");
    const adding = add("patient");
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    await wait(300);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(10);
    expect(words()).toEqual([]);
    other.exec("COMMIT");
    other.close();
    await adding;
    expect(words()).toEqual(["patient"]);
  });

  it("are refused, saying why, when another program keeps the lock for too long; later ones are not", async () => {
    const other = new DatabaseSync(file);
    const commits = groupCommit(
      new DatabaseSync(file),
      () => Promise.resolve(),
      () => undefined,
      100,
    );
    other.exec("BEGIN IMMEDIATE");
    const refused = await Promise.allSettled([commits.write(insert("un")), commits.write(insert("deux"))]);
    expect(refused.map((outcome) => outcome.status === "rejected" && outcome.reason instanceof StorageFault)).toEqual([
      true,
      true,
    ]);
    await expect(commits.write(insert("trois"))).rejects.toThrow(/kept the database locked.*Close it/);
    other.exec("COMMIT");
    await commits.write(insert("quatre"));
    expect(words()).toEqual(["quatre"]);
  });

  it("are told of once they are on disk, what they have read too; all that is committed meanwhile shares the next wait", async () => {
    const disk: Resolvers[] = [];
    const slowDisk = (): Promise<void> => {
      const asked = withResolvers();
      disk.push(asked);
      return asked.promise;
    };
    const commits = groupCommit(new DatabaseSync(file), slowDisk, () => undefined);
    const told: string[] = [];
    const tell = (text: string, act: (db: DatabaseSyncInstance) => void) =>
      commits.write(act).then(() => told.push(text));
    const first = tell("un", insert("un"));
    await until(() => disk.length === 1);
    expect(words()).toEqual(["un"]);
    const others = [tell("deux", insert("deux")), tell("lu", (db) => void db.prepare("SELECT * FROM word").all())];
    await until(() => words().length === 2);
    others.push(tell("trois", insert("trois")));
    await until(() => words().length === 3);
    const drained = commits.drain().then(() => told.push("fini"));
    await wait(20);
    expect(told).toEqual([]);
    disk[0]?.resolve();
    await first;
    await until(() => disk.length === 2);
    await wait(20);
    expect(told).toEqual(["un"]);
    disk[1]?.resolve();
    await Promise.all([...others, drained]);
    expect(told).toEqual(["un", "deux", "lu", "trois", "fini"]);
    expect(disk).toHaveLength(2);
  });

  it("are refused once the disk did not keep one of them: nobody knows any more what survives", async () => {
    const failing = () => Promise.reject(new Error("EIO: i/o error, fdatasync"));
    const commits = groupCommit(new DatabaseSync(file), failing, () => undefined);
    await expect(commits.write(insert("un"))).rejects.toThrow(/could not keep.*EIO.*start the program again/);
    await expect(commits.write(insert("deux"))).rejects.toThrow(StorageFault);
    expect(words()).toEqual(["un"]);
    await commits.drain();
  });

  it("are done before the database closes; those that come after are refused", async () => {
    const before = Promise.all(Array.from({ length: 600 }, (_, number) => add(String(number))));
    await db.close();
    await before;
    await expect(add("trop tard")).rejects.toThrow("The database is closed");
    db = openDatabase(file);
    expect(words()).toHaveLength(600);
  });

  it("can only read through the reader", () => {
    expect(() => db.reader.exec("DELETE FROM word")).toThrow(/readonly/);
  });
});
