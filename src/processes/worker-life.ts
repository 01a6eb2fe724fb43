import cluster from "node:cluster";
import type { News } from "../shared/news.ts";
import { type HowToStop, WordOfWorker, type WordOfSupervisor } from "./words.ts";

/** One worker process, from its start to its end. */
export type WorkerLife = {
  readonly pid: number;
  readonly ready: Promise<"ready" | "ended">;
  readonly ended: Promise<Ending>;
  isReady(): boolean;
  /** Dropped when the worker is too busy to hear. */
  tell(news: News): void;
  /** Asked to end; killed when it has not within `patienceMs`. */
  stop(how: HowToStop, patienceMs: number): Promise<void>;
};

/** `readyForMs` null: it never was. */
export type Ending = {
  readonly how: string;
  readonly readyForMs: number | null;
  /** It has told a fault with its remedy. */
  readonly toldWhy: boolean;
};

/** Words on their way to one worker at most. */
const mostUnderWay = 64;
/** Learning French is the longest part of a start; who takes longer than this hangs. */
const startPatienceMs = 10 * 60_000;

/** Starts a worker; `onNews` hears what it tells the others. */
export function startWorker(onNews: (news: News) => void): WorkerLife {
  const worker = cluster.fork();
  let readyAt: number | null = null;
  let over = false;
  let toldWhy = false;
  let underWay = 0;
  worker.on("error", () => undefined); // a word that could not be said any more: its end is told by "exit"

  const ended = new Promise<Ending>((resolve) => {
    worker.once("exit", (code: number | null, signal: string | null) => {
      over = true;
      const readyForMs = readyAt === null ? null : performance.now() - readyAt;
      resolve({ how: signal ?? `code ${code ?? "unknown"}`, readyForMs, toldWhy });
    });
  });
  const ready = new Promise<"ready" | "ended">((resolve) => {
    worker.on("message", (message: unknown) => {
      const word = WordOfWorker.safeParse(message).data;
      if (word?.kind === "news") onNews(word.news);
      if (word?.kind === "cannot-start") toldWhy = true;
      if (word?.kind !== "ready") return;
      readyAt = performance.now();
      resolve("ready");
    });
    void ended.then(() => resolve("ended"));
  });
  const startImpatience = setTimeout(() => worker.process.kill("SIGKILL"), startPatienceMs);
  void ready.then(() => clearTimeout(startImpatience));
  const say = (word: WordOfSupervisor, done: () => void): void => {
    if (worker.isConnected()) worker.send(word, undefined, done);
    else done();
  };

  return {
    pid: worker.process.pid ?? 0,
    ready,
    ended,
    isReady: () => readyAt !== null && !over,
    tell: (news) => {
      if (readyAt === null || underWay >= mostUnderWay) return;
      underWay += 1;
      say({ kind: "news", news }, () => (underWay -= 1));
    },
    stop: async (how, patienceMs) => {
      if (over) return;
      if (readyAt === null) worker.process.kill("SIGTERM");
      else say({ kind: "stop", how }, () => undefined);
      const impatience = setTimeout(() => worker.process.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}
