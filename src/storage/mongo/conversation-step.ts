import type { Conversation, Owner } from "../../conversation/conversation.ts";
import type { ChannelAddress, IncomingMessage } from "../../conversation/message.ts";
import {
  answeredAt,
  ownAddressOf,
  withDerived,
  type ConversationDocument,
  type QueuedEvent,
} from "./conversation-document.ts";
import type { Decision } from "./change.ts";
import { eventKey, type NewFollowUp } from "./follow-up.ts";
import type { EventDocument } from "./event-document.ts";

/** A conversation on its way through an act, with what it leaves to be written elsewhere. Pure. */
export type Step = { readonly document: ConversationDocument; readonly followUps: readonly NewFollowUp[] };

export const stepFrom = (document: ConversationDocument): Step => ({ document, followUps: [] });

export const written = <R>({ document, followUps }: Step, answer: R): Decision<ConversationDocument, R> => ({
  kind: "write",
  next: withDerived(document),
  followUps,
  answer,
});

export const withChanges = (step: Step, changes: Partial<ConversationDocument>): Step => ({
  ...step,
  document: { ...step.document, ...changes },
});

export const withFollowUps = (step: Step, ...followUps: readonly NewFollowUp[]): Step => ({
  ...step,
  followUps: [...step.followUps, ...followUps],
});

/** Behind those that were sent before it, or at the same instant. Replies go where the latest was sent from. */
export const enqueue = (step: Step, event: IncomingMessage, receivedAt: Date): Step => {
  const { document } = step;
  const { id, sentAt, content, address } = event;
  const isLatest = document.lastInboundAt === null || document.lastInboundAt <= sentAt;
  const queued = addToQueue(step, { id, sentAt, receivedAt, dueAt: receivedAt, attempts: 0, problem: null, content });
  return withChanges(isLatest ? answerAt(queued, address) : queued, {
    lastInboundAt: latest(document.lastInboundAt, sentAt),
    activeAt: latest(document.activeAt, receivedAt),
  });
};

/** Behind those that were sent before it, or at the same instant. */
export const addToQueue = (step: Step, event: Omit<QueuedEvent, "arrival">): Step => {
  const { document } = step;
  const arrival = document.arrivals + 1;
  return withChanges(step, {
    arrivals: arrival,
    queue: [...document.queue, { ...event, arrival }].toSorted(
      (a, b) => a.sentAt.getTime() - b.sentAt.getTime() || a.arrival - b.arrival,
    ),
  });
};

const answerAt = (step: Step, { channel, account, contact }: ChannelAddress): Step => {
  const before = answeredAt(step.document);
  if (before.channel === channel && before.account === account && before.contact === contact) return step;
  return withChanges(step, { channel, account, contact, ownAddress: ownAddressOf(step.document) });
};

/** Whether it is in the queue, or on its way from there. */
export const isWaiting = ({ queue, pending }: ConversationDocument, event: string): boolean =>
  queue.some(({ id }) => id === event) || pending.some(({ key }) => key === eventKey(event));

/** Takes events out of the queue; what is kept of them is theirs to say. */
export const consume = (
  step: Step,
  which: (event: QueuedEvent) => boolean,
  kept: Pick<EventDocument, "state"> & Partial<Pick<EventDocument, "attempts" | "problem" | "content">>,
): Step => {
  const { document } = step;
  const records = document.queue.filter(which).map(({ id, sentAt, receivedAt, attempts }): NewFollowUp => {
    const event = { conversation: document._id, sentAt, receivedAt, attempts, problem: null, content: null, ...kept };
    return { key: eventKey(id), does: "record-event", event: { ...event, _id: id } };
  });
  return withFollowUps(withChanges(step, { queue: document.queue.filter((event) => !which(event)) }), ...records);
};

export const withoutLease = (step: Step): Step => withChanges(step, { worker: null, leaseUntil: null });

/** It moves up in the inbox's list. */
export const touch = (step: Step, now: Date): Step =>
  withChanges(step, { activeAt: latest(step.document.activeAt, now) });

/**
 * The state that follows; the version moves, and open inboxes and chats are told when what they show of it changed. Ending it drops
 * what was still pending.
 */
export const saveState = (step: Step, after: Conversation, now: Date): Step => {
  const before = step.document;
  const { owner, name, epoch, memory, endedAt, eraseUpTo } = after;
  const lastInboundAt =
    after.lastInboundAt === null ? before.lastInboundAt : latest(before.lastInboundAt, after.lastInboundAt);
  const saved = withChanges(step, {
    ...{ owner, name, epoch, memory, endedAt, eraseUpTo, lastInboundAt },
    version: before.version + 1,
  });
  const ended = before.endedAt === null && endedAt !== null;
  const dropped = ended ? consume(saved, () => true, { state: "dropped" }) : saved;
  return isSeenDifferent(before, after) ? withFollowUps(dropped, conversationTold(before._id, now)) : dropped;
};

export const conversationTold = (conversation: string, at: Date): NewFollowUp => ({
  does: "tell",
  line: { at, kind: "conversation", conversation, ref: null },
});

/** A message received during a turn is later than what the turn knows of. */
const latest = (one: Date | null, other: Date): Date => (one === null || one < other ? other : one);

const isSeenDifferent = (before: ConversationDocument, after: Conversation): boolean =>
  before.name !== after.name ||
  before.endedAt?.getTime() !== after.endedAt?.getTime() ||
  before.epoch !== after.epoch ||
  !sameOwner(before.owner, after.owner);

const sameOwner = (one: Owner, other: Owner): boolean =>
  JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());
