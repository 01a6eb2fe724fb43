import { withOwner } from "../../conversation/conversation.ts";
import { insertOnce } from "./insert-once.ts";
import { keep, type Decision } from "./change.ts";
import { changeRoot } from "./change-person.ts";
import { addressAlone, begunFrom, conversationOf, type ConversationDocument } from "./conversation-document.ts";
import {
  addToQueue,
  consume,
  isWaiting,
  saveState,
  stepFrom,
  touch,
  withChanges,
  withFollowUps,
  withoutLease,
  written,
} from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import { eventKey, type FollowUpThat, type NewFollowUp } from "./follow-up.ts";

const standing = { mediator: 0, waiting: 1, bot: 2 } as const;

/** The lower, the more it matters that this one goes on. */
export const standingOf = ({ owner, endedAt }: ConversationDocument): number =>
  standing[owner.kind] + (endedAt === null ? 0 : 10);

/**
 * Makes one a part of the other. The update of the part is the moment: before it nothing is different, and what it leaves to do is
 * pending in it. Safe to repeat, and to be killed in. Nothing happens when the part matters more than when that was decided.
 */
export async function join(db: MongoDatabase, { part, whole, standing, now }: FollowUpThat<"join">): Promise<void> {
  const { conversations } = db.collections;
  if (whole.address !== null) await insertOnce(conversations, addressAlone(whole.address, now));
  const joined = await db.changeConversation<boolean>(part.id, (document): Decision<ConversationDocument, boolean> => {
    const known = document ?? (part.address && addressAlone(part.address, now));
    if (known === null) return keep(false); // forgotten meanwhile
    if (known.joinedTo !== null) return keep(true);
    if (!known.begun) return written(stepFrom({ ...known, joinedTo: whole.id }), true);
    if (standing === null || standingOf(known) < standing) return keep(false);
    return written(joinedStep(known, whole.id, now), true);
  });
  if (!joined) return;
  // What had become a part of the part; an act that reads one of them meanwhile goes the long way.
  await conversations.updateMany({ joinedTo: part.id }, { $set: { joinedTo: whole.id }, $inc: { rev: 1 } }).exec();
}

function joinedStep(document: ConversationDocument, whole: string, now: Date) {
  const { _id, queue } = document;
  const before = conversationOf(document);
  const left = saveState(stepFrom(document), withOwner(before, { kind: "bot" }), now);
  const moves = queue.map((event): NewFollowUp => ({
    key: eventKey(event.id), // found there by its id until it waits in the other
    does: "adopt-event",
    conversation: whole,
    address: before.address,
    event,
  }));
  return withFollowUps(
    withoutLease(withChanges(left, { joinedTo: whole, queue: [] })),
    ...moves,
    { does: "move-appointments", from: _id, to: whole },
    { does: "touch", conversation: whole, now },
    { does: "tell", line: { at: now, kind: "joined", conversation: _id, ref: null } },
  );
}

/** Safe to repeat: an event that waits there, or did, is known by its id. */
export const adoptEvent = (db: MongoDatabase, { conversation, address, event }: FollowUpThat<"adopt-event">) =>
  changeRoot(db, conversation, async (found, id) => {
    if (found !== null && isWaiting(found, event.id)) return keep(undefined);
    const isKnown = await db.collections.events.exists({ _id: event.id }).lean().exec();
    if (isKnown !== null) return keep(undefined);
    const step = addToQueue(stepFrom(begunFrom(found, id, address, event.receivedAt)), event);
    const ended = step.document.endedAt !== null;
    return written(ended ? consume(step, ({ id }) => id === event.id, { state: "dropped" }) : step, undefined);
  });

export const touchConversation = (db: MongoDatabase, { conversation, now }: FollowUpThat<"touch">) =>
  changeRoot(db, conversation, (document) =>
    document === null || document.activeAt >= now
      ? keep(undefined)
      : written(touch(stepFrom(document), now), undefined),
  );
