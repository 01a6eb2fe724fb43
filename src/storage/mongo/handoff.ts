import { elsewhere, withOwner, type Conversation, type Owner } from "../../conversation/conversation.ts";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { ClaimOutcome, HandoffStore } from "../../conversation/handoff-store.ts";
import type { NewMessage } from "../../conversation/message.ts";
import type { MediatorId } from "../../shared/ids.ts";
import type { StorageOptions } from "../storage.ts";
import { appendMessages, knownAmong, numberNew } from "./append-messages.ts";
import { keep } from "./change.ts";
import { conversationOf, newConversation, type ConversationDocument } from "./conversation-document.ts";
import { saveState, stepFrom, touch, withFollowUps, written, type Step } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import { shownFields } from "./find-conversation.ts";
import { messageOf, type MessageDocument } from "./message-document.ts";

export const mongoHandoff = (db: MongoDatabase, options: StorageOptions): HandoffStore => {
  const { act, changeConversation, collections } = db;
  const { conversations, messages } = collections;
  const say = async (step: Step, said: readonly NewMessage[], now: Date): Promise<Step> =>
    appendMessages(step, await numberNew(collections, step.document, said), options, now);

  return {
    claim: (id, { id: mediator, name }, now) =>
      act(() =>
        changeConversation<ClaimOutcome>(id, (document) => {
          if (document === null) return keep({ kind: "unknown-conversation" });
          const { owner } = document;
          if (owner.kind === "mediator" && owner.mediator !== elsewhere.id) {
            return keep(owner.mediator === mediator ? { kind: "already-yours" } : { kind: "taken", by: owner.name });
          }
          return written(changeOwner(document, { kind: "mediator", mediator, name, since: now }, now), {
            kind: "claimed",
          });
        }),
      ),

    reply: (id, mediator, message) =>
      act(() =>
        changeConversation<"accepted" | "known" | "not-yours">(id, async (document) => {
          if (await isKnown(db, document, message)) return keep("known");
          if (document === null || !isHeldBy(document, mediator)) return keep("not-yours");
          return written(await say(stepFrom(document), [message], message.at), "accepted");
        }),
      ),

    note: (id, message) =>
      act(() =>
        changeConversation<"accepted" | "known" | "unknown-conversation">(id, async (document) => {
          if (await isKnown(db, document, message)) return keep("known");
          if (document === null) return keep("unknown-conversation");
          return written(await say(stepFrom(document), [message], message.at), "accepted");
        }),
      ),

    handBack: (id, mediator, to, said) =>
      act(() =>
        changeConversation<"done" | "not-yours">(id, async (document) => {
          if (document === null || !isHeldBy(document, mediator)) return keep("not-yours");
          const now = momentOf(to, said) ?? document.createdAt;
          return written(await say(changeOwner(document, to, now), said, now), "done");
        }),
      ),

    answeredElsewhere: (address, message, now) =>
      act(() =>
        changeConversation<"recorded" | "known">(conversationIdOf(address), async (found) => {
          if (await isKnown(db, found, message)) return keep("known");
          const document = found ?? newConversation(address, now);
          const theirs: Owner = { kind: "mediator", mediator: elsewhere.id, name: elsewhere.name, since: now };
          const step = document.owner.kind === "mediator" ? stepFrom(document) : changeOwner(document, theirs, now);
          const numbered = await numberNew(collections, document, [message]);
          return written(appendMessages(step, numbered, { ...options, pushes: () => false }, now), "recorded");
        }),
      ),

    advanceWatch: (id, epoch, watch, said, alert) =>
      act(() =>
        changeConversation<"done" | "stale">(id, async (document) => {
          if (document?.epoch !== epoch || document.endedAt !== null) return keep("stale");
          const { owner } = document;
          if (owner.kind !== "waiting" || !isFurther(watch, owner.watch)) return keep("stale");
          const after = { ...conversationOf(document), owner: { ...owner, watch } };
          const step = await say(saveState(stepFrom(document), after, alert.at), said, alert.at);
          return written(withFollowUps(step, { does: "raise-alert", alert }), "done");
        }),
      ),

    waiting: () =>
      act(async () => {
        const query = conversations.find({ inboxGroup: 0 }, shownFields).sort({ inboxGroup: 1, inboxOrder: 1 });
        return (await query.lean<ConversationDocument[]>().exec()).map(conversationOf);
      }),

    list: (limit) =>
      act(async () => {
        const query = conversations.find({}, shownFields).sort({ inboxGroup: 1, inboxOrder: 1 }).limit(limit);
        const rows = await query.lean<ConversationDocument[]>().exec();
        const lastMessage = (conversation: string) =>
          messages.findOne({ conversation }).sort({ conversation: 1, seq: -1 }).lean<MessageDocument>().exec();
        return Promise.all(
          rows.map(async (row) => {
            const last = await lastMessage(row._id);
            return { conversation: conversationOf(row), lastMessage: last === null ? null : messageOf(last) };
          }),
        );
      }),

    transcript: (id) =>
      act(async () => {
        const query = messages.find({ conversation: id }).sort({ conversation: 1, seq: 1 });
        return (await query.lean<MessageDocument[]>().exec()).map(messageOf);
      }),

    botMessagesInFlight: (id) =>
      act(async () => {
        const document = await conversations
          .findOne({ _id: id }, { open: 1 })
          .lean<Pick<ConversationDocument, "open">>()
          .exec();
        return (document?.open ?? []).filter((one) => one.author === "bot" && one.progress.state === "sending").length;
      }),
  };
};

const isKnown = async (
  { collections }: MongoDatabase,
  document: ConversationDocument | null,
  { id }: NewMessage,
): Promise<boolean> =>
  document === null
    ? (await collections.messages.exists({ _id: id }).lean().exec()) !== null
    : (await knownAmong(collections, document, [id])).has(id);

const isHeldBy = ({ owner }: ConversationDocument, mediator: MediatorId): boolean =>
  owner.kind === "mediator" && owner.mediator === mediator;

const changeOwner = (document: ConversationDocument, owner: Owner, now: Date): Step => {
  const after: Conversation = withOwner(conversationOf(document), owner);
  return touch(saveState(stepFrom(document), after, now), now);
};

const momentOf = (to: Owner, messages: readonly NewMessage[]): Date | null =>
  messages.at(-1)?.at ?? (to.kind === "bot" ? null : to.since);

const stages = ["fresh", "reminded", "escalated"] as const;
type Stage = (typeof stages)[number];
const isFurther = (one: Stage, other: Stage): boolean => stages.indexOf(one) > stages.indexOf(other);
