import type { Alert } from "../handoff/alert.ts";
import { backoffMs } from "../shared/backoff.ts";
import type { SendOutcome } from "./channel-driver.ts";
import type { DeliveryErrorClass, OutboxItem, Settlement } from "./outbox-store.ts";

/** Tries at a provider that fails for a while, about half an hour in all. */
const maxAttempts = 12;
const passing: ReadonlySet<DeliveryErrorClass> = new Set(["transient", "rate", "unknown"]);

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
        alert:
          confirmsWithinMs === null
            ? alertFor(item, now, "delivery-unknown", "On ne sait pas si un message est parti.")
            : null,
      };
    case "refused": {
      if (passing.has(outcome.errorClass) && item.attempt < maxAttempts) {
        const delay = outcome.retryAfterMs ?? backoffMs(item.attempt, fraction, 500, 5 * 60_000);
        return { kind: "retry", at: new Date(now.getTime() + delay), error: outcome.error };
      }
      return {
        kind: "failed",
        errorClass: outcome.errorClass,
        error: outcome.error,
        alert: alertFor(item, now, "delivery-failed", failureInFrench[outcome.errorClass]),
      };
    }
  }
}

const failureInFrench: Readonly<Record<DeliveryErrorClass, string>> = {
  auth: "Un message n’est pas parti : la connexion avec le service est à refaire (jeton refusé).",
  window: "Un message n’est pas parti : le délai pour répondre à cette personne est passé.",
  unreachable: "Un message n’est pas parti : cette personne ne peut plus être jointe ici.",
  rate: "Un message n’est pas parti : trop de messages envoyés.",
  invalid: "Un message n’est pas parti : le service l’a refusé.",
  transient: "Un message n’est pas parti : le service ne répond pas.",
  policy: "Un message n’est pas parti : le compte est limité par le service.",
  unknown: "Un message n’est pas parti : erreur inconnue.",
};

const alertFor = (item: OutboxItem, at: Date, kind: Alert["kind"], text: string): Alert => ({
  id: `${kind}/${item.id}`,
  kind,
  conversation: item.conversation,
  at,
  text,
});
