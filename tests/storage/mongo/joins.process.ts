import { mongo } from "mongoose";
import { at } from "../story.ts";
import { openMongo } from "./open.ts";

// One process of joins.test.ts: joins two conversations, and is killed right before its n-th write. Prints "done" if it was not.
const [uri = "", writes = "0", ...contacts] = process.argv.slice(2);
const storage = await openMongo(`${uri}${uri.includes("?") ? "&" : "?"}monitorCommands=true`);

const writing: ReadonlySet<string> = new Set(["insert", "update", "delete", "findAndModify"]);
const emit = mongo.MongoClient.prototype.emit;
let left = Number(writes);
mongo.MongoClient.prototype.emit = function (this: mongo.MongoClient, name: string, ...given: unknown[]) {
  const isWrite = name === "commandStarted" && writing.has((given[0] as mongo.CommandStartedEvent).commandName);
  if (isWrite && --left === 0) process.kill(process.pid, "SIGKILL");
  return Reflect.apply(emit, this, [name, ...given]) as boolean;
} as typeof emit;

const [one, other] = contacts.map((contact) => ({ channel: "web", account: "centre", contact }));
if (one === undefined || other === undefined) throw new Error("two contacts are needed");
await storage.contacts.learnAlias(one, other, at(50));
process.stdout.write("done\n");
await storage.close();
