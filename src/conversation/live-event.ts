import type { ConversationId } from "../shared/ids.ts";
import type { Conversation } from "./conversation.ts";
import type { Message } from "./message.ts";

/**
 * A line of the numbered log that feeds every open inbox and web chat. It names what changed and holds no words itself:
 * what was erased since does not come back with a replay.
 */
export type LiveEvent = { readonly seq: number } & (
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "conversation"; readonly conversation: Conversation }
  /** A message's delivery state moved. */
  | { readonly kind: "delivery"; readonly message: Message }
  /** `part` became a part of this conversation: `ContactStore.learnAlias`. */
  | { readonly kind: "joined"; readonly part: ConversationId; readonly conversation: Conversation }
  /** Somebody's account came or went. */
  | { readonly kind: "mediators" }
  | { readonly kind: "alerts" }
  | { readonly kind: "appointments" }
  /** Openings, absences, closures, reasons… */
  | { readonly kind: "schedule" }
);

export type LiveEventStore = {
  /** Events after `seq` in order, at most `limit`; of one conversation, or of all. Erased ones are left out. */
  after(seq: number, limit: number, conversation?: ConversationId): Promise<readonly LiveEvent[]>;
  /** The highest number given so far: 0 when none. */
  latest(): Promise<number>;
  /** Events up to this number may have been dropped by age: whoever has seen less must read the state itself. 0 when none was. */
  droppedUpTo(): Promise<number>;
};
