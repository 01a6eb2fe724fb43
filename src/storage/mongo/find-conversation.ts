import type { Conversation } from "../../conversation/conversation.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { Collections } from "./collections.ts";
import { conversationOf, type ConversationDocument } from "./conversation-document.ts";

/** Without what only acts need: events that wait, what is pending, what was done last. */
export const shownFields = { queue: 0, pending: 0, acts: 0, open: 0 } as const;

/** By its id, or by that of one that became a part of it. */
export const findConversation = async (collections: Collections, id: ConversationId): Promise<Conversation | null> => {
  const document = await findRoot(collections, id);
  return document?.begun ? conversationOf(document) : null;
};

/** What an id leads to, whether anybody wrote there or not. */
export const findRoot = async (collections: Collections, id: string): Promise<ConversationDocument | null> =>
  (await findRoots(collections, [id])).get(id) ?? null;

/** What each id leads to. */
export async function findRoots(
  { conversations }: Collections,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ConversationDocument>> {
  const known = new Map<string, ConversationDocument>();
  for (let asked = [...new Set(ids)]; asked.length > 0;) {
    const found = await conversations
      .find({ _id: { $in: asked } }, shownFields)
      .lean<ConversationDocument[]>()
      .exec();
    for (const document of found) known.set(document._id, document);
    asked = found.flatMap(({ joinedTo }) => (joinedTo !== null && !known.has(joinedTo) ? joinedTo : []));
  }
  const leadsTo = (id: string): ConversationDocument | undefined => {
    const document = known.get(id);
    return document?.joinedTo ? leadsTo(document.joinedTo) : document;
  };
  return new Map(ids.flatMap((id) => [leadsTo(id)].flatMap((root) => (root ? [[id, root] as const] : []))));
}

/** What became a part of this conversation, addresses that nobody wrote from included. */
export const findParts = ({ conversations }: Collections, root: string): Promise<ConversationDocument[]> =>
  conversations.find({ joinedTo: root }, shownFields).lean<ConversationDocument[]>().exec();

/** The conversation that `id` leads to, and all that became a part of it. */
export async function membersOf(collections: Collections, id: string): Promise<readonly [string, ...string[]]> {
  const root = (await findRoot(collections, id))?._id ?? id;
  return [root, ...(await findParts(collections, root)).map(({ _id }) => _id)];
}
