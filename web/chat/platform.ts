/** What the chat needs of its surroundings: a browser gives the real ones, tests give a clock that they turn by hand. */
export type Platform = {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds, never going back. */
  readonly now: () => number;
  /** Runs `act` once after `milliseconds`; the returned function cancels it. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** A number in [0, 1), for jitter. */
  readonly fraction: () => number;
  /** A fresh id of 8 to 64 characters among A-Z a-z 0-9 _ -. */
  readonly newId: () => string;
};

const longestWait = 15_000;

/** 1, 2, 4 … 15 seconds, each up to a quarter longer, so that browsers cut off together do not come back together. */
export function backOff(failures: number, platform: Platform): number {
  const wait = Math.min(1_000 * 2 ** Math.max(0, failures - 1), longestWait);
  return wait * (1 + platform.fraction() / 4);
}
