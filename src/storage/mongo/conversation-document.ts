import { Schema } from "mongoose";

import { freshMemory, type BotMemory, type Conversation, type Owner } from "../../conversation/conversation.ts";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { Author, ChannelAddress, IncomingContent } from "../../conversation/message.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { changeableFields, newChangeable, schemaOptions, type Changeable } from "./changeable.ts";
import type { ReplyProgress } from "./message-document.ts";

/** An event that waits for its turn. */
export type QueuedEvent = {
  readonly id: string;
  readonly sentAt: Date;
  readonly receivedAt: Date;
  readonly arrival: number;
  readonly dueAt: Date;
  readonly attempts: number;
  readonly problem: string | null;
  readonly content: IncomingContent;
};

/** A reply that holds back those behind it. */
export type OpenReply = {
  readonly message: string;
  readonly seq: number;
  readonly at: Date;
  readonly author: Author["kind"];
  readonly progress: ReplyProgress;
};

/**
 * A conversation with all that one act may have to change together: its state, the events that wait (oldest first), the lease on it
 * and the replies on their way. The fields of `derived` say where it stands in the lists that are asked for; they follow the rest.
 */
export type ConversationDocument = Changeable & {
  readonly channel: string;
  readonly account: string;
  readonly contact: string;
  readonly name: string | null;
  readonly owner: Owner;
  readonly epoch: number;
  readonly version: number;
  /** Older ones lack what was added since. */
  readonly memory: Partial<BotMemory>;
  readonly createdAt: Date;
  readonly lastInboundAt: Date | null;
  readonly endedAt: Date | null;
  readonly eraseUpTo: Date | null;
  readonly activeAt: Date;
  readonly hasWords: boolean;
  /** A mediator has written in it. */
  readonly helped: boolean;
  readonly arrivals: number;
  readonly queue: readonly QueuedEvent[];
  readonly worker: string | null;
  readonly leaseUntil: Date | null;
  readonly fence: number;
  readonly open: readonly OpenReply[];
  /** Became a part of that conversation, which every act takes it for; its lines and its replies on their way stay here. */
  readonly joinedTo: string | null;
  /** False when an address is known to be somebody's and nobody wrote from it: there is no conversation then. */
  readonly begun: boolean;
  /** The address that gave the id, once replies go to another one. */
  readonly ownAddress: ChannelAddress | null;
} & Derived;

type Derived = {
  readonly queued: number;
  /** When the oldest event may be taken, and when it may be because nobody holds the conversation. */
  readonly dueAt: Date | null;
  readonly claimAt: Date | null;
  readonly openReplies: number;
  readonly sendDueAt: Date | null;
  readonly sendSeq: number | null;
  readonly recoverAt: Date | null;
  readonly inboxGroup: number;
  readonly inboxOrder: number;
};

const withoutId = { _id: false } as const;
const queuedEventSchema = new Schema<QueuedEvent>(
  {
    id: String,
    sentAt: Date,
    receivedAt: Date,
    arrival: Number,
    dueAt: Date,
    attempts: Number,
    problem: String,
    content: Schema.Types.Mixed,
  },
  { ...withoutId, strict: "throw" },
);
const openReplySchema = new Schema<OpenReply>(
  { message: String, seq: Number, at: Date, author: String, progress: Schema.Types.Mixed },
  { ...withoutId, strict: "throw" },
);

export const conversationSchema = new Schema<ConversationDocument>(
  {
    ...changeableFields,
    channel: String,
    account: String,
    contact: String,
    name: String,
    owner: Schema.Types.Mixed,
    epoch: Number,
    version: Number,
    memory: Schema.Types.Mixed,
    createdAt: Date,
    lastInboundAt: Date,
    endedAt: Date,
    eraseUpTo: Date,
    activeAt: Date,
    hasWords: Boolean,
    helped: Boolean,
    arrivals: Number,
    queue: [queuedEventSchema],
    worker: String,
    leaseUntil: Date,
    fence: Number,
    open: [openReplySchema],
    joinedTo: String,
    begun: Boolean,
    ownAddress: Schema.Types.Mixed,
    queued: Number,
    dueAt: Date,
    claimAt: Date,
    openReplies: Number,
    sendDueAt: Date,
    sendSeq: Number,
    recoverAt: Date,
    inboxGroup: Number,
    inboxOrder: Number,
  },
  { ...schemaOptions, collection: "conversations" },
);

export const conversationOf = (document: ConversationDocument): Conversation => ({
  id: document._id as ConversationId,
  address: answeredAt(document),
  name: document.name,
  owner: document.owner,
  epoch: document.epoch,
  version: document.version,
  memory: { ...freshMemory, ...document.memory },
  createdAt: document.createdAt,
  lastInboundAt: document.lastInboundAt,
  endedAt: document.endedAt,
  eraseUpTo: document.eraseUpTo,
});

/** Where replies go. */
export const answeredAt = ({ channel, account, contact }: ConversationDocument): ChannelAddress => ({
  channel,
  account,
  contact,
});

export const ownAddressOf = (document: ConversationDocument): ChannelAddress =>
  document.ownAddress ?? answeredAt(document);

export const newConversation = (address: ChannelAddress, now: Date): ConversationDocument =>
  withDerived({
    ...newChangeable,
    _id: conversationIdOf(address),
    channel: address.channel,
    account: address.account,
    contact: address.contact,
    name: null,
    owner: { kind: "bot" },
    epoch: 0,
    version: 0,
    memory: freshMemory,
    createdAt: now,
    lastInboundAt: null,
    endedAt: null,
    eraseUpTo: null,
    activeAt: now,
    hasWords: false,
    helped: false,
    arrivals: 0,
    queue: [],
    worker: null,
    leaseUntil: null,
    fence: 0,
    open: [],
    joinedTo: null,
    begun: true,
    ownAddress: null,
  });

/** An address that is known to be somebody's, and that nobody wrote from. */
export const addressAlone = (address: ChannelAddress, now: Date): ConversationDocument =>
  withDerived({ ...newConversation(address, now), begun: false });

/** The conversation `id`, begun from `address` unless there is one. */
export const begunFrom = (
  found: ConversationDocument | null,
  id: string,
  address: ChannelAddress,
  now: Date,
): ConversationDocument => {
  if (found?.begun) return found;
  const begun = newConversation(address, now);
  if (found === null) return { ...begun, _id: id };
  const { rev, acts, pending } = found;
  return { ...begun, _id: id, rev, acts, pending, ownAddress: ownAddressOf(found) };
};

/** `inboxGroup` of what is no row of the inbox. */
export const hiddenGroup = 3;

/** To be written with every change. */
export const withDerived = (document: Omit<ConversationDocument, keyof Derived>): ConversationDocument => {
  const { queue, open, owner } = document;
  const dueAt = queue[0]?.dueAt ?? null;
  const head = open[0];
  const sends = head?.progress.state === "queued" ? head : null;
  const isHidden = document.joinedTo !== null || !document.begun;
  const waits = owner.kind === "waiting" && document.endedAt === null;
  const recoveries = open.flatMap(({ progress }) => progress.leaseUntil ?? progress.confirmBy ?? []);
  return {
    ...document,
    queued: queue.length,
    dueAt,
    claimAt: dueAt === null ? null : (document.leaseUntil ?? dueAt),
    openReplies: open.length,
    sendDueAt: sends?.progress.dueAt ?? null,
    sendSeq: sends?.seq ?? null,
    recoverAt: recoveries.length === 0 ? null : new Date(Math.min(...recoveries.map((at) => at.getTime()))),
    inboxGroup: isHidden ? hiddenGroup : waits ? 0 : owner.kind === "mediator" ? 1 : 2,
    inboxOrder: waits ? owner.since.getTime() : -document.activeAt.getTime(),
  };
};
