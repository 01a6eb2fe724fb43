import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { createConnection } from "mongoose";
import type { LiveEvent } from "../../../src/conversation/live-event.ts";
import { EventId } from "../../../src/shared/ids.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { describeOnMongo } from "../mongo-database.ts";
import { answering, leaseMs } from "../story.ts";
import { openMongo } from "./open.ts";

const script = new URL("process.ts", import.meta.url).pathname;

type Run = { readonly exitCode: number | null; readonly lines: readonly string[] };

/** Kills it after `killAfterMs` of work, if given. */
async function run(
  uri: string,
  name: string,
  task: string,
  count: number,
  startAt = 0,
  killAfterMs?: number,
): Promise<Run> {
  const child = spawn(process.execPath, ["--import", "tsx", script, uri, name, task, String(count), String(startAt)], {
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
  return { exitCode, lines: printed.slice(0, printed.lastIndexOf("\n") + 1).split("\n") };
}

const said = (runs: readonly Run[], word: string): readonly string[] =>
  runs.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : [])),
  );
const once1 = (words: readonly string[]): boolean => new Set(words).size === words.length;

const allLines = async (storage: Storage) =>
  (
    await Promise.all(
      (await storage.handoff.list(1000)).map(({ conversation }) => storage.handoff.transcript(conversation.id)),
    )
  ).flat();

const allEvents = async (storage: Storage): Promise<readonly LiveEvent[]> => storage.liveEvents.after(0, 1_000_000);

await describeOnMongo("several processes on one MongoDB", (newDatabase) => {
  it("may all start at once on an empty database, and apply each migration once", async () => {
    const uri = newDatabase();
    const runs = await Promise.all(["a", "b", "c", "d"].map((name) => run(uri, name, "race", 0)));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    const connection = await createConnection(uri).asPromise();
    expect(await connection.collection("migrations").find().toArray()).toMatchObject([
      { _id: 1, state: "done" },
      { _id: 2, state: "done" },
      { _id: 3, state: "done" },
      { _id: 4, state: "done" },
    ]);
    expect(await connection.collection("counters").countDocuments()).toBe(7);
    await connection.close();
  }, 60_000);

  it("take each message once, handle it once, give a lease to one, and a conversation to one mediator", async () => {
    const uri = newDatabase();
    await (await openMongo(uri)).close();
    const startAt = Date.now() + 3_000;
    const runs = await Promise.all(
      Array.from({ length: 4 }, (_, index) => run(uri, `process-${index}`, "race", 40, startAt)),
    );
    expect(said(runs, "new")).toHaveLength(40);
    expect(said(runs, "known")).toHaveLength(3 * 40);
    expect(said(runs, "lease held")).toHaveLength(40);
    expect(once1(said(runs, "lease held"))).toBe(true);
    expect(said(runs, "handled")).toHaveLength(40);
    expect(once1(said(runs, "handled"))).toBe(true);
    expect(said(runs, "claimed")).toHaveLength(5);
    expect(said(runs, "taken")).toHaveLength(3 * 5);
    const storage = await openMongo(uri);
    expect(await allLines(storage)).toHaveLength(80);
    await storage.close();
  }, 90_000);

  it("lose nothing acknowledged when they are killed at any moment; what they left is carried out, once", async () => {
    const uri = newDatabase();
    const runs: Run[] = [];
    for (let round = 0; round < 6; round++) {
      runs.push(
        ...(await Promise.all(
          ["a", "b"].map((name, index) =>
            run(uri, `${name}${round}`, "receive-and-handle", 100_000, 0, 100 + round * 90 + index * 37),
          ),
        )),
      );
    }
    const received = said(runs, "received");
    expect(received.length).toBeGreaterThan(20);
    const storage = await openMongo(uri);
    for (const id of received) expect(await storage.turns.knows(EventId.parse(id))).toBe(true);
    const later = new Date(Date.now() + leaseMs);
    while ((await storage.turns.backlog()).pending > 0) {
      const work = await storage.turns.claimNext("after", later, leaseMs);
      if (work === "nothing") throw new Error("events are pending and none can be claimed");
      expect(await storage.turns.commitTurn(answering(work, ["Bien reçu"]), later)).toBe("committed");
    }
    const lines = await allLines(storage);
    const ids = lines.map(({ id }) => String(id));
    expect(once1(ids)).toBe(true);
    const heard = ids.filter((id) => id.endsWith("/0"));
    for (const id of received) expect(heard).toContain(`${id}/0`);
    expect(ids.filter((id) => id.endsWith("/1"))).toHaveLength(heard.length); // never a turn by halves
    const told = (await allEvents(storage)).flatMap((event) => (event.kind === "message" ? [event.message.id] : []));
    expect(told.map(String).toSorted()).toEqual(ids.toSorted());
    const connection = await createConnection(uri).asPromise();
    expect(await connection.collection("conversations").countDocuments({ "pending.key": { $gt: "" } })).toBe(0);
    await connection.close();
    await storage.close();
  }, 120_000);

  it("never show a live event before one with a smaller number, though eight write at once and some are killed", async () => {
    const uri = newDatabase();
    const reader = await openMongo(uri);
    const startAt = Date.now() + 4_000;
    let writing = true as boolean;
    const seen: number[] = [];
    const following = (async () => {
      for (;;) {
        const last = !writing;
        const page = await reader.liveEvents.after(seen.at(-1) ?? 0, 50);
        seen.push(...page.map(({ seq }) => seq));
        if (page.length === 0 && last) return;
        if (page.length === 0) await wait(1);
      }
    })();
    const runs = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        run(uri, `writer-${index}`, "note", 60, startAt, index % 4 === 3 ? 5_500 : undefined),
      ),
    );
    await wait(5_000); // the next look finds what the killed ones left
    writing = false;
    await following;
    const events = await allEvents(reader);
    expect(seen).toEqual(events.map(({ seq }) => seq));
    expect(seen).toEqual(Array.from(seen, (_, index) => index + 1));
    const told = events.flatMap((event) => (event.kind === "message" ? [String(event.message.id)] : []));
    for (const id of said(runs, "noted")) expect(told).toContain(id);
    expect(once1(told)).toBe(true);
    await reader.close();
  }, 120_000);
});
