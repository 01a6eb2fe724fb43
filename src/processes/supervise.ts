import cluster from "node:cluster";
import { backoffMs } from "../shared/backoff.ts";
import type { Random } from "../shared/clock.ts";
import type { News } from "../shared/news.ts";
import { startWorker, type Ending, type WorkerLife } from "./worker-life.ts";

export type SupervisorParts = {
  /** How many workers there shall be. */
  readonly processes: number;
  readonly random: Pick<Random, "fraction">;
  readonly log: {
    info(fields: Readonly<Record<string, unknown>>, message: string): void;
    warn(fields: Readonly<Record<string, unknown>>, message: string): void;
    error(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
};

export type Supervisor = {
  /** All are there; or `cannot-start`: not one ever was, and no more is tried. */
  readonly started: Promise<"started" | "cannot-start" | "stopped">;
  /** Replaces the workers one after the other, each only once its successor is ready. */
  roll(): void;
  /** Ends the workers first. */
  stop(): Promise<void>;
};

/** Who ends sooner after being ready has failed. */
const stableMs = 10_000;
/** Failures in a row after which a program that never started is given up. */
const mostFailures = 4;
const retry = { baseMs: 200, maxMs: 30_000 };
const stopPatienceMs = 20_000;
const gentlePatienceMs = 40_000;

/** One of the workers that shall be there, whichever process that is at the moment. */
type Place = { life: WorkerLife; failures: number };

/**
 * Keeps `processes` workers of this very program alive. They share the port (node:cluster), and each takes its connections from the
 * system itself: were they dealt out from here, some would go to a worker that has just died. The first worker starts alone, so
 * that what is done once is done once.
 */
export function supervise({ processes, random, log }: SupervisorParts): Supervisor {
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const places = new Set<Place>();
  const lives = new Set<WorkerLife>();
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let everReady = false;
  let rolling: Promise<void> | null = null;
  let rollAgain = false;
  let onReady: () => void = () => undefined;
  let giveUp: () => void = () => undefined;

  function begin(): WorkerLife {
    const life = startWorker((news) => tellOthers(life, news));
    lives.add(life);
    void life.ended.then(() => lives.delete(life));
    void life.ready.then((outcome) => {
      if (outcome === "ended") return;
      everReady = true;
      onReady();
    });
    return life;
  }

  function tellOthers(teller: WorkerLife, news: News): void {
    for (const life of lives) if (life !== teller) life.tell(news);
  }

  function addPlace(): Place {
    const place: Place = { life: begin(), failures: 0 };
    places.add(place);
    void keep(place);
    return place;
  }

  async function keep(place: Place): Promise<void> {
    for (;;) {
      const { life } = place;
      const ending = await life.ended;
      if (isStopping()) return;
      if (place.life !== life) continue; // it was replaced
      place.failures = hasFailed(ending) ? place.failures + 1 : 0;
      if (!everReady && (ending.toldWhy || place.failures >= mostFailures)) return void giveUp();
      log.warn({ process: life.pid, how: ending.how }, "a worker process ended; another one is started");
      await pause(
        place.failures === 0 ? 0 : backoffMs(place.failures - 1, random.fraction(), retry.baseMs, retry.maxMs),
      );
      if (isStopping()) return;
      if (place.life === life) place.life = begin();
    }
  }

  /** Cut short when all stops. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stopping.signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      stopping.signal.addEventListener("abort", done);
    });

  async function start(): Promise<"started" | "cannot-start" | "stopped"> {
    const anyReady = new Promise<"ready">((resolve) => (onReady = () => resolve("ready")));
    const givenUp = new Promise<"cannot-start">((resolve) => (giveUp = () => resolve("cannot-start")));
    const stopped = new Promise<"stopped">((resolve) =>
      stopping.signal.addEventListener("abort", () => resolve("stopped")),
    );
    addPlace();
    const first = await Promise.race([stopped, givenUp, anyReady]);
    if (first !== "ready") return first;
    const others = Array.from({ length: processes - 1 }, addPlace);
    const allTried = Promise.all(others.map(({ life }) => life.ready)).then(() => "started" as const);
    return Promise.race([allTried, stopped]);
  }

  async function rollOnce(): Promise<void> {
    log.info({}, "replacing the worker processes one after the other");
    for (const place of places) {
      if (isStopping()) return;
      const successor = begin();
      if ((await successor.ready) === "ended") {
        const { how } = await successor.ended;
        if (!isStopping()) log.error({ how }, "the new worker process does not start: the others go on as they are");
        return;
      }
      const old = place.life;
      place.life = successor;
      place.failures = 0;
      await old.stop("gently", gentlePatienceMs);
    }
    log.info({}, "all worker processes are replaced");
  }

  function roll(): void {
    if (!everReady || isStopping()) return;
    if (rolling !== null) {
      rollAgain = true;
      return;
    }
    rollAgain = false;
    rolling = rollOnce().finally(() => {
      rolling = null;
      if (rollAgain) roll();
    });
  }

  return {
    started: start(),
    roll,
    stop: async () => {
      stopping.abort();
      await Promise.all([...lives].map((life) => life.stop("now", stopPatienceMs)));
      await rolling;
    },
  };
}

const hasFailed = ({ readyForMs }: Ending): boolean => readyForMs === null || readyForMs < stableMs;
