import { createConnection, mongo } from "mongoose";
import { careIndexes, firstIndexes, moveIndexes, scheduleIndexes } from "../../../src/storage/mongo/indexes.ts";
import { describeOnMongo } from "../mongo-database.ts";
import { useEverything } from "../use-everything.ts";
import { openMongo } from "./open.ts";

type Asked = { readonly collection: string; readonly filter: object; readonly sort: object };

/** What the driver sends, as it is published to whoever listens in this process. */
function listen(): { readonly asked: Asked[]; stop(): void } {
  const asked: Asked[] = [];
  const emit = mongo.MongoClient.prototype.emit;
  const heard = ({ commandName, command }: mongo.CommandStartedEvent): void => {
    const collection = String(command[commandName]);
    const add = (filter: unknown, sort: unknown = {}): void =>
      void asked.push({ collection, filter: filter ?? {}, sort: sort ?? {} });
    if (commandName === "find") add(command["filter"], command["sort"]);
    if (commandName === "findAndModify") add(command["query"], command["sort"]);
    for (const update of (command["updates"] ?? []) as { q: unknown }[]) add(update.q);
    for (const removal of (command["deletes"] ?? []) as { q: unknown }[]) add(removal.q);
    for (const stage of (command["pipeline"] ?? []) as { $match?: unknown }[]) if (stage.$match) add(stage.$match);
  };
  mongo.MongoClient.prototype.emit = function (this: mongo.MongoClient, name: string, ...given: unknown[]) {
    if (name === "commandStarted") heard(given[0] as mongo.CommandStartedEvent);
    return Reflect.apply(emit, this, [name, ...given]) as boolean;
  } as typeof emit;
  return { asked, stop: () => void (mongo.MongoClient.prototype.emit = emit) };
}

/** A handful of documents each, whatever the centre's size. */
const small = new Set(["migrations", "settings", "counters", "mediators"]);

const isAnsweredByIndex = ({ collection, filter, sort }: Asked): boolean => {
  const prefixes = [
    ["_id"],
    ...[...firstIndexes, ...careIndexes, ...moveIndexes, ...scheduleIndexes]
      .filter((index) => index.collection === collection)
      .map(({ keys }) => Object.keys(keys)),
  ];
  const [firstSorted] = sort instanceof Map ? [...(sort.keys() as MapIterator<string>)] : Object.keys(sort);
  const branches = (filter as { $or?: readonly object[] }).$or ?? [];
  const direct = prefixes.some(([first]) => first !== undefined && (first in filter || first === firstSorted));
  return (
    direct ||
    (branches.length > 0 && branches.every((branch) => isAnsweredByIndex({ collection, filter: branch, sort })))
  );
};

await describeOnMongo("what every message and every screen asks MongoDB", (newDatabase) => {
  it("begins with the first field of an index, never reading a whole collection", async () => {
    const uri = newDatabase();
    await (await openMongo(uri)).close(); // migrations may read everything, once
    const { asked, stop } = listen();
    const storage = await openMongo(`${uri}${uri.includes("?") ? "&" : "?"}monitorCommands=true`);
    await useEverything(storage);
    await storage.close();
    stop();
    expect(asked.length).toBeGreaterThan(100);
    const scans = asked.filter((one) => !small.has(one.collection) && !isAnsweredByIndex(one));
    expect(scans).toEqual([]);
  });

  const whereExplained = process.env["MONGODB_TEST_URI"] ? describe : describe.skip; // the server in memory explains nothing
  whereExplained("where it explains itself", () => {
    it("is answered through an index by the server's own word", async () => {
      const uri = newDatabase();
      const { asked, stop } = listen();
      const storage = await openMongo(`${uri}${uri.includes("?") ? "&" : "?"}monitorCommands=true`);
      await useEverything(storage);
      stop();
      const connection = await createConnection(uri).asPromise();
      const scans: Asked[] = [];
      for (const one of asked) {
        const plan = await connection
          .collection(one.collection)
          .find(one.filter)
          .sort(one.sort as mongo.Sort)
          .explain("queryPlanner");
        if (!small.has(one.collection) && JSON.stringify(plan).includes('"COLLSCAN"')) scans.push(one);
      }
      expect(scans).toEqual([]);
      await connection.close();
      await storage.close();
    }, 60_000);
  });
});
