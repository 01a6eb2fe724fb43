import { setTimeout as wait } from "node:timers/promises";
import { createConnection } from "mongoose";
import { openDatabase } from "../../src/storage/sqlite/database.ts";

/** The way that most booking programs go: look whether the time is free, then write. Beside the real one, to show what the race is worth. */
export type NaiveBookings = {
  book(agent: string, start: Date, end: Date): Promise<void>;
  overlaps(): Promise<number>;
  close(): Promise<void>;
};

type Taken = { readonly agent: string; readonly start: number; readonly end: number };

export const openNaiveBookings = (database: string): Promise<NaiveBookings> =>
  database.startsWith("mongodb") ? onMongo(database) : onSqlite(`${database}.naive`);

async function onSqlite(file: string): Promise<NaiveBookings> {
  const db = openDatabase(file);
  await db.write((db) => db.exec(`CREATE TABLE IF NOT EXISTS naive (agent TEXT, "start" INTEGER, "end" INTEGER)`));
  const find = db.reader.prepare(`SELECT 1 FROM naive WHERE agent = ? AND "start" < ? AND "end" > ?`);
  return {
    book: async (agent, start, end) => {
      if (find.get(agent, end.getTime(), start.getTime()) !== undefined) return;
      await wait(Math.random() * 2);
      await db.write((db) =>
        db.prepare("INSERT INTO naive VALUES (?, ?, ?)").run(agent, start.getTime(), end.getTime()),
      );
    },
    overlaps: async () => countOverlaps(db.reader.prepare("SELECT * FROM naive").all() as Taken[]),
    close: () => db.close(),
  };
}

async function onMongo(uri: string): Promise<NaiveBookings> {
  const connection = await createConnection(uri).asPromise();
  const taken = connection.collection<Taken>("naive");
  return {
    book: async (agent, start, end) => {
      const found = await taken.findOne({ agent, start: { $lt: end.getTime() }, end: { $gt: start.getTime() } });
      if (found !== null) return;
      await wait(Math.random() * 2);
      await taken.insertOne({ agent, start: start.getTime(), end: end.getTime() });
    },
    overlaps: async () => countOverlaps(await taken.find({}).toArray()),
    close: () => connection.close(),
  };
}

export function countOverlaps(all: readonly Taken[]): number {
  const inOrder = all.toSorted((a, b) => (a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : a.start - b.start));
  return inOrder.reduce((count, one, index) => {
    let pairs = 0;
    for (let next = index + 1; next < inOrder.length; next++) {
      const other = inOrder[next];
      if (other?.agent !== one.agent || other.start >= one.end) break;
      pairs++;
    }
    return count + pairs;
  }, 0);
}
