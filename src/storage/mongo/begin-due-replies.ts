import type { OutboxItem } from "../../delivery/outbox-store.ts";
import type { ConversationId, MessageId } from "../../shared/ids.ts";
import { keep } from "./change.ts";
import { stepFrom, written } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import { findRoot } from "./find-conversation.ts";
import { findLine } from "./find-reply.ts";
import { isOvertaken, moveReply } from "./reply-step.ts";

/** Conversations begun side by side. */
const atOnce = 16;

/**
 * When the answer is lost on its way, the attempt counts as one whose worker vanished. From a slow database only so many are taken that
 * their leases have hardly begun.
 */
export async function beginDueReplies(
  db: MongoDatabase,
  worker: string,
  now: Date,
  leaseMs: number,
  limit: number,
  except: ReadonlySet<string>,
): Promise<readonly OutboxItem[]> {
  const begun: OutboxItem[] = [];
  const enoughAt = performance.now() + leaseMs / 5;
  const leaseUntil = new Date(now.getTime() + leaseMs);
  while (begun.length < limit && performance.now() < enoughAt) {
    const due = await db.collections.conversations
      .find({ sendDueAt: { $lte: now }, ...(except.size > 0 && { channel: { $nin: [...except] } }) }, { _id: 1 })
      .sort({ sendDueAt: 1, sendSeq: 1 })
      .limit(Math.min(atOnce, limit - begun.length))
      .lean<{ _id: string }[]>()
      .exec();
    if (due.length === 0) break;
    const outcomes = await Promise.allSettled(due.map(({ _id }) => beginIn(db, _id, worker, leaseUntil, now)));
    begun.push(...outcomes.flatMap((one) => (one.status === "fulfilled" && one.value !== null ? [one.value] : [])));
    const failed = outcomes.find((one) => one.status === "rejected");
    if (failed === undefined) continue;
    if (begun.length === 0) throw failed.reason;
    break; // what was begun must leave
  }
  return begun;
}

/** Withholds what a claim has overtaken, then begins the first of the rest: in one update, which a claim cannot slip into. */
const beginIn = (
  { changeConversation, collections }: MongoDatabase,
  id: string,
  worker: string,
  leaseUntil: Date,
  now: Date,
): Promise<OutboxItem | null> =>
  changeConversation<OutboxItem | null>(id, async (document) => {
    if (document === null) return keep(null);
    // A part's replies are the whole's; a claim that slips in here counts as one that came while the reply was leaving.
    const { owner } = document.joinedTo === null ? document : ((await findRoot(collections, id)) ?? document);
    let step = stepFrom(document);
    for (;;) {
      const [head] = step.document.open;
      if (head?.progress.state !== "queued" || head.progress.dueAt > now) {
        return step.followUps.length === 0 ? keep(null) : written(step, null);
      }
      if (isOvertaken(head, { epoch: document.epoch, owner })) {
        step = moveReply(step, head, { state: "withheld" }, now);
        continue;
      }
      const line = await findLine(collections, document, head.message);
      if (line === null) throw new Error(`reply ${head.message} is to be sent and has no words`);
      const attempt = head.progress.attempt + 1;
      step = moveReply(step, head, { state: "sending", attempt, triedAt: now, worker, leaseUntil }, now);
      return written(step, {
        id: head.message as MessageId,
        conversation: document._id as ConversationId,
        address: { channel: document.channel, account: document.account, contact: document.contact },
        author: line.author,
        body: line.body,
        attempt,
        lastInboundAt: document.lastInboundAt,
      });
    }
  });
