/** WhatsApp's word on a message of ours: −1 it failed, 0 it waits in the page, 1 its servers have it, 2 the telephone, 3 read, 4 played. */
export type Ack = "failed" | "waiting" | "sent" | "delivered" | "read";

export function readAck(ack: number | null): Ack {
  if (ack === null || !Number.isInteger(ack)) return "waiting";
  if (ack < 0) return "failed";
  return (["waiting", "sent", "delivered"] as const)[ack] ?? "read";
}
