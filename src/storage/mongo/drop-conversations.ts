import type { ConversationDocument } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import { findParts } from "./find-conversation.ts";

/**
 * Those without words or anything that hangs on them, with their addresses; addresses that nobody ever wrote from too. What became a
 * part of another one goes with it.
 */
export async function dropConversations({ collections }: MongoDatabase, before: Date, limit: number): Promise<number> {
  const { conversations } = collections;
  const candidates = conversations
    .find({
      hasWords: false,
      activeAt: { $lt: before },
      joinedTo: null,
      "owner.kind": "bot",
      worker: null,
      eraseUpTo: null,
    })
    .sort({ hasWords: 1, activeAt: 1 })
    .lean<ConversationDocument[]>()
    .cursor();
  let dropped = 0;
  for await (const root of candidates) {
    const parts = await findParts(collections, root._id);
    const all = [root, ...parts].map(({ _id }) => _id);
    if (!parts.every((part) => isEmpty(part, before)) || !isEmpty(root, before)) continue;
    if (await hasAnything({ collections }, all)) continue;
    // The parts first: killed in between, the rest is found again.
    await conversations.deleteMany({ joinedTo: root._id, pending: { $size: 0 } }).exec();
    if (root.pending.length > 0 || (await findParts(collections, root._id)).length > 0) continue; // not carried out yet
    await collections.liveEvents
      .updateMany({ conversation: { $in: all } }, { $set: { erasedAt: before, conversation: null, ref: null } })
      .exec();
    const { deletedCount } = await conversations.deleteOne({ _id: root._id, rev: root.rev }).exec(); // unless it moved
    if ((dropped += deletedCount) === limit) break;
  }
  return dropped;
}

const isEmpty = (one: ConversationDocument, before: Date): boolean =>
  !one.hasWords && one.activeAt < before && one.queued === 0 && one.openReplies === 0 && one.eraseUpTo === null;

async function hasAnything(
  { collections: { events, messages, appointments, workshops, waiting } }: Pick<MongoDatabase, "collections">,
  ids: readonly string[],
): Promise<boolean> {
  const conversation = { $in: ids };
  const found = await Promise.all([
    events.exists({ conversation }).lean().exec(),
    messages.exists({ conversation }).lean().exec(),
    appointments.exists({ conversation }).lean().exec(),
    workshops.exists({ "seats.conversation": conversation }).lean().exec(),
    waiting.exists({ conversation }).lean().exec(),
  ]);
  return found.some((one) => one !== null);
}
