import type { Author } from "../conversation/message.ts";

const hour = 60 * 60_000;
/** Meta counts from the person's last message. */
export const usualWindowMs = 24 * hour;
/** For what a person wrote, where Meta has granted HUMAN_AGENT. */
export const humanAgentWindowMs = 7 * 24 * hour;

/** Whether a reply may leave now, and under which name. */
export type ReplyWindow = "inside" | "human-agent" | "closed";

/** Known in advance, so that nobody writes for nothing. A person who never wrote has no window. */
export function replyWindow(
  author: Author["kind"],
  lastInboundAt: Date | null,
  now: Date,
  humanAgent: "granted" | "not-granted",
): ReplyWindow {
  const silence = lastInboundAt === null ? Infinity : now.getTime() - lastInboundAt.getTime();
  if (silence < usualWindowMs) return "inside";
  return author === "mediator" && humanAgent === "granted" && silence < humanAgentWindowMs ? "human-agent" : "closed";
}
