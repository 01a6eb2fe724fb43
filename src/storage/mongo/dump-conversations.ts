import type { RecordOf } from "../../archive/stored-record.ts";
import type { ConversationDocument, QueuedEvent } from "./conversation-document.ts";
import { answeredAt, ownAddressOf } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import { findRoot } from "./find-conversation.ts";
import { theJoins } from "./join-document.ts";
import type { ReplyProgress } from "./message-document.ts";
import { millisecondsOf } from "./record-times.ts";

/** What conversations held when they were read, to compare with what is read after them. */
export type HeldByConversations = {
  readonly ids: ReadonlySet<string>;
  /** Events that wait. */
  readonly events: ReadonlyMap<string, RecordOf<"event">>;
  /** Replies on their way, with the revision of their conversation. */
  readonly replies: ReadonlyMap<string, { readonly progress: ReplyProgress; readonly rev: number }>;
};

/**
 * Each conversation, with what is pending in it carried out first: what it has left to others stands there from then on. What waits or
 * is on its way is told to `held`, which is complete at the end.
 */
export async function* dumpConversations(
  db: MongoDatabase,
  held: { readonly ids: Set<string>; readonly events: Map<string, RecordOf<"event">> } & {
    readonly replies: Map<string, { readonly progress: ReplyProgress; readonly rev: number }>;
  },
): AsyncIterable<RecordOf<"address"> | RecordOf<"conversation">> {
  let joins = await joinsCarriedOut(db);
  const wholes = new Set(await db.collections.conversations.distinct("joinedTo").exec());
  for await (const document of allConversations(db)) {
    const { _id: id, joinedTo } = document;
    if (joinedTo !== null || wholes.has(id)) {
      const root = joinedTo === null ? null : await findRoot(db.collections, id);
      yield { kind: "address", id, leadsTo: root?._id ?? id, address: ownAddressOf(document) };
    }
    if (!document.begun) continue;
    held.ids.add(id);
    for (const event of waiting(document)) held.events.set(event.id, event);
    for (const { message, progress } of document.open) held.replies.set(message, { progress, rev: document.rev });
    yield recordOf(document);
  }
  // Events move only when two conversations become one: then those that moved are looked for where they went.
  for (let now = await joinsCarriedOut(db); now !== joins; now = await joinsCarriedOut(db)) {
    joins = now;
    for await (const document of allConversations(db)) {
      for (const event of waiting(document)) if (held.ids.has(document._id)) held.events.set(event.id, event);
    }
  }
}

/** The revision of the last decision about who is who, which is carried out. */
async function joinsCarriedOut(db: MongoDatabase): Promise<number> {
  await db.unfoldJoins();
  return (await db.collections.joins.findOne({ _id: theJoins }).lean().exec())?.rev ?? 0;
}

/** In the order of their ids, which never change: none is missed, whatever happens to them meanwhile. */
async function* allConversations(db: MongoDatabase): AsyncIterable<ConversationDocument> {
  const { conversations } = db.collections;
  const all = conversations.find({}).sort({ _id: 1 }).lean<ConversationDocument[]>().cursor();
  for await (const found of all) {
    let document: ConversationDocument | null = found;
    while (document !== null && document.pending.length > 0) {
      await db.unfoldConversation(document._id);
      document = await conversations.findOne({ _id: document._id }).lean<ConversationDocument>().exec();
    }
    if (document !== null) yield document;
  }
}

const recordOf = (document: ConversationDocument): RecordOf<"conversation"> => ({
  kind: "conversation",
  id: document._id,
  address: answeredAt(document),
  name: document.name,
  owner: ownerOf(document),
  epoch: document.epoch,
  version: document.version,
  memory: document.memory as RecordOf<"conversation">["memory"],
  createdAt: document.createdAt.getTime(),
  lastInboundAt: millisecondsOf(document.lastInboundAt),
  endedAt: millisecondsOf(document.endedAt),
  eraseUpTo: millisecondsOf(document.eraseUpTo),
  activeAt: document.activeAt.getTime(),
});

const ownerOf = ({ owner }: ConversationDocument): RecordOf<"conversation">["owner"] =>
  owner.kind === "bot" ? { kind: "bot" } : { ...owner, since: owner.since.getTime() };

const waiting = ({ _id: conversation, queue }: ConversationDocument): readonly RecordOf<"event">[] =>
  queue
    .toSorted((a, b) => a.arrival - b.arrival)
    .map(({ id, sentAt, receivedAt, attempts, problem, content, dueAt }: QueuedEvent, index) => ({
      kind: "event",
      id,
      conversation,
      sentAt: sentAt.getTime(),
      receivedAt: receivedAt.getTime(),
      state: "pending",
      attempts,
      problem,
      content,
      waits: { dueAt: dueAt.getTime(), place: index + 1 },
    }));
