import type { DeliveryErrorClass, OutboxItem } from "./outbox-store.ts";

/** What became of one attempt to hand a reply to a provider. Drivers return it and never throw. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly providerId: string }
  | {
      readonly kind: "refused";
      readonly errorClass: DeliveryErrorClass;
      readonly error: string;
      readonly retryAfterMs?: number;
    }
  /** Nobody knows: the connection broke or timed out after the request had left. */
  | { readonly kind: "unknown"; readonly error: string };

/** A channel whose replies are pushed to a provider. */
export type ChannelDriver = {
  send(item: OutboxItem): Promise<SendOutcome>;
  /** Whether this process can send on it now; otherwise its replies wait in the outbox. Absent: always. */
  canSend?(): boolean;
  /**
   * Milliseconds within which the provider tells us (echo, status) of each message it took; after that silence means that it did not
   * take it. Null for a provider that never tells: an unknown outcome then waits for a person.
   */
  readonly confirmsWithinMs: number | null;
};
