import type { Conversation } from "../conversation/conversation.ts";
import type { NewMessage } from "../conversation/message.ts";
import { MessageId, type MediatorId } from "../shared/ids.ts";
import type { InboxParts } from "./inbox-parts.ts";

type Outcome = "accepted" | "known" | "not-yours";

/**
 * A mediator's words, in as many messages as the channel needs, one after the other. Their ids derive from the first: whoever sends
 * the same request again, after an answer that did not come, completes what was missing.
 */
export async function sendReply(
  conversation: Conversation,
  mediator: MediatorId,
  message: NewMessage,
  { handoff, split }: Pick<InboxParts, "split"> & { readonly handoff: Pick<InboxParts["handoff"], "reply"> },
): Promise<Outcome> {
  let outcome: Outcome = "known";
  for (const part of partsOf(message, conversation.address.channel, split)) {
    const one = await handoff.reply(conversation.id, mediator, part);
    if (one === "not-yours") return one;
    if (one === "accepted") outcome = one;
  }
  return outcome;
}

function partsOf(message: NewMessage, channel: string, split: InboxParts["split"]): readonly NewMessage[] {
  const { body, author } = message;
  if (body.kind !== "text" && body.kind !== "file") return [message];
  return split(channel, body, author.kind).map((part, index) =>
    index === 0
      ? { ...message, body: part }
      : { ...message, id: MessageId.parse(`${message.id}/${index}`), body: part, clientId: null },
  );
}
