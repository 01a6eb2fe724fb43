import { once } from "node:events";
import { connect } from "node:net";
import { createConnection, type Connection } from "mongoose";
import { seededChance } from "../faults/fault-plan.ts";
import { databaseOn, describeOnMongo } from "../storage/mongo-database.ts";
import { startStoppableMongoServer, type StoppableMongoServer } from "./mongo-server.ts";

type Row = { readonly _id: number; readonly [field: string]: unknown };

const epoch = Date.UTC(2026, 2, 23);

/** What two rows may have in common, and what some of them lack. */
function anyRow(_id: number, chance: () => number): Row {
  const below = (most: number): number => Math.floor(chance() * most);
  const parts = Array.from({ length: below(4) }, () => ({ key: `k${below(6)}` }));
  return {
    _id,
    ...(chance() < 0.8 && { at: chance() < 0.2 ? null : new Date(epoch + below(8)) }),
    ...(chance() < 0.8 && { word: chance() < 0.2 ? null : `w${below(5)}` }),
    number: below(10),
    parts,
  };
}

const queries: readonly object[] = [
  { at: { $lte: new Date(epoch + 4) } },
  { at: { $lt: new Date(epoch + 4), $gt: new Date(epoch + 1) } },
  { at: { $gt: new Date(epoch + 5) }, number: { $gte: 3 } },
  { at: null },
  { at: { $ne: null } },
  { word: "w1" },
  { word: "w1", number: 4 },
  { word: { $in: ["w0", "w3"] } },
  { word: { $in: ["w0", null] } },
  { word: { $nin: ["w0"] } },
  { word: null },
  { "parts.key": "k2" },
  { "parts.key": { $gt: "" } },
  { "parts.key": { $gte: "k2", $lte: "k3" } },
  { _id: 7, number: { $gte: 0 } },
  { _id: { $gt: 50 }, word: "w2" },
  { _id: { $in: [3, 9, 400] }, at: { $ne: null } },
  { $or: [{ word: "w1" }, { number: 2 }] },
];

await describeOnMongo("the server of the tests", (newDatabase) => {
  let connection: Connection;
  const rowsOf = async (collection: string, query: object): Promise<unknown[]> =>
    connection.collection(collection).find(query).sort({ _id: 1 }).toArray();

  beforeEach(async () => {
    connection = await createConnection(newDatabase()).asPromise();
  });
  afterEach(() => connection.close());

  it("finds by its indexes what it finds without", async () => {
    const chance = seededChance(7);
    const keys = ["at", "word", "parts.key"];
    await connection.collection("indexed").createIndexes(keys.map((key) => ({ key: { [key]: 1 } })));
    for (let round = 0; round < 4; round++) {
      const first = round * 40;
      const rows = Array.from({ length: 40 }, (_, index) => anyRow(first + index, chance));
      const changed = anyRow(first + 5, chance);
      for (const name of ["indexed", "plain"]) {
        const collection = connection.collection<Row>(name);
        await collection.insertMany([...rows]);
        await collection.replaceOne({ _id: changed._id }, changed);
        await collection.updateMany({ number: 3 }, { $set: { word: "w1" }, $unset: { at: 1 } });
        await collection.deleteMany({ number: 9 });
      }
      for (const query of queries) expect(await rowsOf("indexed", query)).toEqual(await rowsOf("plain", query));
    }
    expect(await rowsOf("indexed", { word: "w1" })).not.toHaveLength(0);
  });

  it("knows the last numbers", async () => {
    await connection.collection<Row>("numbers").insertMany([{ _id: 2 }, { _id: 10 }, { _id: 9 }]);
    const last = connection.collection("numbers").find().sort({ _id: -1 }).limit(2);
    expect(await last.toArray()).toEqual([{ _id: 10 }, { _id: 9 }]);
  });

  it("lets a collection go, and makes it again", async () => {
    await connection.collection<Row>("rows").insertOne({ _id: 1 });
    await connection.dropCollection("rows");
    await connection.collection<Row>("rows").insertOne({ _id: 1 });
    expect(await rowsOf("rows", {})).toHaveLength(1);
  });
});

await describeOnMongo("a server that stops and starts again", () => {
  let server: StoppableMongoServer;
  beforeAll(async () => {
    server = await startStoppableMongoServer();
  }, 60_000);
  afterAll(() => server.end());

  it("is out of reach meanwhile, and has kept what it held", async () => {
    const uri = databaseOn(server.uri, "kept");
    const open = () => createConnection(uri).asPromise();
    const before = await open();
    await before.collection("rows").insertOne({ word: "bonjour" });
    await before.close();
    await server.stop();
    const [refusal] = (await once(connect(Number(new URL(uri).port), "127.0.0.1"), "error")) as [Error];
    expect(refusal.message).toMatch(/ECONNREFUSED/);
    await server.start();
    const after = await open();
    expect(await after.collection("rows").countDocuments({ word: "bonjour" })).toBe(1);
    await after.close();
  });
});
