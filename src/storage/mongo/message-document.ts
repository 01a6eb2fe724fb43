import { Schema } from "mongoose";

import type { Author, Message, MessageBody } from "../../conversation/message.ts";
import type { ReplyState } from "../../delivery/reply-progress.ts";
import type { ConversationId, MessageId } from "../../shared/ids.ts";
import { schemaOptions } from "./changeable.ts";

/**
 * How far a reply has got towards its provider. `epoch` is the conversation's when it was committed; `worker` made the last attempt, begun
 * at `triedAt`.
 */
export type ReplyProgress = {
  readonly state: ReplyState;
  readonly epoch: number;
  readonly dueAt: Date;
  readonly attempt: number;
  readonly triedAt: Date | null;
  readonly worker: string | null;
  readonly leaseUntil: Date | null;
  readonly confirmBy: Date | null;
  readonly providerId: string | null;
  readonly errorClass: string | null;
  readonly error: string | null;
};

/**
 * A line of a transcript. `reply` mirrors what the conversation knows of it; `moved` is the revision that wrote it, so that a slow
 * process cannot take it back. Erased, a line stays for a day as an id alone, so that a slow process cannot bring it back either.
 */
export type MessageDocument = {
  readonly _id: string;
  readonly conversation: string | null;
  readonly seq: number;
  readonly at: Date;
  readonly author: Author;
  readonly body: MessageBody;
  readonly clientId: string | null;
  readonly reply: ReplyProgress | null;
  readonly moved: number;
  readonly erasedAt: Date | null;
};

export const messageSchema = new Schema<MessageDocument>(
  {
    _id: String,
    conversation: String,
    seq: Number,
    at: Date,
    author: Schema.Types.Mixed,
    body: Schema.Types.Mixed,
    clientId: String,
    reply: Schema.Types.Mixed,
    moved: Number,
    erasedAt: Date,
  },
  { ...schemaOptions, collection: "messages" },
);

export const messageOf = (document: MessageDocument): Message => ({
  id: document._id as MessageId,
  conversation: document.conversation as ConversationId,
  seq: document.seq,
  at: document.at,
  author: document.author,
  body: document.body,
  delivery: document.reply?.state ?? "stored",
  providerId: document.reply?.providerId ?? null,
  clientId: document.clientId,
});
