import type { Alert } from "../handoff/alert.ts";
import { backoffMs } from "../shared/backoff.ts";
import type { ConversationId, MessageId } from "../shared/ids.ts";
import { channelDown, sayRefusal } from "./channel-down.ts";
import type { SendOutcome } from "./channel-driver.ts";
import type { DeliveryErrorClass, OutboxItem, Settlement } from "./outbox-store.ts";

/** Tries at a provider that fails for a while, about half an hour in all. */
const maxAttempts = 12;
const passing: ReadonlySet<DeliveryErrorClass> = new Set(["transient", "rate", "unknown"]);
/** The account itself: what waits is kept while somebody mends it, about three hours in all. */
const ofTheAccount: ReadonlySet<DeliveryErrorClass> = new Set(["auth", "policy"]);
/** A provider that asks to slow down for longer than this has a quota that is spent. */
const attemptsBeforeQuotaAlert = 5;

/** What an attempt's outcome makes of the reply. `fraction` is the jitter, 0..1. */
export function settleOutcome(
  outcome: SendOutcome,
  item: OutboxItem,
  now: Date,
  fraction: number,
  confirmsWithinMs: number | null,
): Settlement {
  switch (outcome.kind) {
    case "sent":
      return outcome;
    case "unknown":
      return {
        kind: "unknown",
        error: outcome.error,
        confirmBy: confirmsWithinMs === null ? null : new Date(now.getTime() + confirmsWithinMs),
        alert: confirmsWithinMs === null ? deliveryUnknown(item.id, item.conversation, now) : null,
      };
    case "refused": {
      const { errorClass, error } = outcome;
      const isAccount = ofTheAccount.has(errorClass);
      if ((isAccount || passing.has(errorClass)) && item.attempt < maxAttempts) {
        const delay =
          outcome.retryAfterMs ??
          (isAccount
            ? backoffMs(item.attempt, fraction, 60_000, 20 * 60_000)
            : backoffMs(item.attempt, fraction, 500, 5 * 60_000));
        const isSpent = errorClass === "rate" && item.attempt >= attemptsBeforeQuotaAlert;
        const alert = isAccount || isSpent ? channelDown(item.address.channel, errorClass, now) : null;
        return { kind: "retry", at: new Date(now.getTime() + delay), error, alert };
      }
      return {
        kind: "failed",
        errorClass,
        error,
        alert: alertFor(item, now, "delivery-failed", sayRefusal(errorClass)),
      };
    }
  }
}

/** Nobody will tell us: a person looks, and decides whether to send it again. */
export const deliveryUnknown = (id: MessageId, conversation: ConversationId, at: Date): Alert => ({
  id: `delivery-unknown/${id}`,
  kind: "delivery-unknown",
  conversation,
  at,
  text: "On ne sait pas si un message est parti.",
});

const alertFor = (item: OutboxItem, at: Date, kind: Alert["kind"], text: string): Alert => ({
  id: `${kind}/${item.id}`,
  kind,
  conversation: item.conversation,
  at,
  text,
});
