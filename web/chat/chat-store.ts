import type { SentContent, Session } from "./chat-protocol.ts";
import type { Outgoing } from "./chat-state.ts";

/** What a reload of the page must not lose. */
export type SavedChat = {
  readonly session: Session | null;
  readonly unsent: readonly Outgoing[];
  readonly draft: string;
};

export type ChatStore = {
  readonly load: () => SavedChat | null;
  readonly save: (saved: SavedChat) => void;
  readonly clear: () => void;
};

/** The part of the browser's Storage that is used. */
export type KeyValues = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
};

/** For the kiosk: nothing outlives the page, and nothing can be read by the next person. */
export function memoryChatStore(): ChatStore {
  let kept: SavedChat | null = null;
  return {
    load: () => kept,
    save: (saved) => void (kept = saved),
    clear: () => void (kept = null),
  };
}

/**
 * Keeps the chat for as long as the tab is open, under one key. Where the browser refuses (private window, blocked or full
 * storage) the chat goes on without it: only a reload would then lose something.
 */
export function sessionChatStore(storage: () => KeyValues, key: string): ChatStore {
  return {
    load() {
      const written = attempt(() => storage().getItem(key));
      return written === null ? null : readSaved(written);
    },
    save: (saved) => void attempt(() => storage().setItem(key, JSON.stringify(saved))),
    clear: () => void attempt(() => storage().removeItem(key)),
  };
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

function readSaved(written: string): SavedChat | null {
  const value = attempt((): unknown => JSON.parse(written));
  if (!isRecord(value)) return null;
  const { session, unsent, draft } = value;
  return {
    session: isRecord(session) ? readSession(session) : null,
    unsent: Array.isArray(unsent) ? unsent.flatMap(readOutgoing) : [],
    draft: typeof draft === "string" ? draft : "",
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function readSession({ conversationId, token }: Record<string, unknown>): Session | null {
  return typeof conversationId === "string" && typeof token === "string" ? { conversationId, token } : null;
}

function readOutgoing(value: unknown): readonly Outgoing[] {
  if (!isRecord(value) || typeof value["clientMessageId"] !== "string" || !isRecord(value["content"])) return [];
  const content = readContent(value["content"]);
  return content === null ? [] : [{ clientMessageId: value["clientMessageId"], content, status: "waiting" }];
}

function readContent({ kind, text, choice, label }: Record<string, unknown>): SentContent | null {
  if (kind === "text" && typeof text === "string") return { kind, text };
  if (kind === "choice" && typeof choice === "string" && typeof label === "string") return { kind, choice, label };
  return null;
}
