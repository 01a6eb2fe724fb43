import type { AttachedFile } from "./attached-file.ts";
import { keepList, readKeptList, type KeyValueStore } from "../frame/kept-value.ts";

export type WritingMode = "reply" | "note";

export type Drafts = {
  read(conversation: string, mode: WritingMode): string;
  write(conversation: string, mode: WritingMode, text: string): void;
  readFile(conversation: string): AttachedFile | null;
  writeFile(conversation: string, file: AttachedFile | null): void;
  has(conversation: string): boolean;
  /** At sign-out: nothing stays on a shared computer. */
  clear(): void;
};

/** What is being typed, bound to its conversation and to its mediator; survives a reload of the tab, and nothing more. */
export function createDrafts(storage: KeyValueStore, mediator: string): Drafts {
  const key = `sos-inbox:${mediator}:drafts`;
  const texts = new Map(readKeptList(storage, key) as readonly (readonly [string, string])[]);
  const filesKey = `${key}:files`;
  const files = new Map(readKeptList(storage, filesKey) as readonly (readonly [string, AttachedFile])[]);
  const place = (conversation: string, mode: WritingMode): string => `${mode}:${conversation}`;
  const read = (conversation: string, mode: WritingMode): string => texts.get(place(conversation, mode)) ?? "";
  return {
    read,
    write: (conversation, mode, text) => {
      if (text === "") texts.delete(place(conversation, mode));
      else texts.set(place(conversation, mode), text);
      keepList(storage, key, [...texts]);
    },
    readFile: (conversation) => files.get(conversation) ?? null,
    writeFile: (conversation, file) => {
      if (file === null) files.delete(conversation);
      else files.set(conversation, file);
      keepList(storage, filesKey, [...files]);
    },
    has: (conversation) =>
      read(conversation, "reply") !== "" || read(conversation, "note") !== "" || files.has(conversation),
    clear: () => {
      texts.clear();
      files.clear();
      keepList(storage, key, []);
      keepList(storage, filesKey, []);
    },
  };
}
