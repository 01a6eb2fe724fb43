import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { LeaseStore } from "../../src/shared/lease-store.ts";
import { startSingleOwner, type SingleOwner } from "../../src/shared/single-owner.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { options } from "../storage/story.ts";
import { temporaryFile } from "../storage/temporary-file.ts";
import { until } from "../support/until.ts";

const leaseMs = 400;
const hour = 60 * 60_000;
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };

let file: string;
let storage: Storage;
let owners: SingleOwner[];
let doing: string[];
let fences: number[];
beforeEach(async () => {
  file = temporaryFile();
  storage = await openSqliteStorage(file, options);
  owners = [];
  doing = [];
  fences = [];
});
afterEach(async () => {
  await Promise.all(owners.map((owner) => owner.stop()));
  await storage.close();
});

type Given = { readonly now?: () => Date; readonly leases?: Pick<LeaseStore, "acquire" | "release"> };
function open(name: string, { now = () => new Date(), leases = storage.leases }: Given = {}): SingleOwner {
  const owner = startSingleOwner({
    name: "job",
    leases,
    owner: name,
    clock: { now },
    leaseMs,
    log,
    begin: ({ fence }) => {
      doing.push(name);
      fences.push(fence);
      return async () => void doing.splice(doing.indexOf(name), 1);
    },
  });
  owners.push(owner);
  return owner;
}

/** Looks often; the most that did the job at the same time. */
async function watch(ms: number): Promise<number> {
  const from = performance.now();
  let most = 0;
  while (performance.now() - from < ms) {
    most = Math.max(most, doing.length);
    await wait(5);
  }
  return most;
}

describe("a job of one process", () => {
  it("is done by one of many, for as long as it lives", async () => {
    for (const name of ["a", "b", "c", "d"]) open(name);
    await until(() => doing.length === 1);
    const [first] = doing;
    expect(await watch(4 * leaseMs)).toBe(1);
    expect(doing).toEqual([first]);
  });

  it("is another's soon after its owner stopped, with a greater fence", async () => {
    const a = open("a");
    await until(() => a.isOwner());
    open("b");
    await wait(50);
    await a.stop();
    expect(doing).toEqual([]);
    await until(() => doing.includes("b"), leaseMs);
    expect(fences[1]).toBeGreaterThan(fences[0] ?? Infinity);
  });

  it("is another's within the lease's time after its owner was killed", async () => {
    const script = new URL("owning-process.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, ["--import", "tsx", script, file, String(leaseMs)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const b = open("b");
    await wait(2 * leaseMs);
    expect(b.isOwner()).toBe(false);
    child.kill("SIGKILL");
    const killedAt = performance.now();
    await until(() => b.isOwner());
    expect(performance.now() - killedAt).toBeLessThan(leaseMs + 150);
  }, 30_000);

  it("stops at once when the lease turns out to be another's", async () => {
    const a = open("a");
    await until(() => a.isOwner());
    await storage.leases.acquire("job", "b", new Date(Date.now() + hour), leaseMs);
    await until(() => doing.length === 0, leaseMs);
    expect(a.isOwner()).toBe(false);
  });

  it("stops before others may begin, when the storage says nothing any more", async () => {
    let hangs = false;
    const forEver = new Promise<never>(() => undefined);
    const leases: Pick<LeaseStore, "acquire" | "release"> = {
      acquire: (...given) => (hangs ? forEver : storage.leases.acquire(...given)),
      release: () => Promise.resolve(),
    };
    const a = open("a", { leases });
    await until(() => a.isOwner());
    hangs = true;
    const hungAt = performance.now();
    await until(() => doing.length === 0, 2 * leaseMs);
    expect(performance.now() - hungAt).toBeLessThan(leaseMs);
    owners.pop(); // it waits for ever
  });

  it.each([
    ["forward", hour],
    ["back", -hour],
  ])("goes on, and is handed over in time, when the clock steps an hour %s", async (_direction, step) => {
    let shift = 0;
    const now = () => new Date(Date.now() + shift);
    const a = open("a", { now });
    await until(() => a.isOwner());
    for (const name of ["b", "c", "d", "e", "f", "g", "h"]) {
      open(name, { now });
      await wait(20); // so that one of them asks before the owner does
    }
    shift = step;
    expect(await watch(2 * leaseMs)).toBe(1);
    expect(doing).toEqual(["a"]);
    await a.stop();
    await until(() => doing.length === 1, leaseMs);
  });

  it.each([
    ["ahead", hour],
    ["behind", -hour],
  ])("is found by a process that starts with its clock an hour %s of a dead owner's", async (_direction, step) => {
    await storage.leases.acquire("job", "dead", new Date(), leaseMs);
    open("late", { now: () => new Date(Date.now() + step) });
    await until(() => doing.includes("late"), leaseMs + 200);
  });

  it("stays with a living owner whose clock is an hour ahead or behind", async () => {
    const a = open("a", { now: () => new Date(Date.now() + hour) });
    await until(() => a.isOwner());
    open("b");
    expect(await watch(3 * leaseMs)).toBe(1);
    expect(doing).toEqual(["a"]);
  });
});
