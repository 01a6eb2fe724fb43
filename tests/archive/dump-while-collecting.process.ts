import { setTimeout as wait } from "node:timers/promises";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import { options } from "./fill-storage.ts";
import { manyConversations } from "./many-conversations.ts";

// Dumps a database while memory is collected all the time; ends by a signal when the driver loses what is being read.
const storage = await openSqliteStorage(process.argv[2] ?? "", options);
await storage.archive.load(manyConversations(300));
let records = 0;
for await (const record of storage.archive.dump()) {
  if (record.kind === "message") records++;
  if (records % 250 !== 0) continue;
  globalThis.gc?.();
  await wait(1);
}
await storage.close();
process.stdout.write(`${records}\n`);
