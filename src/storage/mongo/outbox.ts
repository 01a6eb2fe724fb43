import type { OutboxItem, OutboxStore, Settlement } from "../../delivery/outbox-store.ts";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import { moveAfter, rank } from "../../delivery/reply-progress.ts";
import { deliveryUnknown } from "../../delivery/settle-outcome.ts";
import type { ConversationId, MessageId } from "../../shared/ids.ts";
import { beginDueReplies } from "./begin-due-replies.ts";
import { keep } from "./change.ts";
import { changePerson } from "./change-person.ts";
import type { Collections } from "./collections.ts";
import type { ConversationDocument } from "./conversation-document.ts";
import { stepFrom, withFollowUps, written, type Step } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import { findReply, findUnread } from "./find-reply.ts";
import type { MessageDocument } from "./message-document.ts";
import { repliesPulledForward } from "./pull-forward.ts";
import { moveReply, proveSent } from "./reply-step.ts";

type ReplyName = Parameters<OutboxStore["confirm"]>[0];

export const mongoOutbox = (db: MongoDatabase): OutboxStore => {
  const { act, changeConversation, collections } = db;
  const { conversations } = collections;

  return {
    beginDue: (worker, now, leaseMs, limit, except = new Set()) =>
      act(() => beginDueReplies(db, worker, now, leaseMs, limit, except)),

    settle: (item, worker, settlement, now) =>
      act(() =>
        changeConversation(item.conversation, async (document) => {
          const step = document && (await settled(collections, document, item, worker, settlement, now));
          return step && step.followUps.length > 0 ? written(step, undefined) : keep(undefined);
        }),
      ),

    recover: (now, confirmMs, neverTold = new Set()) =>
      act(async () => {
        const due = await conversations
          .find({ recoverAt: { $lte: now } }, { _id: 1 })
          .sort({ recoverAt: 1 })
          .lean<{ _id: string }[]>()
          .exec();
        let changed = 0;
        for (const { _id } of due) {
          changed += await changeConversation(_id, (document) => recovered(document, now, confirmMs, neverTold));
        }
        return changed;
      }),

    pullForward: (latest, now, confirmBy) =>
      act(async () => {
        const ahead = await conversations
          .find({ $or: [{ sendDueAt: { $gt: latest } }, { recoverAt: { $gt: latest } }] }, { _id: 1 })
          .lean<{ _id: string }[]>()
          .exec();
        let changed = 0;
        for (const { _id } of ahead) {
          changed += await changeConversation(_id, (document) =>
            repliesPulledForward(document, latest, now, confirmBy),
          );
        }
        return changed;
      }),

    confirm: (by, state, providerId, now) =>
      act(async () => {
        const message = await nameOf(collections, by);
        if (message === null) return "unknown-message";
        return changeConversation<"confirmed" | "unknown-message">(message.conversation, async (document) => {
          const reply = document && (await findReply(collections, document, message.id));
          if (!document || !reply) return keep("unknown-message");
          const step = proveSent(stepFrom(document), reply, state, providerId, now);
          return step.followUps.length > 0 ? written(step, "confirmed") : keep("confirmed");
        });
      }),

    confirmUpTo: (address, state, upTo, now) =>
      act(() =>
        changePerson<number>(db, conversationIdOf(address), async (document) => {
          const reached = document === null ? [] : await findUnread(collections, document, upTo);
          const behind = reached.filter(({ progress }) => rank[progress.state] < rank[state]);
          if (document === null || behind.length === 0) return keep(0);
          const step = behind.reduce((step, reply) => moveReply(step, reply, { state }, now), stepFrom(document));
          return written(step, behind.length);
        }),
      ),

    refuse: (by, { errorClass, error, text }, providerId, now) =>
      act(async () => {
        const message = await nameOf(collections, by);
        if (message === null) return "unknown-message";
        type Outcome = "refused" | "delivered" | "unknown-message";
        return changeConversation<Outcome>(message.conversation, async (document) => {
          const reply = document && (await findReply(collections, document, message.id));
          if (!document || !reply) return keep("unknown-message");
          const { progress } = reply;
          if (rank[progress.state] >= rank.delivered) return keep("delivered");
          if (progress.state === "failed" && progress.providerId === providerId) return keep("refused");
          const move = { state: "failed", providerId, errorClass, error } as const;
          const conversation = document._id as ConversationId;
          const id = `delivery-failed/${message.id}`;
          const alert = { id, kind: "delivery-failed", conversation, at: now, text } as const;
          const moved = moveReply(stepFrom(document), reply, move, now);
          return written(withFollowUps(moved, { does: "raise-alert", alert }), "refused");
        });
      }),

    nextDueAt: () =>
      act(async () => {
        const next = await conversations
          .findOne({ sendDueAt: { $gt: new Date(0) } }, { sendDueAt: 1 })
          .sort({ sendDueAt: 1 })
          .lean<Pick<ConversationDocument, "sendDueAt">>()
          .exec();
        return next?.sendDueAt ?? null;
      }),

    backlog: () =>
      act(async () => {
        const [sum] = await conversations
          .aggregate<{ open: number }>([
            { $match: { openReplies: { $gt: 0 } } },
            { $group: { _id: null, open: { $sum: "$openReplies" } } },
          ])
          .exec();
        return { open: sum?.open ?? 0 };
      }),

    retry: (id, now) =>
      act(async () => {
        const message = await nameOf(collections, { id });
        if (message === null) return "not-failed";
        return changeConversation<"queued" | "not-failed">(message.conversation, async (document) => {
          const reply = document && (await findReply(collections, document, id));
          const state = reply?.progress.state;
          if (!document || !reply || (state !== "failed" && state !== "unknown")) return keep("not-failed");
          return written(moveReply(stepFrom(document), reply, { state: "queued", dueAt: now }, now), "queued");
        });
      }),
  };
};

/** Which message is meant, and whose; the latest, should a provider use an id twice. */
async function nameOf(
  { messages, conversations }: Collections,
  by: ReplyName,
): Promise<{ readonly id: string; readonly conversation: string } | null> {
  if ("providerId" in by) {
    const found = await messages
      .findOne({ "reply.providerId": by.providerId }, { conversation: 1 })
      .sort({ seq: -1 })
      .lean<Pick<MessageDocument, "_id" | "conversation">>()
      .exec();
    return found === null || found.conversation === null ? null : { id: found._id, conversation: found.conversation };
  }
  // On its way already, and perhaps not in the transcript yet.
  const sender = await conversations.findOne({ "open.message": by.id }, { _id: 1 }).lean<{ _id: string }>().exec();
  if (sender !== null) return { id: by.id, conversation: sender._id };
  const found = await messages.findOne({ _id: by.id }, { conversation: 1 }).lean<MessageDocument>().exec();
  return found === null || found.conversation === null ? null : { id: by.id, conversation: found.conversation };
}

async function settled(
  collections: Collections,
  document: ConversationDocument,
  item: OutboxItem,
  worker: string,
  settlement: Settlement,
  now: Date,
): Promise<Step | null> {
  const reply = await findReply(collections, document, item.id);
  if (reply?.progress.attempt !== item.attempt || reply.progress.worker !== worker) return null;
  const step = stepFrom(document);
  if (settlement.kind === "sent") return proveSent(step, reply, "sent", settlement.providerId, now);
  const { state } = reply.progress;
  if (state !== "sending" && state !== "unknown") return null; // the provider's word was faster
  const moved = moveReply(step, reply, moveAfter(settlement), now);
  return settlement.alert !== null ? withFollowUps(moved, { does: "raise-alert", alert: settlement.alert }) : moved;
}

function recovered(
  document: ConversationDocument | null,
  now: Date,
  confirmMs: number,
  neverTold: ReadonlySet<string>,
) {
  if (document === null) return keep(0);
  const isTold = !neverTold.has(document.channel);
  const confirmBy = isTold ? new Date(now.getTime() + confirmMs) : null;
  const error = "the process that was sending it vanished";
  let step = stepFrom(document);
  let changed = 0;
  for (const reply of document.open) {
    const { leaseUntil, confirmBy: awaited } = reply.progress;
    const silent = awaited !== null && awaited <= now;
    const abandoned = leaseUntil !== null && leaseUntil <= now;
    if (silent) step = moveReply(step, reply, { state: "queued", dueAt: now }, now);
    if (abandoned) step = moveReply(step, reply, { state: "unknown", confirmBy, error }, now);
    if (abandoned && !isTold) {
      const alert = deliveryUnknown(reply.message as MessageId, document._id as ConversationId, now);
      step = withFollowUps(step, { does: "raise-alert", alert });
    }
    if (silent || abandoned) changed++;
  }
  return changed === 0 ? keep(0) : written(step, changed);
}
