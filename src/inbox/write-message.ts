import { createHash } from "node:crypto";
import type { NewMessage, SentFile } from "../conversation/message.ts";
import { cleanText } from "../safety/clean-text.ts";
import { maskSecrets } from "../safety/mask-secrets.ts";
import { type ConversationId, MessageId } from "../shared/ids.ts";
import type { Mediator } from "./mediator-store.ts";

const maxTextLength = 4_000;

export type Written =
  | { readonly kind: "written"; readonly message: NewMessage; readonly masked: boolean }
  | { readonly kind: "empty-message" | "too-long" };

type Typed = {
  readonly text: string;
  readonly clientMessageId: string;
  /** What goes with the words, which may then be none. */
  readonly file: Omit<SentFile, "kind" | "text"> | null;
};

/**
 * What a mediator typed, as it may be stored: cleaned, its secrets masked. Its id derives from who wrote what where, so that the same
 * request sent twice is one message.
 */
export function writeMessage(
  kind: "text" | "note",
  { text, clientMessageId, file }: Typed,
  conversation: ConversationId,
  { id, name }: Pick<Mediator, "id" | "name">,
  now: Date,
): Written {
  const clean = cleanText(text);
  if (clean === "" && file === null) return { kind: "empty-message" };
  if (clean.length > maxTextLength) return { kind: "too-long" };
  const masked = maskSecrets(clean);
  const origin = createHash("sha256").update(JSON.stringify([conversation, id, kind, clientMessageId]));
  return {
    kind: "written",
    masked: masked.found.length > 0,
    message: {
      id: MessageId.parse(`inbox/${origin.digest("base64url")}`),
      at: now,
      author: { kind: "mediator", id, name },
      body: file === null ? { kind, text: masked.text } : { kind: "file", ...file, text: masked.text },
      clientId: clientMessageId,
    },
  };
}
