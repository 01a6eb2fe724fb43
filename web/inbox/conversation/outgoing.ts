import type { AttachedFile } from "./attached-file.ts";
import { keepList, readKeptList, type KeyValueStore } from "../frame/kept-value.ts";
import type { WritingMode } from "./drafts.ts";

/** Something sent and not yet seen in the transcript. */
export type Outgoing = {
  readonly clientMessageId: string;
  readonly conversation: string;
  readonly mode: WritingMode;
  readonly text: string;
  readonly file: AttachedFile | null;
  readonly state:
    { readonly kind: "sending" } | { readonly kind: "sent" } | { readonly kind: "failed"; readonly why: string };
};

export type OutgoingParts = {
  readonly storage: KeyValueStore;
  readonly mediator: string;
  readonly post: (message: Outgoing) => Promise<unknown>;
  readonly newId: () => string;
  /** The sentence for what went wrong. */
  readonly sayProblem: (error: unknown) => string;
};

export type OutgoingStore = {
  readonly list: () => readonly Outgoing[];
  readonly subscribe: (listener: () => void) => () => void;
  /** In one conversation, one after the other: an answer never overtakes the one before it. */
  readonly send: (conversation: string, mode: WritingMode, text: string, file?: AttachedFile | null) => Promise<void>;
  /** The same id again: if the first try arrived after all, nothing is said twice. */
  readonly retry: (clientMessageId: string) => Promise<void>;
  /** Takes it out, to be mended in the composer. */
  readonly takeBack: (clientMessageId: string) => Outgoing | null;
  /** The transcript shows these now. */
  readonly forget: (clientMessageIds: readonly string[]) => void;
  readonly clear: () => void;
};

const interrupted = "La page a été rechargée pendant l’envoi.";

export function createOutgoing({ storage, mediator, post, newId, sayProblem }: OutgoingParts): OutgoingStore {
  const key = `sos-inbox:${mediator}:outgoing`;
  const listeners = new Set<() => void>();
  const lastOf = new Map<string, Promise<void>>();
  let messages: readonly Outgoing[] = (readKeptList(storage, key) as readonly Outgoing[])
    .filter(({ state }) => state.kind !== "sent")
    .map((message) => ({ ...message, file: message.file ?? null }))
    .map((message) =>
      message.state.kind === "failed" ? message : { ...message, state: { kind: "failed", why: interrupted } },
    );

  function change(next: readonly Outgoing[]): void {
    messages = next;
    keepList(storage, key, messages);
    for (const listener of listeners) listener();
  }

  const setState = (id: string, state: Outgoing["state"]): void =>
    change(messages.map((message) => (message.clientMessageId === id ? { ...message, state } : message)));

  function deliver(message: Outgoing): Promise<void> {
    const before = lastOf.get(message.conversation) ?? Promise.resolve();
    const after = before.then(async () => {
      try {
        await post(message);
        setState(message.clientMessageId, { kind: "sent" });
      } catch (error) {
        setState(message.clientMessageId, { kind: "failed", why: sayProblem(error) });
      }
    });
    lastOf.set(message.conversation, after);
    return after;
  }

  const find = (id: string): Outgoing | null => messages.find(({ clientMessageId }) => clientMessageId === id) ?? null;
  const without = (ids: readonly string[]): readonly Outgoing[] =>
    messages.filter(({ clientMessageId }) => !ids.includes(clientMessageId));

  return {
    list: () => messages,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send: (conversation, mode, text, file = null) => {
      const clientMessageId = newId();
      const message: Outgoing = { clientMessageId, conversation, mode, text, file, state: { kind: "sending" } };
      change([...messages, message]);
      return deliver(message);
    },
    retry: async (id) => {
      const message = find(id);
      if (message?.state.kind !== "failed") return;
      setState(id, { kind: "sending" });
      await deliver(message);
    },
    takeBack: (id) => {
      const message = find(id);
      if (message?.state.kind !== "failed") return null;
      change(without([id]));
      return message;
    },
    forget: (ids) => {
      if (messages.some(({ clientMessageId }) => ids.includes(clientMessageId))) change(without(ids));
    },
    clear: () => change([]),
  };
}
