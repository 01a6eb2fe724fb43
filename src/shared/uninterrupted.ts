import type { Clock } from "./clock.ts";

/** For how long this process has been awake and in reach of everything, told by what it notices at regular looks. */
export type Uninterrupted = {
  /** A look began; called before it. */
  looks(): void;
  /** It ended so: slow or failed, something was out of reach. */
  looked(outcome: "done" | "failed"): void;
  lastedMs(): number;
};

export type UninterruptedParts = {
  readonly clock: Clock;
  /** Milliseconds that only grow, whatever is done to the clock. */
  readonly stopwatch?: () => number;
  /** How often it looks. */
  readonly everyMs: number;
};

/** A look that takes longer, or comes later, than this met something that others may have met too. */
const slowMs = 1_500;

/**
 * Begins anew with the process, after a clock that stepped, a pause of the whole process, and a look that was slow or failed: whatever
 * was to reach us meanwhile may still be on its way, and dates written before cannot be compared with ours.
 */
export function createUninterrupted({
  clock,
  everyMs,
  stopwatch = () => performance.now(),
}: UninterruptedParts): Uninterrupted {
  const offset = (): number => clock.now().getTime() - stopwatch();
  let since = stopwatch();
  let lookedAt = since;
  let offsetThen = offset();

  const interrupt = (): void => {
    since = stopwatch();
  };
  return {
    looks: () => {
      const stepped = Math.abs(offset() - offsetThen) > slowMs;
      const late = stopwatch() - lookedAt > everyMs + slowMs;
      if (stepped || late) interrupt();
      offsetThen = offset();
      lookedAt = stopwatch();
    },
    looked: (outcome) => {
      if (outcome === "failed" || stopwatch() - lookedAt > slowMs) interrupt();
    },
    lastedMs: () => stopwatch() - since,
  };
}
