import { setTimeout as wait } from "node:timers/promises";
import type { ClaimOutcome } from "../conversation/handoff-store.ts";
import type { ConversationId } from "../shared/ids.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";

const patienceMs = 3_000;
const pollMs = 50;

/**
 * Gives the conversation to the mediator, if nobody else has it. A winner is answered only once no word of the assistant is on its way
 * any more (or after three seconds: a provider may never answer), so that the mediator's first words come last.
 */
export async function claimConversation(
  conversation: ConversationId,
  { id, name }: Mediator,
  { handoff, mediators, clock }: Pick<InboxParts, "handoff" | "mediators" | "clock">,
): Promise<ClaimOutcome> {
  const now = clock.now();
  const outcome = await handoff.claim(conversation, { id, name }, now);
  if (outcome.kind !== "claimed") return outcome;
  await mediators.record({ at: now, mediator: id, act: "claim", subject: conversation });
  for (let waited = 0; waited < patienceMs; waited += pollMs) {
    if ((await handoff.botMessagesInFlight(conversation)) === 0) break;
    await wait(pollMs);
  }
  return outcome;
}
