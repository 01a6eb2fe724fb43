import type { NewsLine } from "../shared/news.ts";

export type Commits = {
  /** After each commit of any process that others may be waiting for, as far as it is told. */
  onAny(listener: () => void): () => void;
  /** Only those of other processes. */
  onOthers(listener: () => void): () => void;
  /** Tells the others no more. */
  stop(): void;
};

/** At most one word about commits in this time: under load one look serves many of them. */
const gapMs = 20;

/** Commits of this process are told to the others, and theirs are heard. */
export function hearCommits(onOwn: (listener: () => void) => () => void, news: NewsLine): Commits {
  let pause: NodeJS.Timeout | null = null;
  let more = false;
  const tell = (): void => {
    if (pause !== null) {
      more = true;
      return;
    }
    more = false;
    news.tell({ kind: "committed" });
    pause = setTimeout(() => {
      pause = null;
      if (more) tell();
    }, gapMs);
  };
  const stopListening = onOwn(tell);
  const onOthers = (listener: () => void): (() => void) =>
    news.listen(({ kind }) => {
      if (kind === "committed") listener();
    });
  return {
    onOthers,
    onAny: (listener) => {
      const stops = [onOwn(listener), onOthers(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    stop: () => {
      stopListening();
      if (pause !== null) clearTimeout(pause);
    },
  };
}
