import type { DeliveryErrorClass } from "../../delivery/outbox-store.ts";
import { MessageId } from "../../shared/ids.ts";
import { classOf } from "../meta/error-class.ts";
import { Status } from "./webhook-shapes.ts";

/** News of a message of ours. `message` is our own id, which came back as `biz_opaque_callback_data`. */
export type StatusNews = {
  readonly providerId: string;
  readonly message: MessageId | null;
  readonly state:
    | { readonly kind: "sent" | "delivered" | "read" }
    | { readonly kind: "failed"; readonly errorClass: DeliveryErrorClass; readonly error: string };
};

/** Null for what is not a status we know. */
export function readStatus(raw: unknown): StatusNews | null {
  const read = Status.safeParse(raw);
  if (!read.success) return null;
  const { id: providerId, status, biz_opaque_callback_data: own, errors = [] } = read.data;
  const message = MessageId.safeParse(own).data ?? null;
  switch (status) {
    case "sent":
    case "delivered":
    case "read":
      return { providerId, message, state: { kind: status } };
    case "played":
      return { providerId, message, state: { kind: "read" } };
    case "failed": {
      const code = errors[0]?.code ?? 0;
      const details = errors[0]?.error_data?.details ?? errors[0]?.title ?? "no details";
      const errorClass = code === 0 ? "unknown" : classOf(code, undefined);
      return {
        providerId,
        message,
        state: { kind: "failed", errorClass, error: `WhatsApp ${code}: ${details.slice(0, 200)}` },
      };
    }
    default:
      return null;
  }
}
