import type { Work } from "../../conversation/turn-store.ts";
import type { EventId } from "../../shared/ids.ts";
import type { Collections } from "./collections.ts";
import { conversationOf, type ConversationDocument } from "./conversation-document.ts";

/**
 * The conversation whose oldest event has been due longest: free, or held by a worker whose lease has run out. If the answer is lost
 * on its way, the lease runs out by itself.
 */
export const claimWork = async (
  { conversations }: Collections,
  worker: string,
  now: Date,
  leaseMs: number,
): Promise<Work | "nothing"> => {
  const until = new Date(now.getTime() + leaseMs);
  const document = await conversations
    .findOneAndUpdate(
      { dueAt: { $lte: now }, claimAt: { $lte: now } },
      { $set: { worker, leaseUntil: until, claimAt: until }, $inc: { fence: 1, rev: 1 } },
      { sort: { dueAt: 1 }, returnDocument: "after" },
    )
    .lean<ConversationDocument>()
    .exec();
  if (document === null) return "nothing";
  const [head] = document.queue;
  if (head === undefined) throw new Error(`conversation ${document._id} is due and has nothing pending`);
  const conversation = conversationOf(document);
  return {
    worker,
    fence: document.fence,
    conversation,
    event: { id: head.id as EventId, address: conversation.address, sentAt: head.sentAt, content: head.content },
    receivedAt: head.receivedAt,
    attempts: head.attempts,
  };
};

/** The lease is still this worker's, though it may have run out: nobody took it since. */
export const holds = (document: ConversationDocument, { worker, fence }: Work): boolean =>
  document.worker === worker && document.fence === fence;
