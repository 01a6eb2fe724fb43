import type { ConversationSummary } from "../../conversation/handoff-store.ts";
import type { Collections } from "./collections.ts";
import { conversationOf, hiddenGroup, type ConversationDocument } from "./conversation-document.ts";
import { shownFields } from "./find-conversation.ts";
import { messageOf, type MessageDocument } from "./message-document.ts";

/** The promise is that of `HandoffStore.list`. */
export async function inboxRows(
  { conversations, messages }: Collections,
  limit: number,
): Promise<readonly ConversationSummary[]> {
  const rows = await conversations
    .find({ inboxGroup: { $lt: hiddenGroup } }, shownFields)
    .sort({ inboxGroup: 1, inboxOrder: 1 })
    .limit(limit)
    .lean<ConversationDocument[]>()
    .exec();
  const parts = await conversations
    .find({ joinedTo: { $in: rows.map(({ _id }) => _id) } }, { joinedTo: 1 })
    .lean<Pick<ConversationDocument, "_id" | "joinedTo">[]>()
    .exec();
  const last = async (root: string, which: object) => {
    const members = [root, ...parts.flatMap(({ _id, joinedTo }) => (joinedTo === root ? _id : []))];
    const conversation = members.length === 1 ? root : { $in: members };
    const line = await messages
      .findOne({ conversation, ...which })
      .sort({ seq: -1 })
      .lean<MessageDocument>()
      .exec();
    return line === null ? null : messageOf(line);
  };
  return Promise.all(
    rows.map(async (row) => {
      const [lastMessage, lastOwnMessage] = await Promise.all([
        last(row._id, {}),
        last(row._id, { "author.kind": "resident" }),
      ]);
      return { conversation: conversationOf(row), lastMessage, lastOwnMessage };
    }),
  );
}
