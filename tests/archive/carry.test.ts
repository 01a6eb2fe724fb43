import { spawnSync } from "node:child_process";
import path from "node:path";
import { copyRecords, digestOf, isEmpty } from "../../src/archive/copy-records.ts";
import { differences } from "../../src/archive/digest.ts";
import {
  recordKinds,
  type RecordKind,
  type StoredRecord,
  StoredRecord as Schema,
} from "../../src/archive/stored-record.ts";
import { openMongoStorage } from "../../src/storage/mongo/mongo-storage.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { describeOnMongo } from "../storage/mongo-database.ts";
import { temporaryFile } from "../storage/temporary-file.ts";
import { fill, options } from "./fill-storage.ts";

const open: Storage[] = [];
afterEach(async () => {
  for (const storage of open.splice(0)) await storage.close();
});
const kept = (storage: Storage): Storage => {
  open.push(storage);
  return storage;
};
const newSqlite = async () => kept(await openSqliteStorage(temporaryFile(), options));

async function recordsOf(storage: Storage): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const record of storage.archive.dump()) records.push(record);
  return records;
}

/** Sorted, to be compared for what they hold. */
const inOrder = (records: readonly StoredRecord[]) =>
  records.map((record) => JSON.stringify(sorted(record))).toSorted();
const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)])
    : value;

async function expectCarried(from: Storage, to: Storage): Promise<void> {
  const went = await copyRecords(from.archive.dump(), to.archive, () => undefined);
  expect(inOrder(await recordsOf(to))).toEqual(inOrder(await recordsOf(from)));
  expect(differences(went, await digestOf(to.archive.dump()))).toEqual([]);
}

async function expectWhole(storage: Storage): Promise<void> {
  const records = await recordsOf(storage);
  const kinds = new Set<RecordKind>(records.map(({ kind }) => kind));
  expect(recordKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
  const states = records.flatMap((record) => {
    switch (record.kind) {
      case "event":
      case "appointment":
      case "seat":
        return `${record.kind} ${record.state}`;
      case "message":
        return record.reply === null ? [] : `reply ${record.reply.state}`;
      case "conversation":
        return `conversation ${record.owner.kind}`;
      default:
        return [];
    }
  });
  expect([...new Set(states)].toSorted()).toEqual([
    ...["appointment booked", "appointment cancelled-by-mediator", "appointment cancelled-by-resident"],
    ...["appointment held", "appointment moved", "appointment released", "conversation bot", "conversation mediator"],
    ...["conversation waiting", "event dropped", "event handled", "event pending", "event poisoned", "reply failed"],
    ...["reply queued", "reply read", "reply sending", "reply sent", "reply unknown", "reply withheld"],
    ...["seat booked", "seat cancelled-by-mediator", "seat held", "seat released"],
  ]);
  for (const record of records) expect(() => Schema.parse(record)).not.toThrow();
}

describe("carrying everything from SQLite", () => {
  it("to another file leaves nothing behind, and twice adds nothing", async () => {
    const [source, destination] = [await newSqlite(), await newSqlite()];
    expect(await isEmpty(source.archive)).toBe(true);
    await fill(source);
    await expectWhole(source);
    expect(await isEmpty(source.archive)).toBe(false);
    await expectCarried(source, destination);
    await expectCarried(source, destination);
  });

  it("reads on while memory is collected", () => {
    const script = path.resolve("tests/archive/dump-while-collecting.process.ts");
    const args = ["--expose-gc", "--import", "tsx", script, temporaryFile()];
    const { status, signal, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect({ status, signal, stdout }).toEqual({ status: 0, signal: null, stdout: "3000\n" });
  });

  it("gives the state of one moment, whatever is written meanwhile", async () => {
    const source = await newSqlite();
    await fill(source);
    const before = inOrder(await recordsOf(source));
    const records: StoredRecord[] = [];
    for await (const record of source.archive.dump()) {
      if (records.length === 3) {
        await source.mediators.record({ at: new Date(0), mediator: null, act: "meanwhile", subject: null });
        await source.turns.end((await source.handoff.list(1))[0]!.conversation.id, new Date());
      }
      records.push(record);
    }
    expect(inOrder(records)).toEqual(before);
    expect(inOrder(await recordsOf(source))).not.toEqual(before);
  });
});

await describeOnMongo("carrying everything with MongoDB", (newDatabase) => {
  const newMongo = async () => kept(await openMongoStorage(newDatabase(), { ...options, timeZone: "Europe/Paris" }));

  it("from SQLite there and back leaves nothing behind, and twice adds nothing", async () => {
    const [source, between, back] = [await newSqlite(), await newMongo(), await newSqlite()];
    await fill(source);
    await expectCarried(source, between);
    await expectCarried(source, between);
    await expectCarried(between, back);
  });

  it("from MongoDB there and back leaves nothing behind, and twice adds nothing", async () => {
    const [source, between, back] = [await newMongo(), await newSqlite(), await newMongo()];
    expect(await isEmpty(source.archive)).toBe(true);
    await fill(source);
    await expectWhole(source);
    await expectCarried(source, between);
    await expectCarried(source, between);
    await expectCarried(between, back);
    await expectCarried(between, back);
  });
});
