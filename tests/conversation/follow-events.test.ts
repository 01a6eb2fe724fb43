import { setTimeout as wait } from "node:timers/promises";
import { createEventFollower, type EventFollower, type FollowParts } from "../../src/conversation/follow-events.ts";
import type { LiveEvent } from "../../src/conversation/live-event.ts";

/** A log in memory: what is appended is there at once, and its listeners are told of it if asked to. */
function openLog() {
  const events: LiveEvent[] = [];
  const listeners = new Set<() => void>();
  let reads = 0;
  let broken = false;
  let grow = 0;
  const liveEvents: FollowParts["liveEvents"] = {
    after: async (seq, limit) => {
      reads++;
      if (broken) throw new Error("the disk is gone");
      await wait(1);
      if (grow-- > 0) events.push({ seq: events.length + 1, kind: "alerts" });
      return events.filter((event) => event.seq > seq).slice(0, limit);
    },
    latest: async () => events.at(-1)?.seq ?? 0,
  };
  return {
    append: (count: number, { silently = false } = {}) => {
      for (let n = 0; n < count; n++) events.push({ seq: events.length + 1, kind: "alerts" });
      if (!silently) for (const tell of listeners) tell();
    },
    /** One more event comes during each of the next reads. */
    growsWhileRead: (times: number) => void (grow = times),
    reads: () => reads,
    breaks: (now: boolean) => void (broken = now),
    listeners,
    follower: (pollMs = 20): EventFollower =>
      createEventFollower({
        liveEvents,
        onCommit: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
        log: { warn: () => undefined },
        pollMs,
      }),
  };
}

const upTo = (last: number, first = 1): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !condition(); tries++) await wait(5);
}

describe("following the live events", () => {
  it("delivers what was missed, then what comes, each event once and in order", async () => {
    const log = openLog();
    log.append(450);
    const seen: number[] = [];
    const stop = log.follower().follow({ after: 10 }, ({ seq }) => void seen.push(seq));
    log.append(3);
    await until(() => seen.length >= 443);
    log.append(2);
    await until(() => seen.length >= 445);
    stop();
    expect(seen).toEqual(upTo(455, 11));
  });

  it("says once that everything missed has been delivered, after it has", async () => {
    const log = openLog();
    log.append(300);
    const seen: (number | string)[] = [];
    const stop = log
      .follower()
      .follow({ after: 0, onCaughtUp: () => seen.push("caught up") }, ({ seq }) => void seen.push(seq));
    await until(() => seen.length >= 301);
    log.append(1);
    await until(() => seen.length >= 302);
    stop();
    expect(seen).toEqual([...upTo(300), "caught up", 301]);
  });

  it("delivers nothing twice while the log grows faster than it catches up", async () => {
    const log = openLog();
    const follower = log.follower();
    const seen: number[] = [];
    log.growsWhileRead(40);
    const stops = [0, 0, 0].map((after) => follower.follow({ after }, ({ seq }) => void seen.push(seq)));
    await until(() => seen.length >= 120);
    await wait(50);
    for (const stop of stops) stop();
    expect(seen.toSorted((a, b) => a - b)).toEqual(upTo(40).flatMap((seq) => [seq, seq, seq]));
  });

  it("finds what another process committed", async () => {
    const log = openLog();
    const seen: number[] = [];
    const stop = log.follower(10).follow({ after: 0 }, ({ seq }) => void seen.push(seq));
    await wait(30);
    log.append(5, { silently: true });
    await until(() => seen.length >= 5);
    stop();
    expect(seen).toEqual(upTo(5));
  });

  it("lets a slow reader hold up nobody but itself, and loses nothing for it", async () => {
    const log = openLog();
    const follower = log.follower(60_000); // so that nobody is saved by the poll
    const slow: number[] = [];
    const fast: number[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const stopSlow = follower.follow({ after: 0 }, async ({ seq }) => {
      if (seq === 2) await held;
      slow.push(seq);
    });
    const stopFast = follower.follow({ after: 0 }, ({ seq }) => void fast.push(seq));
    await wait(20);
    for (let burst = 0; burst < 50; burst++) {
      log.append(10);
      await wait(1);
    }
    await until(() => fast.length >= 500);
    expect(fast).toEqual(upTo(500));
    await wait(30);
    expect(slow).toEqual([1]);
    release();
    await until(() => slow.length >= 500);
    expect(slow).toEqual(upTo(500));
    stopSlow();
    stopFast();
  });

  it("drops a reader that fails, and goes on for the others", async () => {
    const log = openLog();
    const follower = log.follower();
    const seen: number[] = [];
    let tries = 0;
    follower.follow({ after: 0 }, () => {
      tries++;
      throw new Error("its connection is gone");
    });
    const stop = follower.follow({ after: 0 }, ({ seq }) => void seen.push(seq));
    log.append(3);
    await until(() => seen.length >= 3);
    stop();
    expect(tries).toBe(1);
    expect(seen).toEqual(upTo(3));
  });

  it("goes on after storage could not be read for a while", async () => {
    const log = openLog();
    log.append(2);
    log.breaks(true);
    const seen: number[] = [];
    const told: string[] = [];
    const stop = log
      .follower()
      .follow({ after: 0, onCaughtUp: () => told.push("caught up") }, ({ seq }) => void seen.push(seq));
    await wait(60);
    expect(seen).toEqual([]);
    log.breaks(false);
    await until(() => told.length > 0);
    log.append(1);
    await until(() => seen.length >= 3);
    stop();
    expect([seen, told]).toEqual([upTo(3), ["caught up"]]);
  });

  it("loses nothing when storage cannot be read just as a slow reader looks for what it missed", async () => {
    const log = openLog();
    const seen: number[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const stop = log.follower().follow({ after: 0 }, async ({ seq }) => {
      if (seq === 1) await held;
      seen.push(seq);
    });
    await wait(20);
    log.append(1);
    await wait(20);
    log.append(5);
    await wait(40);
    log.breaks(true);
    release();
    await wait(40);
    expect(seen).toEqual([1]);
    log.breaks(false);
    await until(() => seen.length >= 6);
    stop();
    expect(seen).toEqual(upTo(6));
  });

  it("reads the log once for all readers who are up to date", async () => {
    const log = openLog();
    const follower = log.follower(10_000);
    const counts = Array.from({ length: 100 }, () => 0);
    const stops = counts.map((_, index) =>
      follower.follow({ after: 0 }, () => {
        counts[index] = (counts[index] ?? 0) + 1;
      }),
    );
    await wait(50);
    const before = log.reads();
    log.append(1);
    await until(() => counts.every((count) => count === 1));
    expect(counts.every((count) => count === 1)).toBe(true);
    expect(log.reads() - before).toBeLessThanOrEqual(3);
    for (const stop of stops) stop();
  });

  it("leaves nothing running once nobody follows", async () => {
    const log = openLog();
    const seen: number[] = [];
    const follower = log.follower(5);
    const stops = [1, 2].map(() => follower.follow({ after: 0 }, ({ seq }) => void seen.push(seq)));
    await wait(20);
    for (const stop of stops) stop();
    const reads = log.reads();
    log.append(5);
    await wait(40);
    expect([log.reads(), seen, log.listeners.size]).toEqual([reads, [], 0]);
  });

  it("may begin again after nobody followed", async () => {
    const log = openLog();
    const follower = log.follower();
    follower.follow({ after: 0 }, () => undefined)();
    log.append(5);
    const seen: number[] = [];
    const stop = follower.follow({ after: 3 }, ({ seq }) => void seen.push(seq));
    log.append(1);
    await until(() => seen.length >= 3);
    stop();
    expect(seen).toEqual([4, 5, 6]);
  });
});
