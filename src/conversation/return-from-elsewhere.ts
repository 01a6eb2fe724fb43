import { elsewhere } from "./conversation.ts";
import type { HandoffStore } from "./handoff-store.ts";

/** Half a day without a word: whoever answered in the provider's inbox has gone, and nobody there can tell us so. */
const silenceMs = 12 * 60 * 60_000;
const mostConversations = 500;

/** Conversations that were answered elsewhere come back to the assistant once they are silent. */
export async function returnFromElsewhere(handoff: Pick<HandoffStore, "list" | "handBack">, now: Date): Promise<void> {
  for (const { conversation, lastMessage } of await handoff.list(mostConversations)) {
    const { owner, id, lastInboundAt } = conversation;
    if (owner.kind !== "mediator" || owner.mediator !== elsewhere.id) continue;
    const moments = [owner.since, lastInboundAt, lastMessage?.at].map((at) => at?.getTime() ?? 0);
    if (now.getTime() - Math.max(...moments) >= silenceMs)
      await handoff.handBack(id, elsewhere.id, { kind: "bot" }, []);
  }
}
