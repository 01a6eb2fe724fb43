import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { createConnection } from "mongoose";
import { copyRecords } from "../../src/archive/copy-records.ts";
import { openMongoStorage } from "../../src/storage/mongo/mongo-storage.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import { describeOnMongo } from "../storage/mongo-database.ts";
import { temporaryFile } from "../storage/temporary-file.ts";
import { fill, options } from "./fill-storage.ts";

/** Neither is carried: they belong to processes, or to the database itself. */
const notCarried = { tables: ["lease", "ping", "arrival"], collections: ["leases", "settings", "migrations"] };
/** Who is at work on a row right now is not carried; the order of arrival is, its numbers are not. */
const notCompared: Readonly<Record<string, readonly string[]>> = {
  conversation: ["worker", "lease_until", "fence"],
  event: ["arrival"],
  sqlite_sequence: ["event"],
};

type Row = Readonly<Record<string, unknown>>;

const tablesOf = (db: DatabaseSyncInstance): readonly string[] =>
  (db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => !notCarried.tables.includes(name));

const rowsOf = (db: DatabaseSyncInstance, table: string): readonly string[] =>
  (db.prepare(`SELECT * FROM ${table}`).all() as Row[])
    .filter(({ name }) => !(table === "sqlite_sequence" && name === "event"))
    .map((row) => (table === "event" && row["state"] !== "pending" ? { ...row, due_at: null } : row))
    .map((row) => Object.entries(row).filter(([column]) => !notCompared[table]?.includes(column)))
    .map((row) => JSON.stringify(row))
    .toSorted();

// Who adds a table, a column or a collection is told here to fill it in `fill`, and to carry it.
await describeOnMongo("every table", (newDatabase) => {
  it("is filled, and is the same after it went to MongoDB and came back", async () => {
    const [here, there] = [temporaryFile(), temporaryFile()];
    const source = await openSqliteStorage(here, options);
    const between = await openMongoStorage(newDatabase(), { ...options, timeZone: "Europe/Paris" });
    const back = await openSqliteStorage(there, options);
    await fill(source);
    await copyRecords(source.archive.dump(), between.archive, () => undefined);
    await copyRecords(between.archive.dump(), back.archive, () => undefined);
    for (const storage of [source, between, back]) await storage.close();

    const [before, after] = [new DatabaseSync(here), new DatabaseSync(there)];
    const tables = tablesOf(before);
    expect(tables).toContain("message");
    for (const table of tables) {
      expect({ table, rows: rowsOf(before, table).length }).not.toEqual({ table, rows: 0 });
      expect({ table, rows: rowsOf(after, table) }).toEqual({ table, rows: rowsOf(before, table) });
    }
  });

  it("has its counterpart among the collections that are known to be carried", async () => {
    const uri = newDatabase();
    const storage = await openMongoStorage(uri, { ...options, timeZone: "Europe/Paris" });
    await fill(storage);
    await storage.close();
    const connection = await createConnection(uri).asPromise();
    const names = (await connection.listCollections()).map(({ name }) => name);
    await connection.close();
    const carried = [
      ...["alerts", "appointment_codes", "appointments", "audit", "conversations", "counters", "days", "events"],
      ...["failed_sign_ins", "invitations", "joins", "live_events", "mediators", "messages", "satisfaction"],
      ...["schedule", "schedule_changes", "sessions", "unanswered", "waiting", "workshops"],
    ];
    const known = new Set([...carried, ...notCarried.collections, "arrivals"]);
    expect(names.filter((name) => !known.has(name) && !name.startsWith("system."))).toEqual([]);
    expect(carried.filter((name) => !names.includes(name))).toEqual([]);
  });
});
