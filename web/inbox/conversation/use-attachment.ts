import { useEffect, useRef, useState } from "react";
import { whyNotFile } from "../../../src/inbox/say-file-limits.ts";
import type { FileLimits } from "../../../src/media/file-limits.ts";
import { sayProblem } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import type { AttachedFile } from "./attached-file.ts";
import { newId } from "./new-id.ts";

export type Attachment =
  | { readonly kind: "none"; readonly notice: string | null }
  | { readonly kind: "bringing"; readonly name: string; readonly id: string }
  | { readonly kind: "failed"; readonly name: string; readonly why: string; readonly again: () => void }
  | { readonly kind: "ready"; readonly file: AttachedFile; readonly notice: string | null };

export type UsedAttachment = {
  readonly attachment: Attachment;
  /** Of several, the first. */
  readonly attach: (files: readonly File[]) => void;
  /** Takes it away, on the server too. */
  readonly remove: () => void;
  /** It goes with a message: the server keeps it. */
  readonly handOver: () => AttachedFile | null;
};

const oneAtATime = "Un seul fichier à la fois : envoyez celui-ci, puis ajoutez le suivant.";

/** The file that is to go with the next words: brought to the server at once, kept with the draft. */
export function useAttachment(conversation: string, limits: FileLimits): UsedAttachment {
  const { drafts } = useDesk();
  const [attachment, setAttachment] = useState<Attachment>(() => {
    const file = drafts.readFile(conversation);
    return file === null ? { kind: "none", notice: null } : { kind: "ready", file, notice: null };
  });
  /** What is being brought; another one, or none, takes its place. */
  const current = useRef<string | null>(null);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  async function bring(file: File, id: string, notice: string | null): Promise<void> {
    current.current = id;
    setAttachment({ kind: "bringing", name: file.name, id });
    try {
      const brought = await api.bring(conversation, id, file);
      if (current.current !== id) return void api.takeAway(conversation, id).catch(() => undefined);
      const { media, attachment: kind, size } = brought;
      const attached = { id, media, name: file.name, attachment: kind, size };
      // Whoever looks at another conversation meanwhile finds it here on coming back.
      drafts.writeFile(conversation, attached);
      if (isShown.current) setAttachment({ kind: "ready", file: attached, notice });
    } catch (error) {
      if (current.current !== id || !isShown.current) return;
      const again = (): void => void bring(file, id, notice);
      setAttachment({ kind: "failed", name: file.name, why: sayProblem(error), again });
    }
  }

  function remove(): void {
    const id = attachment.kind === "ready" ? attachment.file.id : null;
    current.current = null;
    drafts.writeFile(conversation, null);
    setAttachment({ kind: "none", notice: null });
    // What does not reach the server is erased with the conversation's words.
    if (id !== null) void api.takeAway(conversation, id).catch(() => undefined);
  }

  return {
    attachment,
    attach: (files) => {
      const [file] = files;
      if (file === undefined) return;
      const why = whyNotFile(limits, { type: file.type, size: file.size });
      if (why === null) {
        remove();
        void bring(file, newId(), files.length > 1 ? oneAtATime : null);
      } else if (attachment.kind === "ready") setAttachment({ ...attachment, notice: why });
      else setAttachment({ kind: "none", notice: why });
    },
    remove,
    handOver: () => {
      if (attachment.kind !== "ready") return null;
      drafts.writeFile(conversation, null);
      setAttachment({ kind: "none", notice: null });
      return attachment.file;
    },
  };
}
