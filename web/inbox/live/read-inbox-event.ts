import type { ServerSentEvent } from "../../chat/server-sent-events.ts";
import type { InboxEvent } from "./apply-event.ts";

/** `ready`: what was missed has been told; unless `resumed`, it could not be, and lists must be read again. */
export type StreamEvent = InboxEvent | { readonly kind: "ready"; readonly resumed: boolean };

const kinds: ReadonlySet<string> = new Set([
  "ready",
  "conversation",
  "message",
  "delivery",
  "typing",
  "joined",
  "mediators",
  "alerts",
  "appointments",
  "schedule",
] satisfies StreamEvent["kind"][]);

/** Null for kinds that a newer server may send. The data is our own server's: its shape is trusted. */
export function readInboxEvent({ event, data }: ServerSentEvent): StreamEvent | null {
  if (!kinds.has(event)) return null;
  return { ...(JSON.parse(data) as object), kind: event } as StreamEvent;
}
