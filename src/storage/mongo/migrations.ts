import { setTimeout as wait } from "node:timers/promises";
import { Schema, type Connection, type Model } from "mongoose";

import { StorageFault } from "../storage-fault.ts";
import { schemaOptions } from "./changeable.ts";
import { addMoveFields } from "./add-move-fields.ts";
import { careIndexes, firstIndexes, moveIndexes, scheduleIndexes, type Index } from "./indexes.ts";
import { careCounters, firstCounters } from "./numbers.ts";
import { isDuplicate } from "./unavailable.ts";

/** In order, never changed once released; each may be begun again where a killed process left it. */
const migrations: readonly ((connection: Connection) => Promise<void>)[] = [
  async (connection) => {
    await createIndexes(connection, firstIndexes);
    for (const _id of firstCounters) await insertOnce(connection, "counters", { _id, n: 0 });
  },
  async (connection) => {
    await createIndexes(connection, careIndexes);
    for (const _id of careCounters) await insertOnce(connection, "counters", { _id, n: 0 });
    const alone = { joinedTo: null, begun: true, ownAddress: null };
    await connection.collection("conversations").updateMany({ begun: { $exists: false } }, { $set: alone });
  },
  async (connection) => {
    await createIndexes(connection, moveIndexes);
    await addMoveFields(connection);
  },
  (connection) => createIndexes(connection, scheduleIndexes),
];

type MigrationDocument = { readonly _id: number; readonly state: "running" | "done"; readonly until: Date };
const migrationSchema = new Schema<MigrationDocument>(
  { _id: Number, state: String, until: Date },
  { ...schemaOptions, collection: "migrations" },
);

/** After that long, whoever applied one is taken for dead. */
const leaseMs = 60_000;
const pauseMs = 100;

/**
 * Brings the collections up to date. Of several processes that start at once, one applies each migration and the others wait for it.
 * Throws StorageFault when the database is newer than this program.
 */
export async function migrate(connection: Connection, address: string): Promise<void> {
  const applied = connection.model<MigrationDocument>("Migration", migrationSchema);
  const newest = await applied.findOne({}).sort({ _id: -1 }).lean<MigrationDocument>().exec();
  if (newest !== null && newest._id > migrations.length) throw new StorageFault(newer(address));
  for (const [index, migration] of migrations.entries()) {
    while (!(await isDone(applied, index + 1))) {
      if (await begin(applied, index + 1)) {
        await migration(connection);
        await applied.updateOne({ _id: index + 1 }, { $set: { state: "done" } }).exec();
      } else await wait(pauseMs);
    }
  }
}

const isDone = async (applied: Model<MigrationDocument>, number: number): Promise<boolean> =>
  (await applied.findOne({ _id: number, state: "done" }).lean().exec()) !== null;

async function begin(applied: Model<MigrationDocument>, number: number): Promise<boolean> {
  const now = new Date();
  const until = new Date(now.getTime() + leaseMs);
  const abandoned = { _id: number, state: "running" as const, until: { $lte: now } };
  if ((await applied.updateOne(abandoned, { $set: { until } }).exec()).matchedCount === 1) return true;
  try {
    await applied.insertMany([{ _id: number, state: "running", until }]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

async function createIndexes(connection: Connection, indexes: readonly Index[]): Promise<void> {
  for (const { collection, keys, unique = false } of indexes) {
    await connection.collection(collection).createIndex(keys, { unique }, {});
  }
}

async function insertOnce(connection: Connection, collection: string, document: object): Promise<void> {
  try {
    await connection.collection(collection).insertOne(document);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

const newer = (address: string): string =>
  `The database ${address} was written by a newer version of this program. Install that version again, or restore a backup made before.`;
