import type { Alert } from "../handoff/alert.ts";
import type { ConversationId, MessageId } from "../shared/ids.ts";
import type { Author, ChannelAddress, MessageBody } from "../conversation/message.ts";

/** A reply on its way to a provider. Its id is the message's: providers that can, give it back to us. */
export type OutboxItem = {
  readonly id: MessageId;
  readonly conversation: ConversationId;
  readonly address: ChannelAddress;
  readonly author: Author;
  readonly body: MessageBody;
  /** Attempts begun, this one included. */
  readonly attempt: number;
  /** The person's last message: what the provider's answering window counts from. */
  readonly lastInboundAt: Date | null;
};

export type DeliveryErrorClass =
  "auth" | "window" | "unreachable" | "rate" | "invalid" | "transient" | "policy" | "unknown";

export type Settlement =
  | { readonly kind: "sent"; readonly providerId: string }
  | { readonly kind: "retry"; readonly at: Date; readonly error: string; readonly alert: Alert | null }
  | { readonly kind: "failed"; readonly errorClass: DeliveryErrorClass; readonly error: string; readonly alert: Alert }
  /** It is not to be said any more. */
  | { readonly kind: "withheld"; readonly alert: null }
  /** A time-out: the provider may have taken it. `confirmBy`: if the channel echoes what it took, silence until then means it did not. */
  | { readonly kind: "unknown"; readonly error: string; readonly confirmBy: Date | null; readonly alert: Alert | null };

/** Replies towards providers that push. Each method is one atomic act. */
export type OutboxStore = {
  /**
   * Begins an attempt on up to `limit` due replies, at most one per conversation, oldest first: a reply never overtakes an
   * earlier one that is queued, being sent or unknown with a `confirmBy`. In the same act, a bot's reply of a conversation whose
   * epoch moved since it was committed is marked withheld instead. Replies of `except`, channels on which this process cannot send at
   * the moment, wait for one that can.
   */
  beginDue(
    worker: string,
    now: Date,
    leaseMs: number,
    limit: number,
    except?: ReadonlySet<string>,
  ): Promise<readonly OutboxItem[]>;
  /** Ignored unless this worker's attempt is still the current one. */
  settle(item: OutboxItem, worker: string, settlement: Settlement, now: Date): Promise<void>;
  /**
   * Attempts whose worker vanished become unknown with `confirmBy` = now + `confirmMs`; unknown ones whose `confirmBy` has passed
   * are queued again (the provider echoes what it takes, and was silent). Those of `silent`, channels whose provider never tells, become
   * unknown for good, with an alert. Returns how many changed.
   */
  recover(now: Date, confirmMs: number, silent?: ReadonlySet<string>): Promise<number>;
  /**
   * What is due, leased or awaited later than `latest` was dated by a clock that has been set back since: it is due, its worker is gone,
   * or it is awaited until `confirmBy`. Returns how many conversations changed.
   */
  pullForward(latest: Date, now: Date, confirmBy: Date): Promise<number>;
  /** An echo or a status from the provider. States only move forward: queued < sending < unknown < sent < delivered < read. */
  confirm(
    by: { readonly id: MessageId } | { readonly providerId: string },
    state: "sent" | "delivered" | "read",
    providerId: string | null,
    now: Date,
  ): Promise<"confirmed" | "unknown-message">;
  /** The provider names no message: what it had taken of that person's conversation, in attempts begun by `upTo`, got that far. */
  confirmUpTo(address: ChannelAddress, state: "delivered" | "read", upTo: Date, now: Date): Promise<number>;
  /**
   * The provider says later that it could not deliver what it had taken: failed, with an alert whose text is `text`. Ignored once the
   * person has it, since what was delivered stays delivered. A "sent" of the same provider's id that comes afterwards is older news.
   */
  refuse(
    by: { readonly id: MessageId } | { readonly providerId: string },
    refusal: { readonly errorClass: DeliveryErrorClass; readonly error: string; readonly text: string },
    providerId: string,
    now: Date,
  ): Promise<"refused" | "delivered" | "unknown-message">;
  nextDueAt(): Promise<Date | null>;
  /** Replies not yet settled: queued, being sent, or unknown with a `confirmBy`. */
  backlog(): Promise<{ readonly open: number }>;
  /** A person asks to try again a failed or unknown one. */
  retry(id: MessageId, now: Date): Promise<"queued" | "not-failed">;
};
