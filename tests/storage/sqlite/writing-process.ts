import { openSqliteStorage } from "../../../src/storage/sqlite/sqlite-storage.ts";
import { answering, at, leaseMs, options, saying } from "../story.ts";

// One process of processes.test.ts: receives and handles messages, telling each acknowledged one on a line, until it is done or killed.
const [file = "", name = "", messages = "0"] = process.argv.slice(2);
const storage = await openSqliteStorage(file, options);
process.stdout.write("open\n");

let next = 0;
const receiveSome = async (): Promise<void> => {
  while (next < Number(messages)) {
    const event = saying(`contact-${next % 7}`, "x".repeat(200), { id: `${name}-${next++}`, sentAt: new Date() });
    await storage.turns.receive(event, new Date());
    process.stdout.write(`${event.id}\n`);
    const work = await storage.turns.claimNext(name, new Date(), leaseMs);
    if (work !== "nothing") await storage.turns.commitTurn(answering(work, ["Bien reçu"]), at(1));
  }
};
await Promise.all([receiveSome(), receiveSome(), receiveSome(), receiveSome()]);
await storage.close();
