import type { ConversationId, MediatorId } from "../shared/ids.ts";
import type { NewsLine } from "../shared/news.ts";

/** Somebody is writing. Never stored: it is worth a few seconds of dots on a screen. */
export type TypingNotice = {
  readonly conversation: ConversationId;
  readonly from: "resident" | "bot" | "mediator";
  /** The mediator's; null for the others. */
  readonly name: string | null;
};

export type Typing = {
  /** To the screens of this process and of the others. `mediator`: who writes, null for others. */
  announce(
    notice: Pick<TypingNotice, "conversation" | "from"> & {
      readonly mediator: { readonly id: MediatorId; readonly name: string } | null;
    },
  ): void;
  /** Returns the way to stop. */
  subscribe(listener: (notice: TypingNotice) => void): () => void;
};

export type TypingParts = {
  readonly news: Pick<NewsLine, "tell" | "listen">;
  /** Names do not travel between processes: each looks them up. */
  readonly nameOf: (mediator: MediatorId) => Promise<string | null>;
};

/** A listener must not throw; one that does keeps nobody else from hearing. */
export function createTyping({ news, nameOf }: TypingParts): Typing {
  const listeners = new Set<(notice: TypingNotice) => void>();
  const show = (notice: TypingNotice): void => {
    for (const listener of listeners) {
      try {
        listener(notice);
      } catch {
        // Dots on one screen are not worth an error: that screen is being closed.
      }
    }
  };
  news.listen((heard) => {
    if (heard.kind !== "typing" || listeners.size === 0) return;
    const { conversation, from, mediator } = heard;
    if (mediator === null) return void show({ conversation, from, name: null });
    nameOf(mediator).then(
      (name) => show({ conversation, from, name }),
      () => undefined, // no dots, then
    );
  });
  return {
    announce: ({ conversation, from, mediator }) => {
      show({ conversation, from, name: mediator?.name ?? null });
      news.tell({ kind: "typing", conversation, from, mediator: mediator?.id ?? null });
    },
    subscribe: (listener) => {
      // A function may subscribe twice: each subscription is its own.
      const own = (notice: TypingNotice): void => listener(notice);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
