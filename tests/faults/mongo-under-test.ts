import { createConnection, mongo } from "mongoose";
import { openMongoStorage } from "../../src/storage/mongo/mongo-storage.ts";
import { databaseOn, dropDatabase, throughPort } from "../storage/mongo-database.ts";
import { startStoppableMongoServer, type StoppableMongoServer } from "../support/mongo-server.ts";
import { startTcpProxy, type TcpProxy, type Weather } from "../support/tcp-proxy.ts";
import type { DatabaseUnderTest } from "./database-under-test.ts";
import type { Outage } from "./outage.ts";

/** The server of MONGODB_TEST_URI, else one of our own, reached through a network that can be bad. */
export async function mongoUnderTest(): Promise<DatabaseUnderTest> {
  const given = process.env["MONGODB_TEST_URI"];
  const own = given ? null : await startStoppableMongoServer();
  const uri = databaseOn(given ?? own?.uri ?? "", `sos-faults-${process.pid}`);
  const { hostname, port } = new URL(uri);
  const proxy = await startTcpProxy(hostname, Number(port || "27017"));
  return {
    name: own ? "MongoDB (mongo-java-server)" : "MongoDB (MONGODB_TEST_URI)",
    env: { DATABASE_URL: throughPort(uri, proxy.port) },
    outages: {
      possible: [
        badNetwork(proxy, "cut", "database unreachable"),
        badNetwork(proxy, "stalled", "database stalled"),
        badNetwork(proxy, { lateByMs: 150 }, "database slow"),
        ...(own ? [stopped(own)] : []),
      ],
      impossible: own ? [] : ["database stopped: the server of MONGODB_TEST_URI is not ours to stop"],
    },
    open: () => openMongoStorage(uri, { pushes: () => true, timeZone: "Europe/Paris" }),
    kept: () => everyDocument(uri),
    stop: async () => {
      await proxy.stop();
      if (own) await own.end();
      else await dropDatabase(uri);
    },
  };
}

const badNetwork = (proxy: TcpProxy, weather: Weather, name: string): Outage => ({
  name,
  ms: [1_000, 9_000],
  begin: async () => {
    proxy.become(weather);
    return () => proxy.become("fair");
  },
});

const stopped = (server: StoppableMongoServer): Outage => ({
  name: "database stopped",
  ms: [500, 4_000],
  begin: async () => {
    await server.stop();
    return () => server.start();
  },
});

async function* everyDocument(uri: string): AsyncIterable<Buffer> {
  const connection = await createConnection(uri).asPromise();
  for (const { name } of await connection.listCollections()) {
    for await (const document of connection.collection(name).find()) {
      yield Buffer.from(mongo.BSON.EJSON.stringify(document));
    }
  }
  await connection.close();
}
