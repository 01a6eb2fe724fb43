import type { Author, DeliveryState, Message, MessageBody, NewMessage } from "../../conversation/message.ts";
import type { ConversationId, MediatorId, MessageId } from "../../shared/ids.ts";

export type MessageRow = AuthorRow & {
  readonly seq: number;
  readonly id: string;
  readonly conversation: string;
  readonly at: number;
  readonly body: string;
  readonly client_id: string | null;
  readonly delivery: DeliveryState;
  readonly provider_id: string | null;
};

/** The schema's checks hold the two shapes. */
export type AuthorRow =
  | { readonly author: "resident" | "bot" | "system" }
  | { readonly author: "mediator"; readonly mediator: string; readonly mediator_name: string };

/** To be followed by FROM message LEFT JOIN outbox USING (seq). */
export const messageColumns = `
  message.seq, message.id, message.conversation, message.at, message.author, message.mediator, message.mediator_name,
  message.body, message.client_id, coalesce(outbox.state, 'stored') AS delivery,
  outbox.provider_id
`;

export const messageOf = (row: MessageRow): Message => ({
  id: row.id as MessageId,
  conversation: row.conversation as ConversationId,
  seq: row.seq,
  at: new Date(row.at),
  author: authorOf(row),
  body: JSON.parse(row.body) as MessageBody,
  delivery: row.delivery,
  providerId: row.provider_id,
  clientId: row.client_id,
});

export const authorOf = (row: AuthorRow): Author =>
  row.author === "mediator"
    ? { kind: "mediator", id: row.mediator as MediatorId, name: row.mediator_name }
    : { kind: row.author };

/** Columns `id`, `conversation`, `at`, `author`, `mediator`, `mediator_name`, `body`, `client_id`. */
export const messageValues = (
  conversation: ConversationId,
  message: NewMessage,
): readonly (string | number | null)[] => {
  const { author } = message;
  const [mediator, name] = author.kind === "mediator" ? [author.id, author.name] : [null, null];
  return [
    message.id,
    conversation,
    message.at.getTime(),
    author.kind,
    mediator,
    name,
    JSON.stringify(message.body),
    message.clientId,
  ];
};
