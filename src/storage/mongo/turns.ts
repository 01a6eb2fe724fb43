import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { TurnStore, Work } from "../../conversation/turn-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { StorageOptions } from "../storage.ts";
import { keep } from "./change.ts";
import { changePerson, changeRoot } from "./change-person.ts";
import { claimWork, holds } from "./claim-work.ts";
import { commitTurn } from "./commit-turn.ts";
import { begunFrom, conversationOf, type ConversationDocument } from "./conversation-document.ts";
import { enqueue, isWaiting, saveState, stepFrom, withoutLease, written } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import { findConversation } from "./find-conversation.ts";
import { eventKey } from "./follow-up.ts";
import { workPulledForward } from "./pull-forward.ts";

export const mongoTurns = (db: MongoDatabase, options: StorageOptions): TurnStore => {
  const { act, changeConversation, collections } = db;
  const { conversations, events } = collections;

  const giveBack = (work: Work, change: (document: ConversationDocument) => ConversationDocument): Promise<void> =>
    act(() =>
      changeConversation(work.conversation.id, (document) =>
        document !== null && holds(document, work)
          ? written(withoutLease(stepFrom(change(document))), undefined)
          : keep(undefined),
      ),
    );
  const find = (id: ConversationId) => act(() => findConversation(collections, id));

  return {
    // An event moves from its conversation's queue, through what is pending there, to `events`. Looked for in that order, and the
    // conversation not having moved meanwhile, it is nowhere.
    receive: (event, receivedAt) =>
      act(() =>
        changeRoot<"new" | "known" | "ended">(db, conversationIdOf(event.address), async (found, id) => {
          if (found !== null && isWaiting(found, event.id)) return keep("known");
          if ((await events.exists({ _id: event.id }).lean().exec()) !== null) return keep("known");
          const document = begunFrom(found, id, event.address, receivedAt);
          if (document.endedAt !== null) return keep("ended");
          return written(enqueue(stepFrom(document), event, receivedAt), "new");
        }),
      ),

    claimNext: (worker, now, leaseMs) =>
      act(async () => {
        const work = await claimWork(collections, worker, now, leaseMs);
        if (work !== "nothing") db.committed();
        return work;
      }),

    commitTurn: (turn, now) => act(() => commitTurn(db, turn, { state: "handled" }, options, now)),
    setAside: (turn, problem, now) => act(() => commitTurn(db, turn, { state: "poisoned", problem }, options, now)),

    postpone: (work, problem, retryAt) =>
      giveBack(work, (document) => ({
        ...document,
        queue: document.queue.map((event) =>
          event.id === work.event.id ? { ...event, attempts: event.attempts + 1, problem, dueAt: retryAt } : event,
        ),
      })),
    release: (work) => giveBack(work, (document) => document),

    pullForward: (latest, now) =>
      act(async () => {
        const ahead = await conversations
          .find({ claimAt: { $gt: latest } }, { _id: 1 })
          .lean<{ _id: string }[]>()
          .exec();
        let changed = 0;
        for (const { _id } of ahead) {
          changed += await changeConversation(_id, (document) => workPulledForward(document, latest, now));
        }
        return changed;
      }),

    nextDueAt: () =>
      act(async () => {
        const next = await conversations
          .findOne({ claimAt: { $gt: new Date(0) } }, { claimAt: 1 })
          .sort({ claimAt: 1 })
          .lean<Pick<ConversationDocument, "claimAt">>()
          .exec();
        return next?.claimAt ?? null;
      }),

    backlog: () =>
      act(async () => {
        const [sum] = await conversations
          .aggregate<{ pending: number }>([
            { $match: { queued: { $gt: 0 } } },
            { $group: { _id: null, pending: { $sum: "$queued" } } },
          ])
          .exec();
        return { pending: sum?.pending ?? 0, poisoned: await events.countDocuments({ state: "poisoned" }).exec() };
      }),

    find,
    findByAddress: (address) => find(conversationIdOf(address)),
    knows: (event) =>
      act(async () => {
        const waits = { $or: [{ "queue.id": event }, { "pending.key": eventKey(event) }] };
        if ((await conversations.exists(waits).lean().exec()) !== null) return true;
        return (await events.exists({ _id: event }).lean().exec()) !== null;
      }),

    end: (id, now) =>
      act(() =>
        changePerson<"ended" | "already">(db, id, (document) => {
          if (document === null || document.endedAt !== null) return keep("already");
          const after = { ...conversationOf(document), endedAt: now };
          return written(saveState(stepFrom(document), after, now), "ended");
        }),
      ),
  };
};
