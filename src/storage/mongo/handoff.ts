import { elsewhere, withOwner, type Conversation, type Owner } from "../../conversation/conversation.ts";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { ClaimOutcome, HandoffStore } from "../../conversation/handoff-store.ts";
import type { NewMessage } from "../../conversation/message.ts";
import type { ConversationId, MediatorId } from "../../shared/ids.ts";
import type { StorageOptions } from "../storage.ts";
import { appendMessages, knownAmong, numberNew } from "./append-messages.ts";
import { keep } from "./change.ts";
import { changePerson, changeRoot } from "./change-person.ts";
import { begunFrom, conversationOf, type ConversationDocument } from "./conversation-document.ts";
import { saveState, stepFrom, touch, withFollowUps, written, type Step } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import { membersOf, shownFields } from "./find-conversation.ts";
import { inboxRows } from "./inbox-rows.ts";
import { messageOf, type MessageDocument } from "./message-document.ts";
import { tellPerson } from "./tell-person.ts";

export const mongoHandoff = (db: MongoDatabase, options: StorageOptions): HandoffStore => {
  const { act, collections } = db;
  const { conversations, messages } = collections;
  const say = async (step: Step, said: readonly NewMessage[], now: Date): Promise<Step> =>
    appendMessages(step, await numberNew(collections, step.document, said), options, now);

  return {
    claim: (id, { id: mediator, name }, now, said = []) =>
      act(() =>
        changePerson<ClaimOutcome>(db, id, async (document) => {
          if (document === null) return keep({ kind: "unknown-conversation" });
          const { owner } = document;
          if (owner.kind === "mediator" && owner.mediator !== elsewhere.id) {
            return keep(owner.mediator === mediator ? { kind: "already-yours" } : { kind: "taken", by: owner.name });
          }
          const claimed = changeOwner(document, { kind: "mediator", mediator, name, since: now }, now);
          return written(await say(claimed, said, now), { kind: "claimed" });
        }),
      ),

    reply: (id, mediator, message) =>
      act(() =>
        changePerson<"accepted" | "known" | "not-yours">(db, id, async (document) => {
          if (await isKnown(db, document, message)) return keep("known");
          if (document === null || !isHeldBy(document, mediator)) return keep("not-yours");
          return written(await say(stepFrom(document), [message], message.at), "accepted");
        }),
      ),

    note: (id, message) =>
      act(() =>
        changePerson<"accepted" | "known" | "unknown-conversation">(db, id, async (document) => {
          if (await isKnown(db, document, message)) return keep("known");
          if (document === null) return keep("unknown-conversation");
          return written(await say(stepFrom(document), [message], message.at), "accepted");
        }),
      ),

    handBack: (id, mediator, to, said) =>
      act(() =>
        changePerson<"done" | "not-yours">(db, id, async (document) => {
          if (document === null || !isHeldBy(document, mediator)) return keep("not-yours");
          const now = momentOf(to, said) ?? document.createdAt;
          return written(await say(changeOwner(document, to, now), said, now), "done");
        }),
      ),

    answeredElsewhere: (address, message, now) =>
      act(() =>
        changeRoot<"recorded" | "known">(db, conversationIdOf(address), async (found, id) => {
          if (await isKnown(db, found, message)) return keep("known");
          const document = begunFrom(found, id, address, now);
          const name = message.author.kind === "mediator" ? message.author.name : elsewhere.name;
          const theirs: Owner = { kind: "mediator", mediator: elsewhere.id, name, since: now };
          const step = document.owner.kind === "mediator" ? stepFrom(document) : changeOwner(document, theirs, now);
          const numbered = await numberNew(collections, document, [message]);
          return written(appendMessages(step, numbered, { ...options, pushes: () => false }, now), "recorded");
        }),
      ),

    tell: (id, said, now) =>
      act(() =>
        changePerson<"told" | "gone">(db, id, async (document) => {
          if (document === null || document.endedAt !== null) return keep("gone");
          const step = await tellPerson(db, document, said, now);
          return step === null ? keep("told") : written(step, "told");
        }),
      ),

    advanceWatch: (id, epoch, watch, said, alert) =>
      act(() =>
        changePerson<"done" | "stale">(db, id, async (document) => {
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

    list: (limit) => act(() => inboxRows(collections, limit)),

    heldBy: (mediator) =>
      act(async () => {
        const held = await conversations
          .find({ "owner.mediator": mediator }, { _id: 1 })
          .sort({ "owner.since": 1, _id: 1 })
          .lean<{ _id: string }[]>()
          .exec();
        return held.map(({ _id }) => _id as ConversationId);
      }),

    transcript: (id) =>
      act(async () => {
        const members = await membersOf(collections, id);
        const query = messages.find({ conversation: { $in: members } }).sort({ seq: 1 });
        const lines = await query.lean<MessageDocument[]>().exec();
        return lines.map((line) => messageOf({ ...line, conversation: members[0] }));
      }),

    botMessagesInFlight: (id) =>
      act(async () => {
        const members = await membersOf(collections, id);
        const documents = await conversations
          .find({ _id: { $in: members } }, { open: 1 })
          .lean<Pick<ConversationDocument, "open">[]>()
          .exec();
        const open = documents.flatMap((document) => document.open);
        return open.filter((one) => one.author === "bot" && one.progress.state === "sending").length;
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
