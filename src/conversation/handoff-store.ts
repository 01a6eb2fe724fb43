import type { Alert } from "../handoff/alert.ts";
import type { ConversationId, MediatorId } from "../shared/ids.ts";
import type { Conversation, Owner } from "./conversation.ts";
import type { ChannelAddress, Message, NewMessage } from "./message.ts";

export type ClaimOutcome =
  | { readonly kind: "claimed" }
  | { readonly kind: "already-yours" }
  | { readonly kind: "taken"; readonly by: string }
  | { readonly kind: "unknown-conversation" };

export type ConversationSummary = {
  readonly conversation: Conversation;
  readonly lastMessage: Message | null;
  /** The last one of the person's own. */
  readonly lastOwnMessage: Message | null;
};

/** What mediators do to conversations. Each method is one atomic act, with its live events. */
export type HandoffStore = {
  /**
   * From the bot or from waiting to this mediator, and the epoch moves. One winner, whatever the number asking; `messages` are
   * what the person is told of it, by the winner's act only.
   */
  claim(
    conversation: ConversationId,
    mediator: { id: MediatorId; name: string },
    now: Date,
    messages?: readonly NewMessage[],
  ): Promise<ClaimOutcome>;

  /** A mediator's own words. Unique by `message.id`. "not-yours" unless this mediator holds the conversation. */
  reply(
    conversation: ConversationId,
    mediator: MediatorId,
    message: NewMessage,
  ): Promise<"accepted" | "known" | "not-yours">;

  /** A private note; anyone may write one, whoever holds the conversation. Unique by `message.id`. */
  note(conversation: ConversationId, message: NewMessage): Promise<"accepted" | "known" | "unknown-conversation">;

  /** The mediator who holds it gives it to `to` (bot: closed; waiting: somebody else please), with parting words for the person. */
  handBack(
    conversation: ConversationId,
    mediator: MediatorId,
    to: Exclude<Owner, { kind: "mediator" }>,
    messages: readonly NewMessage[],
  ): Promise<"done" | "not-yours">;

  /**
   * A person of ours answered outside this program (the provider's own inbox). Their words stand in the transcript and go nowhere. The
   * conversation, begun if it is new, is theirs (`elsewhere`) unless a mediator holds it already, and the epoch moves: the assistant
   * is silent. Unique by `message.id`. A conversation held by `elsewhere` can be claimed by anyone.
   */
  answeredElsewhere(address: ChannelAddress, message: NewMessage, now: Date): Promise<"recorded" | "known">;

  /**
   * Words of the program at its own hour, whoever holds the conversation; a dialog that waits for an answer goes on waiting. Their choices
   * can be typed by hand when no dialog waits. Unique by `message.id`. "gone": the person ended it, or nobody ever wrote there.
   */
  tell(conversation: ConversationId, messages: readonly NewMessage[], now: Date): Promise<"told" | "gone">;

  /** The watch over people who wait: only if the conversation still waits in this epoch and `watch` has not gone that far. */
  advanceWatch(
    conversation: ConversationId,
    epoch: number,
    watch: "reminded" | "escalated",
    messages: readonly NewMessage[],
    alert: Alert,
  ): Promise<"done" | "stale">;

  /** Oldest wait first. */
  waiting(): Promise<readonly Conversation[]>;
  /** Rows for the inbox: waiting first (oldest first), then those held, then the bot's, newest activity first; at most `limit`. */
  list(limit: number): Promise<readonly ConversationSummary[]>;
  /** What this mediator holds, the longest held first. */
  heldBy(mediator: MediatorId): Promise<readonly ConversationId[]>;
  transcript(conversation: ConversationId): Promise<readonly Message[]>;
  /** Bot messages that are on their way to a provider right now. */
  botMessagesInFlight(conversation: ConversationId): Promise<number>;
};
