import { setTimeout as wait } from "node:timers/promises";
import { createConnection, mongo, type ConnectOptions, type Connection } from "mongoose";

import { StorageFault } from "../storage-fault.ts";
import { isOutOfReach } from "./unavailable.ts";

/** One for each lane that handles messages, and as many again for the doors and the inbox. */
const poolSize = 64;
/** An act tries again by itself for some seconds: one try must be short enough to leave time for another. */
const selectionMs = 2_000;
/** Longer than the slowest query and shorter than a person's or a provider's patience: after it, a stalled connection counts as lost. */
const silenceMs = 5_000;
/** How often a lost server is looked for: that much later at most, work goes on. */
const heartbeatMs = 1_000;
/** At start, the server may be starting too (the same machine after a power cut). */
const startPatienceMs = 10_000;

const options: ConnectOptions = {
  appName: "sos-numerique",
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
  maxPoolSize: poolSize,
  waitQueueTimeoutMS: silenceMs,
  serverSelectionTimeoutMS: selectionMs,
  connectTimeoutMS: selectionMs,
  socketTimeoutMS: silenceMs,
  heartbeatFrequencyMS: heartbeatMs,
  // What was acknowledged survives the loss of a machine, and what was read cannot be taken back.
  writeConcern: { w: "majority", journal: true, wtimeoutMS: silenceMs },
  readConcern: { level: "majority" },
  readPreference: "primary",
};

const defaultName = "sos-numerique";

/** Throws StorageFault, whose message names the remedy and never the password. */
export async function connect(url: string, patienceMs = startPatienceMs): Promise<Connection> {
  const address = addressOf(url);
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const connection = createConnection();
    try {
      await connection.openUri(url, { ...options, ...(hasName(url) ? {} : { dbName: defaultName }) });
      return connection;
    } catch (error) {
      await connection.destroy().catch(() => undefined);
      if (isOutOfReach(error) && performance.now() < giveUpAt) {
        await wait(heartbeatMs);
        continue;
      }
      throw new StorageFault(`The database ${address} ${openingProblemOf(error)}.`); // the cause may hold the password
    }
  }
}

/** The server and the name of the database, without user, password or options. */
export const addressOf = (url: string): string => url.replace(/\/\/[^/]*@/, "//").replace(/\?.*$/s, "");

const hasName = (url: string): boolean => /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(url);

const codes = { notAllowed: 13, wrongPassword: 18 };

function openingProblemOf(error: unknown): string {
  const code = error instanceof mongo.MongoServerError ? error.code : null;
  if (code === codes.wrongPassword || code === codes.notAllowed) {
    return "refuses the user or the password. Correct them in DATABASE_URL, or give this user the right to read and write";
  }
  if (isOutOfReach(error)) return "cannot be reached. Start MongoDB, or correct its address in DATABASE_URL";
  return "cannot be used with this address. Write DATABASE_URL as mongodb://user:password@host:27017/sos-numerique";
}
