import type { DeliveryState } from "../conversation/message.ts";
import type { DeliveryErrorClass, Settlement } from "./outbox-store.ts";

/** How far a reply has got towards its provider. */
export type ReplyState = Exclude<DeliveryState, "stored">;

/** States only move forward. */
export const rank: Readonly<Record<ReplyState, number>> = {
  queued: 0,
  sending: 1,
  unknown: 2,
  failed: 2,
  withheld: 2,
  sent: 3,
  delivered: 4,
  read: 5,
};

/** What a settlement makes of a reply whose attempt was not proved to have arrived. */
export type SettledMove = {
  readonly state: "queued" | "failed" | "withheld" | "unknown";
  readonly dueAt?: Date;
  readonly confirmBy?: Date | null;
  readonly errorClass?: DeliveryErrorClass;
  readonly error?: string;
};

export const moveAfter = (settlement: Exclude<Settlement, { kind: "sent" }>): SettledMove => {
  switch (settlement.kind) {
    case "retry":
      return { state: "queued", dueAt: settlement.at, error: settlement.error };
    case "failed":
      return { state: "failed", errorClass: settlement.errorClass, error: settlement.error };
    case "withheld":
      return { state: "withheld" };
    case "unknown":
      return { state: "unknown", confirmBy: settlement.confirmBy, error: settlement.error };
  }
};

/** The reply gets further; or only the provider's id of it is news; or none of it is. */
export type Proof =
  { readonly kind: "moves" } | { readonly kind: "names"; readonly providerId: string } | { readonly kind: "nothing" };

/**
 * The provider says that it has a reply, under its own id if it names one: that wins over whatever we believed, except over its later word
 * that it could not deliver the same one.
 */
export const weighProof = (
  known: { readonly state: ReplyState; readonly providerId: string | null },
  state: "sent" | "delivered" | "read",
  providerId: string | null,
): Proof => {
  const refusedLater =
    state === "sent" && known.state === "failed" && providerId !== null && known.providerId === providerId;
  if (refusedLater) return { kind: "nothing" };
  if (rank[state] > rank[known.state]) return { kind: "moves" };
  return providerId === null ? { kind: "nothing" } : { kind: "names", providerId };
};
