import { setTimeout as wait } from "node:timers/promises";
import { startDelivery } from "../../src/delivery/deliver.ts";
import { systemRandom } from "../../src/shared/system-clock.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import { converse, line, options, pushing, words } from "../storage/story.ts";
import { temporaryFile } from "../storage/temporary-file.ts";
import { until } from "../support/until.ts";

const hour = 3_600_000;
/** As long as the program listens before it believes a silence. */
const listensMs = 20_000;

describe("a reply of unknown fate", () => {
  it("is not sent again because the clock jumped an hour ahead: its echo may still come", async () => {
    const storage = await openSqliteStorage(temporaryFile(), options);
    let offset = 0;
    let sends = 0;
    await converse(storage, "amina", { channel: pushing, answers: [line("r1", words("Bonjour"))] });
    const timesOut = { send: async () => ({ kind: "unknown", error: `time-out ${++sends}` }) as const };
    const delivery = startDelivery({
      outbox: storage.outbox,
      drivers: new Map([[pushing, { ...timesOut, confirmsWithinMs: listensMs }]]),
      isStillTrue: async () => true,
      worker: "sender",
      clock: { now: () => new Date(Date.now() + offset) },
      random: systemRandom,
      log: { error: () => undefined },
    });
    await until(() => sends === 1);
    await wait(listensMs - 2_000); // it has nearly listened for long enough
    offset = hour;
    await wait(5_000);
    expect(sends).toBe(1);
    await delivery.stop();
    await storage.close();
  }, 60_000);
});
