import type { Conversation } from "../../conversation/conversation.ts";
import type { Message, MessageBody } from "../../conversation/message.ts";

/** A line of the chat as the person's browser sees it. */
export type ChatMessage = {
  readonly id: string;
  readonly at: string;
  readonly from: "resident" | "bot" | "system" | "mediator";
  readonly name?: string;
  readonly clientMessageId?: string;
  readonly body: Exclude<MessageBody, { kind: "note" | "reminder" }>;
};

export type ChatState = {
  readonly owner: "bot" | "waiting" | "mediator";
  readonly mediator?: string;
  readonly ended: boolean;
};

/** Null for what is not the person's to see: notes, and a bot's words that a mediator overtook. */
export function viewMessage({ id, at, author, body, clientId, delivery }: Message): ChatMessage | null {
  if (body.kind === "note" || delivery === "withheld") return null;
  return {
    id,
    at: at.toISOString(),
    from: author.kind,
    ...(author.kind === "mediator" ? { name: author.name } : {}),
    ...(author.kind === "resident" && clientId !== null
      ? { clientMessageId: clientId.split(":").at(-1) ?? clientId }
      : {}),
    body: body.kind === "reminder" ? { kind: "choices", text: body.text, choices: body.choices } : body,
  };
}

export const viewState = ({ owner, endedAt }: Conversation): ChatState => ({
  owner: owner.kind,
  ...(owner.kind === "mediator" ? { mediator: owner.name } : {}),
  ended: endedAt !== null,
});
