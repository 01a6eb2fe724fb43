import { keepList, readKeptList, type KeyValueStore } from "../frame/kept-value.ts";

export type WritingMode = "reply" | "note";

export type Drafts = {
  read(conversation: string, mode: WritingMode): string;
  write(conversation: string, mode: WritingMode, text: string): void;
  has(conversation: string): boolean;
  /** At sign-out: nothing stays on a shared computer. */
  clear(): void;
};

/** What is being typed, bound to its conversation and to its mediator; survives a reload of the tab, and nothing more. */
export function createDrafts(storage: KeyValueStore, mediator: string): Drafts {
  const key = `sos-inbox:${mediator}:drafts`;
  const texts = new Map(readKeptList(storage, key) as readonly (readonly [string, string])[]);
  const place = (conversation: string, mode: WritingMode): string => `${mode}:${conversation}`;
  const read = (conversation: string, mode: WritingMode): string => texts.get(place(conversation, mode)) ?? "";
  return {
    read,
    write: (conversation, mode, text) => {
      if (text === "") texts.delete(place(conversation, mode));
      else texts.set(place(conversation, mode), text);
      keepList(storage, key, [...texts]);
    },
    has: (conversation) => read(conversation, "reply") !== "" || read(conversation, "note") !== "",
    clear: () => {
      texts.clear();
      keepList(storage, key, []);
    },
  };
}
