import { setTimeout as wait } from "node:timers/promises";
import { backoffMs } from "../shared/backoff.ts";
import type { Clock, Random } from "../shared/clock.ts";
import { problemOf } from "../shared/problem-of.ts";
import type { Turn, TurnStore, Work } from "./turn-store.ts";

export type InOrderParts = {
  readonly turns: TurnStore;
  readonly handle: (work: Work) => Promise<Turn>;
  /** The turn that tells the person and alerts the mediators when a message keeps failing. */
  readonly apologise: (work: Work) => Turn;
  /** Called after each committed turn: replies may wait to be sent. */
  readonly onTurn: (turn: Turn) => void;
  readonly worker: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: {
    warn(fields: Readonly<Record<string, unknown>>, message: string): void;
    error(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
};

/** Conversations handled at the same time by one process. */
const lanes = 32;
const leaseMs = 30_000;
/** Tries after which a message is set aside. */
const maxAttempts = 5;
/** Other processes' messages are noticed within this time even if nobody wakes us. */
const pollMs = 1_000;
/** Later than any lease, and any try that we put off: its date was written by a clock that has been set back since. */
const tooFarMs = 2 * 60_000;

export type InOrder = {
  /** Something was received: look for work now. */
  wake(): void;
  /** Takes no more work, and waits for the turns under way. */
  stop(): Promise<void>;
};

/**
 * Handles what was received: one conversation at a time, oldest message first, whatever the number of processes, because each
 * claim is a lease in storage. A lane looks for work until there is none; each find wakes one more lane.
 */
export function startInOrder(parts: InOrderParts): InOrder {
  const running = new Set<Promise<void>>();
  let stopping = false;
  let wokenAgain = false;

  const wake = (): void => {
    if (stopping) return;
    if (running.size >= lanes) {
      wokenAgain = true;
      return;
    }
    const lane = runLane().finally(() => {
      running.delete(lane);
      if (wokenAgain) {
        wokenAgain = false;
        wake();
      }
    });
    running.add(lane);
  };

  async function runLane(): Promise<void> {
    try {
      while (!stopping) {
        const work = await parts.turns.claimNext(parts.worker, parts.clock.now(), leaseMs);
        if (work === "nothing") return;
        wake();
        await handleOne(work, parts);
      }
    } catch (error) {
      // Storage is out of reach: leases run out by themselves, and the poll tries again.
      parts.log.error({ problem: problemOf(error) }, "cannot reach the storage");
      await wait(backoffMs(0, parts.random.fraction(), 500, 500));
    }
  }

  let pulling: Promise<void> | null = null;
  async function pullForward(): Promise<void> {
    const now = parts.clock.now();
    try {
      await parts.turns.pullForward(new Date(now.getTime() + tooFarMs), now);
    } catch (error) {
      parts.log.error({ problem: problemOf(error) }, "cannot reach the storage");
    }
  }
  const poll = setInterval(() => {
    pulling ??= pullForward().finally(() => {
      pulling = null;
      wake();
    });
    wake();
  }, pollMs);
  wake();
  return {
    wake,
    stop: async () => {
      stopping = true;
      clearInterval(poll);
      await pulling;
      await Promise.all(running);
    },
  };
}

async function handleOne(work: Work, parts: InOrderParts): Promise<void> {
  try {
    const turn = await parts.handle(work);
    const outcome = await parts.turns.commitTurn(turn, parts.clock.now());
    if (outcome === "committed") parts.onTurn(turn);
    else await parts.turns.release(work); // somebody claimed, or our lease ran out: it is handled again, from what holds now
  } catch (error) {
    await recordFailure(work, problemOf(error), parts);
  }
}

async function recordFailure(work: Work, problem: string, parts: InOrderParts): Promise<void> {
  const attempts = work.attempts + 1;
  const about = { event: work.event.id, conversation: work.conversation.id, attempts, problem };
  if (attempts < maxAttempts) {
    parts.log.warn(about, "a message could not be handled; trying again");
    const delay = backoffMs(attempts, parts.random.fraction(), 250, 30_000);
    await parts.turns.postpone(work, problem, new Date(parts.clock.now().getTime() + delay));
    return;
  }
  parts.log.error(about, "a message is set aside");
  const turn = parts.apologise(work);
  if ((await parts.turns.setAside(turn, problem, parts.clock.now())) === "committed") parts.onTurn(turn);
  else await parts.turns.release(work);
}
