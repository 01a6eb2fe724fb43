import type { Clock } from "./clock.ts";
import type { LeaseStore } from "./lease-store.ts";
import { problemOf } from "./problem-of.ts";

export type Ownership = {
  /** Greater than that of any owner before: whoever is written to can refuse an older one. */
  readonly fence: number;
  /** Aborted as soon as the lease is lost or given back. */
  readonly lost: AbortSignal;
};

/** Begins the job; what it returns stops it. Another process may begin while it stops, so that each step must bear being done twice. */
export type BeginJob = (ownership: Ownership) => () => Promise<void>;

export type SingleOwnerParts = {
  readonly name: string;
  readonly leases: Pick<LeaseStore, "acquire" | "release">;
  /** This process; no other may be called so. */
  readonly owner: string;
  readonly clock: Clock;
  readonly begin: BeginJob;
  readonly log: {
    debug(fields: Readonly<Record<string, unknown>>, message: string): void;
    info(fields: Readonly<Record<string, unknown>>, message: string): void;
    warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
  readonly leaseMs?: number;
  /** Milliseconds that only grow, whatever is done to the clock. */
  readonly stopwatch?: () => number;
};

export type SingleOwner = {
  isOwner(): boolean;
  /** Ends the job if it is here, and gives the lease back so that another process has it at once. */
  stop(): Promise<void>;
};

type Held = Ownership & { readonly stopJob: () => Promise<void>; readonly lose: () => void; watchdog: NodeJS.Timeout };

/**
 * Runs a job in one process of all. Within the lease's time after its owner died, another process has it.
 * Clocks that step do not matter: each process counts from its own start by a stopwatch; an owner that could not renew in time by that
 * stopwatch stops; and a lease that nobody renewed while we watched for its whole length is over, whatever date it carries.
 */
export function startSingleOwner(parts: SingleOwnerParts): SingleOwner {
  const { name, leases, owner, clock, begin, log, leaseMs = 30_000, stopwatch = () => performance.now() } = parts;
  const startedAt = clock.now().getTime() - stopwatch();
  const steadyNow = (): number => startedAt + stopwatch();
  /** It stops a little before others may begin. */
  const safeMs = leaseMs * 0.9;
  let held: Held | null = null;
  let ending: Promise<void> = Promise.resolve();
  let others: { readonly until: number; readonly seenSince: number } | null = null;
  let reachable = true;
  let stopped = false;
  let skipPause: () => void = () => undefined;

  /** Returns after how long to ask again. */
  async function ask(): Promise<number> {
    const asked = stopwatch();
    const answer = await leases.acquire(name, owner, new Date(whenToAskFor()), leaseMs);
    if (answer.kind === "taken") {
      end("another process has it");
      return untilOthersMayBeOver(answer.until.getTime());
    }
    others = null;
    if (stopped) return 0;
    if (stopwatch() - asked >= safeMs) return 0; // so late that it may be somebody else's already
    if (held !== null && held.fence !== answer.fence) end("it was another's in between");
    await ending;
    if (held === null) {
      start(answer.fence, asked);
    } else {
      clearTimeout(held.watchdog);
      held.watchdog = watch(asked);
    }
    return leaseMs / 3;
  }

  function whenToAskFor(): number {
    const nobodyRenews = others !== null && stopwatch() - others.seenSince >= leaseMs;
    return nobodyRenews ? Math.max(steadyNow(), others?.until ?? 0) : steadyNow();
  }

  function untilOthersMayBeOver(until: number): number {
    if (others?.until !== until) others = { until, seenSince: stopwatch() };
    const byDate = until - steadyNow();
    const bySilence = others.seenSince + leaseMs - stopwatch();
    return Math.max(Math.min(byDate, bySilence, leaseMs / 3), leaseMs / 100);
  }

  function start(fence: number, asked: number): void {
    const losing = new AbortController();
    const ownership: Ownership = { fence, lost: losing.signal };
    log.debug({ job: name, fence }, "this process has a single job");
    held = { ...ownership, stopJob: begin(ownership), lose: () => losing.abort(), watchdog: watch(asked) };
  }

  function watch(asked: number): NodeJS.Timeout {
    const msLeft = asked + safeMs - stopwatch();
    return setTimeout(() => end("it could not be renewed in time"), Math.max(0, msLeft));
  }

  function end(reason: string): void {
    if (held === null) return;
    const { stopJob, lose, watchdog, fence } = held;
    held = null;
    clearTimeout(watchdog);
    lose();
    if (!stopped) log.info({ job: name, fence, reason }, "this process stops a single job");
    ending = stopJob().catch((error: unknown) =>
      log.warn({ job: name, problem: problemOf(error) }, "a single job did not stop cleanly"),
    );
  }

  async function run(): Promise<void> {
    while (!stopped) {
      let pauseMs: number;
      try {
        pauseMs = await ask();
        reachable = true;
      } catch (error) {
        if (reachable) log.warn({ job: name, problem: problemOf(error) }, "a lease cannot be asked for; trying again");
        reachable = false;
        pauseMs = leaseMs / 10;
      }
      await pause(pauseMs);
    }
  }

  async function pause(ms: number): Promise<void> {
    if (stopped || ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      skipPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const running = run();
  return {
    isOwner: () => held !== null,
    stop: async () => {
      stopped = true;
      skipPause();
      end("the process stops");
      await running;
      await ending;
      await leases.release(name, owner).catch(() => undefined); // it runs out by itself
    },
  };
}
