import { setTimeout as wait } from "node:timers/promises";
import type { ClaimOutcome } from "../conversation/handoff-store.ts";
import type { NewMessage } from "../conversation/message.ts";
import { MessageId, type ConversationId } from "../shared/ids.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";

const patienceMs = 3_000;
const pollMs = 50;

/**
 * Gives the conversation to the mediator, if nobody else has it. A winner is answered only once no word of the assistant is on its way
 * any more (or after three seconds: a provider may never answer), so that the mediator's first words come last. The person is told who
 * answers from now on.
 */
export async function claimConversation(
  conversation: ConversationId,
  { id, name }: Mediator,
  {
    handoff,
    mediators,
    clock,
    random,
    words,
  }: Pick<InboxParts, "handoff" | "mediators" | "clock" | "random" | "words">,
): Promise<ClaimOutcome> {
  const now = clock.now();
  const origin = random.token(12);
  const told = (await words.taken(name)).map((body, position): NewMessage => ({
    id: MessageId.parse(`inbox/claim/${origin}/${position}`),
    at: now,
    author: { kind: "system" },
    body,
    clientId: null,
  }));
  const outcome = await handoff.claim(conversation, { id, name }, now, told);
  if (outcome.kind !== "claimed") return outcome;
  await mediators.record({ at: now, mediator: id, act: "claim", subject: conversation });
  for (let waited = 0; waited < patienceMs; waited += pollMs) {
    if ((await handoff.botMessagesInFlight(conversation)) === 0) break;
    await wait(pollMs);
  }
  return outcome;
}
