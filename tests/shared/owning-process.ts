import { startSingleOwner } from "../../src/shared/single-owner.ts";
import { systemClock } from "../../src/shared/system-clock.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import { options } from "../storage/story.ts";

// The other process of single-owner.test.ts: has the job, says so, and does it until it is killed.
const [file = "", leaseMs = "0"] = process.argv.slice(2);
const { leases } = await openSqliteStorage(file, options);
startSingleOwner({
  name: "job",
  leases,
  owner: "to-be-killed",
  clock: systemClock,
  leaseMs: Number(leaseMs),
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
  begin: () => {
    process.stdout.write("owner\n");
    return () => Promise.resolve();
  },
});
