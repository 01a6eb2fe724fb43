import type { Conversation } from "../../conversation/conversation.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { Collections } from "./collections.ts";
import { conversationOf, type ConversationDocument } from "./conversation-document.ts";

/** Without what only acts need: events that wait, what is pending, what was done last. */
export const shownFields = { queue: 0, pending: 0, acts: 0, open: 0 } as const;

export const findConversation = async (
  { conversations }: Collections,
  id: ConversationId,
): Promise<Conversation | null> => {
  const document = await conversations.findOne({ _id: id }, shownFields).lean<ConversationDocument>().exec();
  return document === null ? null : conversationOf(document);
};
