import { monotonicMs } from "../monotonic-ms.ts";
import { median, percentile } from "../statistics.ts";
import { conversationIdOf } from "../../src/conversation/conversation-id.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { fillUpTo, type Filling } from "./fill.ts";
import { messageFrom, playMessage, pushing, scaleOptions } from "./play-message.ts";
import type { StorageUnderTest } from "./storage-under-test.ts";

/** Milliseconds, at one size of the database. */
export type GrowthPoint = {
  readonly rows: number;
  readonly message: { readonly p50: number; readonly p99: number };
  readonly inboxList: number;
  readonly transcript: number;
  readonly replay: number;
};

export type GrowthOptions = {
  /** Lines in all transcripts together at which to measure, growing. */
  readonly sizes: readonly number[];
  readonly messages: number;
  readonly reads: number;
};

/** So that the first size is not measured on code that was never run. */
const warmUpMessages = 300;

/** What one message costs, and what the hot reads cost, as the same database grows. */
export async function measureGrowth(
  under: StorageUnderTest,
  options: GrowthOptions,
  say: (line: string) => void,
): Promise<readonly GrowthPoint[]> {
  const storage = await under.open(scaleOptions);
  const clock = steadyClock();
  const points: GrowthPoint[] = [];
  let filling: Filling = { rows: 0, contacts: [] };
  try {
    for (let number = 0; number < warmUpMessages; number++) {
      const now = clock();
      await playMessage(storage, messageFrom(`warm-up-${number}`, number, pushing, now), now);
    }
    for (const rows of options.sizes) {
      filling = await fillUpTo(storage, filling, rows, clock, (done) => {
        if (done % 100_000 === 0) say(`${under.name}: ${done} of ${rows} rows`);
      });
      points.push(await measureAt(storage, filling, options, clock));
      say(`${under.name}: measured at ${filling.rows} rows`);
    }
  } finally {
    await storage.close();
  }
  return points;
}

async function measureAt(
  storage: Storage,
  filling: Filling,
  { messages, reads }: GrowthOptions,
  clock: () => Date,
): Promise<GrowthPoint> {
  const times: number[] = [];
  for (let number = 0; number < messages; number++) {
    const now = clock();
    const message = messageFrom(`measured-${filling.rows}-${number % 100}`, number, pushing, now);
    times.push(await timeOf(() => playMessage(storage, message, now)));
  }
  const contactAt = (number: number) => filling.contacts[(number * 7_919) % filling.contacts.length] ?? "";
  const latest = await storage.liveEvents.latest();
  return {
    rows: filling.rows,
    message: { p50: median(times), p99: percentile(times, 0.99) },
    inboxList: await medianOf(reads, () => storage.handoff.list(50)),
    transcript: await medianOf(reads, (number) =>
      storage.handoff.transcript(conversationIdOf({ channel: "web", account: "centre", contact: contactAt(number) })),
    ),
    replay: await medianOf(reads, () => storage.liveEvents.after(latest - 50, 50)),
  };
}

async function medianOf(count: number, act: (number: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let number = 0; number < count; number++) times.push(await timeOf(() => act(number)));
  return median(times);
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const began = monotonicMs();
  await act();
  return monotonicMs() - began;
}

/** Each instant a millisecond after the last: the order of the rows does not depend on the machine. */
function steadyClock(): () => Date {
  let milliseconds = Date.UTC(2026, 2, 25, 9);
  return () => new Date((milliseconds += 1));
}
