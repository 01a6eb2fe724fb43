import type { ConversationId } from "../shared/ids.ts";

/** Somebody is writing. Never stored: it is worth a few seconds of dots on a screen, in this process only. */
export type TypingNotice = {
  readonly conversation: ConversationId;
  readonly from: "resident" | "bot" | "mediator";
  /** The mediator's; null for the others. */
  readonly name: string | null;
};

export type Typing = {
  announce(notice: TypingNotice): void;
  /** Returns the way to stop. */
  subscribe(listener: (notice: TypingNotice) => void): () => void;
};

/** A listener must not throw; one that does keeps nobody else from hearing. */
export function createTyping(): Typing {
  const listeners = new Set<(notice: TypingNotice) => void>();
  return {
    announce: (notice) => {
      for (const listener of listeners) {
        try {
          listener(notice);
        } catch {
          // Dots on one screen are not worth an error: that screen is being closed.
        }
      }
    },
    subscribe: (listener) => {
      // A function may subscribe twice: each subscription is its own.
      const own = (notice: TypingNotice): void => listener(notice);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
