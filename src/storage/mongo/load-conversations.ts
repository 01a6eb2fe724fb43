import { isOpenReply, type RecordOf } from "../../archive/stored-record.ts";
import {
  addressAlone,
  newConversation,
  ownAddressOf,
  withDerived,
  type ConversationDocument,
  type OpenReply,
  type QueuedEvent,
} from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import type { EventDocument } from "./event-document.ts";
import type { MessageDocument, ReplyProgress } from "./message-document.ts";
import { raiseNumbers } from "./numbers.ts";
import { instantOf } from "./record-times.ts";
import { upsertAll } from "./upsert-all.ts";

/** Before the conversations themselves, which find their own address there. */
export const loadAddresses = (
  { collections: { conversations } }: MongoDatabase,
  records: readonly RecordOf<"address">[],
): Promise<void> =>
  upsertAll(
    conversations,
    records.map(({ id, leadsTo, address }) => ({
      ...withDerived({ ...addressAlone(address, new Date(0)), _id: id, joinedTo: leadsTo === id ? null : leadsTo }),
      ownAddress: address,
    })),
  );

export async function loadConversations(
  db: MongoDatabase,
  records: readonly RecordOf<"conversation">[],
): Promise<void> {
  const known = await documentsOf(
    db,
    records.map(({ id }) => id),
  );
  await upsertAll(
    db.collections.conversations,
    records.map((record) => documentOf(record, known.get(record.id) ?? null)),
  );
}

const documentOf = (record: RecordOf<"conversation">, known: ConversationDocument | null): ConversationDocument => {
  const { address, owner } = record;
  const own = known === null ? address : ownAddressOf(known);
  const isOwn = own.channel === address.channel && own.account === address.account && own.contact === address.contact;
  return withDerived({
    ...newConversation(address, new Date(record.createdAt)),
    _id: record.id,
    name: record.name,
    owner: owner.kind === "bot" ? owner : ({ ...owner, since: new Date(owner.since) } as ConversationDocument["owner"]),
    epoch: record.epoch,
    version: record.version,
    memory: record.memory,
    lastInboundAt: instantOf(record.lastInboundAt),
    endedAt: instantOf(record.endedAt),
    eraseUpTo: instantOf(record.eraseUpTo),
    activeAt: new Date(record.activeAt),
    joinedTo: known?.joinedTo ?? null,
    ownAddress: isOwn ? null : own,
  });
};

/** Those that wait stand in their conversation. */
export async function loadEvents(db: MongoDatabase, records: readonly RecordOf<"event">[]): Promise<void> {
  await upsertAll(
    db.collections.events,
    records.flatMap((record) => (record.state === "pending" ? [] : [eventOf(record, record.state)])),
  );
  await amend(db, records, (document, { id, sentAt, receivedAt, attempts, problem, content, waits }) => {
    if (waits === null || content === null) return document;
    const queued: QueuedEvent = {
      ...{ id, attempts, problem, content, arrival: waits.place },
      ...{ sentAt: new Date(sentAt), receivedAt: new Date(receivedAt), dueAt: new Date(waits.dueAt) },
    };
    const others = document.queue.filter((one) => one.id !== id);
    return {
      ...document,
      arrivals: Math.max(document.arrivals, waits.place),
      queue: [...others, queued].toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || a.arrival - b.arrival),
    };
  });
}

const eventOf = (record: RecordOf<"event">, state: EventDocument["state"]): EventDocument => ({
  _id: record.id,
  conversation: record.conversation,
  state,
  sentAt: new Date(record.sentAt),
  receivedAt: new Date(record.receivedAt),
  attempts: record.attempts,
  problem: record.problem,
  content: record.content,
});

/** Replies on their way stand in their conversation too. */
export async function loadMessages(db: MongoDatabase, records: readonly RecordOf<"message">[]): Promise<void> {
  await upsertAll(
    db.collections.messages,
    records.map(({ id, conversation, seq, at, author, body, clientId, reply }): MessageDocument => ({
      ...{ _id: id, conversation, seq, at: new Date(at), author: author as MessageDocument["author"], body, clientId },
      ...{ reply: reply === null ? null : progressOf(reply), moved: 0, erasedAt: null },
    })),
  );
  await amend(db, records, (document, { id, seq, at, author, reply }) => {
    const others = document.open.filter(({ message }) => message !== id);
    const open: readonly OpenReply[] =
      reply !== null && isOpenReply(reply)
        ? [...others, { message: id, seq, at: new Date(at), author: author.kind, progress: progressOf(reply) }]
        : others;
    return {
      ...document,
      open: open.toSorted((a, b) => a.seq - b.seq),
      hasWords: true,
      helped: document.helped || author.kind === "mediator",
    };
  });
  await raiseNumbers(
    db.collections.counters,
    "message",
    records.map(({ seq }) => seq),
  );
}

const progressOf = (reply: NonNullable<RecordOf<"message">["reply"]>): ReplyProgress => ({
  ...reply,
  dueAt: new Date(reply.dueAt),
  triedAt: instantOf(reply.triedAt),
  leaseUntil: instantOf(reply.leaseUntil),
  confirmBy: instantOf(reply.confirmBy),
});

/** Changes the records' conversations by all of theirs; nobody else writes to them yet. */
async function amend<R extends { readonly conversation: string }>(
  db: MongoDatabase,
  records: readonly R[],
  change: (document: ConversationDocument, record: R) => ConversationDocument,
): Promise<void> {
  const documents = new Map(
    await documentsOf(
      db,
      records.map(({ conversation }) => conversation),
    ),
  );
  for (const record of records) {
    const document = documents.get(record.conversation);
    if (document !== undefined) documents.set(record.conversation, change(document, record));
  }
  await upsertAll(
    db.collections.conversations,
    [...documents.values()].map((document) => withDerived(document)),
  );
}

async function documentsOf(
  { collections: { conversations } }: MongoDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ConversationDocument>> {
  const found = await conversations
    .find({ _id: { $in: [...new Set(ids)] } })
    .lean<ConversationDocument[]>()
    .exec();
  return new Map(found.map((document) => [document._id, document]));
}
