import type { Conversation } from "../conversation/conversation.ts";

/** How long after the person's last message each channel takes a mediator's answer; where there is no entry, always. */
export type ReplyWindows = ReadonlyMap<string, number>;

/** Known in advance, so that nobody writes for nothing. Null: no limit. Who never wrote cannot be answered. */
export function replyUntil(
  { address, lastInboundAt }: Pick<Conversation, "address" | "lastInboundAt">,
  windows: ReplyWindows,
): Date | null {
  const windowMs = windows.get(address.channel);
  if (windowMs === undefined) return null;
  return new Date((lastInboundAt?.getTime() ?? -windowMs) + windowMs);
}
