import cluster from "node:cluster";
import type { NewsLine } from "../shared/news.ts";
import { createListeners } from "./listeners.ts";
import { type HowToStop, WordOfSupervisor, type WordOfWorker } from "./words.ts";

/** Words on their way to the supervisor at most; a busy one is not told more. */
const mostUnderWay = 64;

export const isWorker = (): boolean => cluster.isWorker;

const say = (word: WordOfWorker, done: () => void = () => undefined): void => {
  if (process.connected) process.send?.(word, undefined, undefined, done);
  else done();
};

const hear = (listener: (word: WordOfSupervisor) => void): (() => void) => {
  const onMessage = (message: unknown): void => {
    const word = WordOfSupervisor.safeParse(message).data;
    if (word !== undefined) listener(word);
  };
  process.on("message", onMessage);
  return () => void process.off("message", onMessage);
};

/** News between the workers of one supervisor. */
export function openWorkerNews(): NewsLine {
  const listeners = createListeners();
  let underWay = 0;
  const stopHearing = hear((word) => {
    if (word.kind === "news") listeners.tell(word.news);
  });
  return {
    tell: (news) => {
      if (underWay >= mostUnderWay) return;
      underWay += 1;
      say({ kind: "news", news }, () => (underWay -= 1));
    },
    listen: listeners.add,
    close: () => {
      stopHearing();
      return Promise.resolve();
    },
  };
}

/** Ends at the supervisor's word, and also when the supervisor is gone: nobody would start this process again or stop it. */
export function obeySupervisor(stop: (how: HowToStop) => void): void {
  hear((word) => {
    if (word.kind === "stop") stop(word.how);
  });
  cluster.worker?.once("disconnect", () => {
    // Else cluster ends the process on the spot, in the middle of what it does.
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
    stop("now");
  });
  say({ kind: "ready" });
}

/** Resolves once it is told. */
export const sayCannotStart = (): Promise<void> =>
  new Promise((resolve) => {
    say({ kind: "cannot-start" }, resolve);
  });
