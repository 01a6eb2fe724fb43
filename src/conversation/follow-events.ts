import type { ConversationId } from "../shared/ids.ts";
import { problemOf } from "../shared/problem-of.ts";
import type { LiveEvent, LiveEventStore } from "./live-event.ts";

export type FollowFrom = {
  /** The last number already seen: what comes after it is delivered. */
  readonly after: number;
  /** Only this conversation's events; all of them without it. */
  readonly conversation?: ConversationId;
  /** Called once, when everything that existed at the start has been delivered. */
  readonly onCaughtUp?: () => void;
};

/** A promise that it returns holds back the next event: a slow reader slows down only itself. One that fails ends the following. */
export type Deliver = (event: LiveEvent) => void | Promise<void>;

export type EventFollower = {
  /** Every event after `after`, once, in order, for as long as one likes. Returns the way to stop. */
  follow(from: FollowFrom, deliver: Deliver): () => void;
  /** Whether somebody follows this conversation's own events here: the person's browser is open. */
  isFollowed(conversation: ConversationId): boolean;
};

export type FollowParts = {
  readonly liveEvents: Pick<LiveEventStore, "after" | "latest">;
  /** Tells of commits of this process; those of others are found by polling. */
  readonly onCommit: (listener: () => void) => () => void;
  readonly log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
  readonly pollMs?: number;
};

/** Read at once from storage. */
const page = 200;

type Reader = {
  readonly conversation: ConversationId | null;
  readonly deliver: Deliver;
  /** Null once called. */
  onCaughtUp: (() => void) | null;
  /** Everything up to here has been delivered. */
  seen: number;
  /** It is delivering, or reading on its own what it has missed. */
  busy: boolean;
  stopped: boolean;
};

/**
 * Follows the numbered log for any number of readers with a single poll. Whoever is up to date gets each batch straight from that
 * poll; whoever is behind (just come, or slow) reads from storage at its own pace until it is. Nothing is kept in memory between
 * the two, so that what is erased meanwhile is delivered to nobody.
 */
export function createEventFollower({ liveEvents, onCommit, log, pollMs = 1_000 }: FollowParts): EventFollower {
  const readers = new Set<Reader>();
  /** Up to here the poll has read. Null until known. */
  let tail: number | null = null;
  let polling = false;
  let pollAgain = false;
  let stopWatching: (() => void) | null = null;

  function watch(): () => void {
    const stopListening = onCommit(() => void poll());
    const timer = setInterval(() => void poll(), pollMs);
    return () => {
      stopListening();
      clearInterval(timer);
      tail = null;
    };
  }

  async function poll(): Promise<void> {
    pollAgain = true;
    if (polling) return;
    polling = true;
    try {
      while (pollAgain && readers.size > 0) {
        pollAgain = false;
        await readTail();
      }
    } catch (error) {
      log.warn({ problem: problemOf(error) }, "cannot read the live events; trying again");
    } finally {
      polling = false;
    }
  }

  async function readTail(): Promise<void> {
    const from = (tail ??= await liveEvents.latest());
    const batch = await liveEvents.after(from, page);
    const upTo = (tail = batch.at(-1)?.seq ?? from);
    if (upTo > from) pollAgain = true;
    for (const reader of [...readers]) {
      if (reader.busy) continue; // looks for itself when it has done
      if (reader.onCaughtUp !== null || reader.seen < from) void catchUp(reader);
      else if (reader.seen < upTo) void handOver(reader, batch, upTo);
    }
  }

  async function handOver(reader: Reader, batch: readonly LiveEvent[], upTo: number): Promise<void> {
    await whileBusy(reader, async () => {
      await deliverAll(
        reader,
        batch.filter((event) => isFor(reader, event)),
      );
      reader.seen = Math.max(reader.seen, upTo);
    });
  }

  async function catchUp(reader: Reader): Promise<void> {
    await whileBusy(reader, () => readOn(reader));
  }

  /** Marks the reader busy, and afterwards lets it read what came meanwhile. */
  async function whileBusy(reader: Reader, act: () => Promise<void>): Promise<void> {
    reader.busy = true;
    try {
      await act();
      while (!reader.stopped && tail !== null && reader.seen < tail) await readOn(reader);
    } catch (error) {
      log.warn({ problem: problemOf(error) }, "cannot read the live events; trying again");
    } finally {
      reader.busy = false;
    }
  }

  async function readOn(reader: Reader): Promise<void> {
    for (;;) {
      // Whatever was committed before this page was read, and is not in it, does not concern this reader.
      const known = tail ?? reader.seen;
      const events = await liveEvents.after(reader.seen, page, reader.conversation ?? undefined);
      await deliverAll(reader, events);
      if (reader.stopped) return;
      if (events.length < page) {
        reader.seen = Math.max(reader.seen, known);
        break;
      }
    }
    reader.onCaughtUp?.();
    reader.onCaughtUp = null;
  }

  async function deliverAll(reader: Reader, events: readonly LiveEvent[]): Promise<void> {
    for (const event of events) {
      if (reader.stopped) return;
      if (event.seq <= reader.seen) continue;
      try {
        await reader.deliver(event);
      } catch (error) {
        log.warn({ problem: problemOf(error) }, "a reader of live events failed and is dropped");
        stop(reader);
        return;
      }
      reader.seen = event.seq;
    }
  }

  function stop(reader: Reader): void {
    reader.stopped = true;
    readers.delete(reader);
    if (readers.size > 0) return;
    stopWatching?.();
    stopWatching = null;
  }

  async function begin(reader: Reader): Promise<void> {
    await whileBusy(reader, async () => {
      tail ??= await liveEvents.latest();
      await readOn(reader);
    });
    await poll();
  }

  return {
    follow: ({ after, conversation, onCaughtUp }, deliver) => {
      const reader: Reader = {
        conversation: conversation ?? null,
        deliver,
        onCaughtUp: onCaughtUp ?? (() => undefined),
        seen: after,
        busy: false,
        stopped: false,
      };
      readers.add(reader);
      stopWatching ??= watch();
      void begin(reader);
      return () => stop(reader);
    },
    isFollowed: (conversation) => [...readers].some((reader) => reader.conversation === conversation),
  };
}

const isFor = ({ conversation }: Reader, event: LiveEvent): boolean =>
  conversation === null || conversationOf(event) === conversation;

function conversationOf(event: LiveEvent): ConversationId | null {
  switch (event.kind) {
    case "message":
    case "delivery":
      return event.message.conversation;
    case "conversation":
    case "joined":
      return event.conversation.id;
    case "mediators":
    case "alerts":
    case "appointments":
    case "schedule":
      return null;
  }
}
