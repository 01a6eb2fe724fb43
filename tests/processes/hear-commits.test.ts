import { setTimeout as wait } from "node:timers/promises";
import { createEventFollower } from "../../src/conversation/follow-events.ts";
import { hearCommits } from "../../src/processes/hear-commits.ts";
import type { News, NewsLine } from "../../src/shared/news.ts";
import { openSqliteStorage } from "../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { anAlert, options } from "../storage/story.ts";
import { temporaryFile } from "../storage/temporary-file.ts";
import { until } from "../support/until.ts";

/** Two ends of a line: what is told at one is heard at the other. */
function openLine(): { readonly ends: readonly [NewsLine, NewsLine]; readonly told: News[] } {
  const told: News[] = [];
  const listeners = [new Set<(news: News) => void>(), new Set<(news: News) => void>()] as const;
  const end = (own: 0 | 1): NewsLine => ({
    tell: (news) => {
      told.push(news);
      for (const listener of listeners[own === 0 ? 1 : 0]) listener(news);
    },
    listen: (listener) => {
      listeners[own].add(listener);
      return () => void listeners[own].delete(listener);
    },
    close: () => Promise.resolve(),
  });
  return { ends: [end(0), end(1)], told };
}

let here: Storage;
let there: Storage;
beforeEach(async () => {
  const file = temporaryFile();
  here = await openSqliteStorage(file, options);
  there = await openSqliteStorage(file, options);
});
afterEach(async () => {
  await here.close();
  await there.close();
});

describe("a commit", () => {
  it("is looked at in the other process as soon as it is told of, without waiting for its poll", async () => {
    const { ends } = openLine();
    const telling = hearCommits(here.onCommit, ends[0]);
    const hearing = hearCommits(there.onCommit, ends[1]);
    const follower = createEventFollower({
      liveEvents: there.liveEvents,
      onCommit: hearing.onAny,
      log: { warn: () => undefined },
      pollMs: 60 * 60_000,
    });
    const seen: number[] = [];
    const stop = follower.follow({ after: 0 }, ({ seq }) => void seen.push(seq));
    await wait(50);
    await here.alerts.raise(anAlert("a"));
    await until(() => seen.length === 1, 2_000);
    await there.alerts.raise(anAlert("b")); // its own
    await until(() => seen.length === 2, 2_000);
    stop();
    telling.stop();
    hearing.stop();
  });

  it("is told at once, and many together by few words", async () => {
    const { ends, told } = openLine();
    const telling = hearCommits(here.onCommit, ends[0]);
    await here.alerts.raise(anAlert("first"));
    expect(told).toEqual([{ kind: "committed" }]);
    for (let number = 0; number < 300; number++) await here.alerts.raise(anAlert(`many-${number}`));
    await wait(60);
    expect(told.length).toBeGreaterThan(1); // the last one too
    expect(told.length).toBeLessThan(150);
    telling.stop();
  });

  it("of another process wakes nobody into telling it on", async () => {
    const { ends, told } = openLine();
    const both = [hearCommits(here.onCommit, ends[0]), hearCommits(there.onCommit, ends[1])];
    await here.alerts.raise(anAlert("a"));
    await wait(100);
    expect(told).toHaveLength(1);
    for (const one of both) one.stop();
  });
});
