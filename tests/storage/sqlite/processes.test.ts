import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { EventId } from "../../../src/shared/ids.ts";
import { openSqliteStorage } from "../../../src/storage/sqlite/sqlite-storage.ts";
import { at, leaseMs, options } from "../story.ts";
import { temporaryFile } from "../temporary-file.ts";

const script = new URL("writing-process.ts", import.meta.url).pathname;

/** Starts a process that receives and handles messages; kills it after `killAfterMs` of work, if given. */
async function write(file: string, name: string, messages: number, killAfterMs?: number) {
  const child = spawn(process.execPath, ["--import", "tsx", script, file, name, String(messages)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, "exit");
  if (killAfterMs !== undefined) {
    while (!printed.includes("open\n") && child.exitCode === null) await wait(5);
    await wait(killAfterMs);
    child.kill("SIGKILL");
  }
  const [exitCode] = (await ended) as [number | null];
  const lines = printed.slice(0, printed.lastIndexOf("\n") + 1).split("\n");
  return { exitCode, acknowledged: lines.filter((line) => line.startsWith(name)).map((id) => EventId.parse(id)) };
}

describe("several processes on one file", () => {
  it("may all create it at once, and lose nothing that any of them acknowledged", async () => {
    const file = temporaryFile();
    const runs = await Promise.all(["a", "b", "c"].map((name) => write(file, name, 40)));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    const storage = await openSqliteStorage(file, options);
    for (const { acknowledged } of runs) {
      expect(acknowledged).toHaveLength(40);
      for (const id of acknowledged) expect(await storage.turns.knows(id)).toBe(true);
    }
    const lines = (await storage.handoff.list(100)).map(({ conversation }) =>
      storage.handoff.transcript(conversation.id),
    );
    const heard = (await Promise.all(lines)).flat().filter(({ author }) => author.kind === "resident");
    expect(heard.length + (await storage.turns.backlog()).pending).toBe(120);
    await storage.close();
  }, 60_000);

  it("lose nothing acknowledged when they are killed at any moment, and can be started again", async () => {
    const file = temporaryFile();
    const acknowledged: EventId[] = [];
    for (let round = 0; round < 5; round++) {
      const run = await write(file, `round${round}`, 100_000, 30 + round * 70);
      acknowledged.push(...run.acknowledged);
    }
    expect(acknowledged.length).toBeGreaterThan(20);
    const storage = await openSqliteStorage(file, options);
    const lost = [];
    for (const id of acknowledged) if (!(await storage.turns.knows(id))) lost.push(id);
    expect(lost).toEqual([]);
    const later = new Date(Date.now() + leaseMs);
    let pending = (await storage.turns.backlog()).pending;
    while (pending > 0) {
      const work = await storage.turns.claimNext("after", later, leaseMs);
      if (work === "nothing") throw new Error(`${pending} events are pending and none can be claimed`);
      const turn = { work, after: work.conversation, messages: [], alerts: [], unanswered: null, satisfaction: null };
      expect(await storage.turns.commitTurn(turn, at(1))).toBe("committed");
      pending = (await storage.turns.backlog()).pending;
    }
    await storage.close();
  }, 60_000);
});
