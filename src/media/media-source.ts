import { createHash } from "node:crypto";
import type { ConversationId, EventId } from "../shared/ids.ts";
import { MediaId } from "../shared/ids.ts";

/** Where a file that a person sent is to be fetched, and what the provider says of it. */
export type MediaSource = {
  readonly channel: string;
  /** An address, or the provider's id for one. */
  readonly at: { readonly kind: "url"; readonly url: string } | { readonly kind: "id"; readonly id: string };
  /** Base64, as WhatsApp tells it; null when the provider does not say. */
  readonly sha256: string | null;
};

export type WantedMedia = { readonly id: MediaId; readonly source: MediaSource };

/** Derived, so that the same delivery twice is one file; it begins with the conversation, so that all of one can be erased. */
export const mediaIdOf = (conversation: ConversationId, event: EventId): MediaId =>
  MediaId.parse(`${conversation}.${createHash("sha256").update(event).digest("base64url").slice(0, 22)}`);
