import type { RecordOf, StoredRecord } from "../../archive/stored-record.ts";
import type { AlertDocument } from "./alert-document.ts";
import type { MongoDatabase } from "./database.ts";
import { dumpAgenda } from "./dump-agenda.ts";
import { dumpConversations, type HeldByConversations } from "./dump-conversations.ts";
import { dumpInbox } from "./dump-inbox.ts";
import type { EventDocument } from "./event-document.ts";
import { lastNumber, type LiveEventDocument } from "./live-event-log.ts";
import type { MessageDocument, ReplyProgress } from "./message-document.ts";
import { millisecondsOf } from "./record-times.ts";
import type { UnansweredDocument } from "./unlinked-documents.ts";

/** The promise is that of `ArchiveStore.dump`. Conversations come before what they leave to others: that is there when it is read. */
export async function* dumpRecords(db: MongoDatabase): AsyncIterable<StoredRecord> {
  yield* dumpInbox(db);
  const held = {
    ids: new Set<string>(),
    events: new Map<string, RecordOf<"event">>(),
    replies: new Map<string, { progress: ReplyProgress; rev: number }>(),
  };
  yield* dumpConversations(db, held);
  yield* held.events.values();
  yield* dumpEvents(db, held);
  yield* dumpMessages(db, held);
  yield* dumpAlerts(db);
  yield* dumpAgenda(db, held.ids);
  yield* dumpUnanswered(db);
  yield* dumpSatisfaction(db);
  yield* dumpLiveEvents(db);
  yield await numbersOf(db);
}

async function* dumpEvents(db: MongoDatabase, held: HeldByConversations): AsyncIterable<RecordOf<"event">> {
  const all = db.collections.events.find({}).sort({ _id: 1 }).lean<EventDocument[]>().cursor();
  for await (const { _id: id, conversation, state, sentAt, receivedAt, attempts, problem, content } of all) {
    if (held.events.has(id) || !held.ids.has(conversation)) continue;
    const times = { sentAt: sentAt.getTime(), receivedAt: receivedAt.getTime() };
    yield { kind: "event", id, conversation, ...times, state, attempts, problem, content, waits: null };
  }
}

async function* dumpMessages(db: MongoDatabase, held: HeldByConversations): AsyncIterable<RecordOf<"message">> {
  const all = db.collections.messages.find({ erasedAt: null }).sort({ _id: 1 }).lean<MessageDocument[]>().cursor();
  for await (const document of all) {
    const { _id: id, conversation, seq, at, author, body, clientId } = document;
    if (conversation === null || !held.ids.has(conversation)) continue;
    const open = held.replies.get(id);
    const progress = open !== undefined && open.rev >= document.moved ? open.progress : document.reply;
    const reply = progress === null ? null : replyOf(progress);
    yield { kind: "message", id, conversation, seq, at: at.getTime(), author, body, clientId, reply };
  }
}

const replyOf = (progress: ReplyProgress): NonNullable<RecordOf<"message">["reply"]> => ({
  ...progress,
  dueAt: progress.dueAt.getTime(),
  triedAt: millisecondsOf(progress.triedAt),
  leaseUntil: millisecondsOf(progress.leaseUntil),
  confirmBy: millisecondsOf(progress.confirmBy),
});

async function* dumpAlerts(db: MongoDatabase): AsyncIterable<RecordOf<"alert">> {
  const all = db.collections.alerts.find({}).sort({ _id: 1 }).lean<AlertDocument[]>().cursor();
  for await (const { _id: id, kind: what, conversation, at, text, order, acknowledgedBy: by, acknowledgedAt } of all) {
    const acknowledged = by === null || acknowledgedAt === null ? null : { by, at: acknowledgedAt.getTime() };
    yield { kind: "alert", id, what, conversation, at: at.getTime(), text, order, acknowledged };
  }
}

async function* dumpUnanswered(db: MongoDatabase): AsyncIterable<RecordOf<"unanswered">> {
  const all = db.collections.unanswered.find({}).sort({ _id: 1 }).lean<UnansweredDocument[]>().cursor();
  for await (const { order, text, nearest, day } of all) {
    yield { kind: "unanswered", order, text, nearest: [...nearest], day: day.getTime() };
  }
}

async function* dumpSatisfaction(db: MongoDatabase): AsyncIterable<RecordOf<"satisfaction">> {
  const counts = await db.collections.satisfaction
    .aggregate<{ _id: { day: Date; face: string }; count: number }>([
      { $group: { _id: { day: "$day", face: "$face" }, count: { $sum: 1 } } },
    ])
    .exec();
  for (const { _id, count } of counts) yield { kind: "satisfaction", day: _id.day.getTime(), face: _id.face, count };
}

async function* dumpLiveEvents(db: MongoDatabase): AsyncIterable<RecordOf<"live-event">> {
  const all = db.collections.liveEvents.find({ erasedAt: null }).sort({ _id: 1 }).lean<LiveEventDocument[]>().cursor();
  for await (const { _id: seq, at, kind: what, conversation, ref } of all) {
    yield { kind: "live-event", seq, at: at.getTime(), what, conversation, ref };
  }
}

/** Read last, so that nothing that was read has a greater one. */
async function numbersOf({ collections }: MongoDatabase): Promise<RecordOf<"numbers">> {
  const numberOf = async (name: string) => (await collections.counters.findOne({ _id: name }).lean().exec())?.n ?? 0;
  return {
    kind: "numbers",
    message: await numberOf("message"),
    liveEvent: await lastNumber(collections.liveEvents),
    liveEventsDropped: await numberOf("live-dropped"),
  };
}
