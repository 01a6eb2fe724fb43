import type { News } from "../shared/news.ts";

type Listener = (news: News) => void;
export type Listeners = { add(listener: Listener): () => void; tell(news: News): void };

export function createListeners(): Listeners {
  const all = new Set<Listener>();
  return {
    add: (listener) => {
      // A function may listen twice: each time is its own.
      const own: Listener = (news) => listener(news);
      all.add(own);
      return () => void all.delete(own);
    },
    tell: (news) => {
      for (const listener of all) listener(news);
    },
  };
}
