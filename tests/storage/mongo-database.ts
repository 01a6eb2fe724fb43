import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { createConnection } from "mongoose";
import type { MongoServer } from "../support/mongo-server.ts";

/** The address of a database that does not exist yet; gone with the tests. */
export type NewMongoDatabase = () => string;

/** Asks the process that runs the tests for its server. */
async function askForServer(): Promise<MongoServer> {
  const port = Number(process.env["MONGO_FOR_TESTS_PORT"]);
  return JSON.parse(await text(connect(port, "127.0.0.1"))) as MongoServer;
}

/**
 * Runs `tests` on a server that speaks MongoDB's protocol. Where there is none, they are skipped with a line that says how to get it,
 * or fail when REQUIRE_ALL_TESTS is set.
 */
export async function describeOnMongo(name: string, tests: (newDatabase: NewMongoDatabase) => void): Promise<void> {
  const server = await askForServer();
  if ("missing" in server) {
    if (process.env["REQUIRE_ALL_TESTS"] === "1") throw new Error(server.missing);
    process.stderr.write(`Skipped: ${name}. ${server.missing}\n`);
    describe.skip(name, () => tests(() => ""));
    return;
  }
  const made: string[] = [];
  describe(name, () => {
    afterAll(async () => {
      for (const uri of made) await dropDatabase(uri);
    }, 120_000); // hundreds of them, on a busy machine
    tests(() => {
      const uri = databaseOn(server.uri, `sos-test-${randomBytes(6).toString("hex")}`);
      made.push(uri);
      return uri;
    });
  });
}

export async function dropDatabase(uri: string): Promise<void> {
  const connection = await createConnection(uri).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

/** The address of the database `name` on a server. */
export const databaseOn = (uri: string, name: string): string =>
  uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, (_, server: string) => `${server}/${name}`);

/** The same database, reached through another port of this machine. */
export const throughPort = (uri: string, port: number): string =>
  uri.replace(/^(mongodb:\/\/(?:[^/@]*@)?)[^/?]+/, (_, before: string) => `${before}127.0.0.1:${port}`);
