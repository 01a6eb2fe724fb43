import type { LiveEvent, LiveEventStore } from "../../conversation/live-event.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { Collections } from "./collections.ts";
import { conversationOf } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import { findRoots } from "./find-conversation.ts";
import { lastNumber, type LiveEventDocument } from "./live-event-log.ts";
import { messageOf, type MessageDocument } from "./message-document.ts";

/** Numbers are in the order in which they can be seen: see `liveEventLog`. */
export const mongoLiveEvents = ({ act, collections }: MongoDatabase): LiveEventStore => ({
  after: (seq, limit, conversation) => act(() => page(collections, seq, limit, conversation)),
  latest: () => act(() => lastNumber(collections.liveEvents)),
  droppedUpTo: () =>
    act(async () => (await collections.counters.findOne({ _id: "live-dropped" }).lean().exec())?.n ?? 0),
});

/** The others concern mediators only. */
const kindsOfOne: readonly LiveEvent["kind"][] = ["message", "delivery", "conversation"];

/** Full, unless nothing follows: lines whose subject is being erased right now make it read on. */
async function page(
  collections: Collections,
  after: number,
  limit: number,
  conversation?: ConversationId,
): Promise<readonly LiveEvent[]> {
  const of = conversation === undefined ? {} : { conversation, kind: { $in: kindsOfOne } };
  const events: LiveEvent[] = [];
  for (let seen = after; ;) {
    const wanted = limit - events.length;
    const lines = await collections.liveEvents
      .find({ ...of, _id: { $gt: seen }, erasedAt: null })
      .sort({ _id: 1 })
      .limit(wanted)
      .lean<LiveEventDocument[]>()
      .exec();
    events.push(...(await withSubjects(collections, lines)));
    if (lines.length < wanted || events.length === limit) return events;
    seen = lines.at(-1)?._id ?? seen;
  }
}

async function withSubjects(
  collections: Collections,
  lines: readonly LiveEventDocument[],
): Promise<readonly LiveEvent[]> {
  const named = lines.flatMap(({ ref }) => ref ?? []);
  const [said, roots] = await Promise.all([
    named.length === 0
      ? []
      : collections.messages
          .find({ _id: { $in: named }, erasedAt: null })
          .lean<MessageDocument[]>()
          .exec(),
    findRoots(
      collections,
      lines.flatMap(({ conversation }) => conversation ?? []),
    ),
  ]);
  const messageNamed = new Map(said.map((document) => [document._id, document]));
  return lines.flatMap(({ _id: seq, kind, ref, conversation }): readonly LiveEvent[] => {
    const root = roots.get(conversation ?? "");
    switch (kind) {
      case "message":
      case "delivery": {
        const line = messageNamed.get(ref ?? "");
        if (line === undefined) return [];
        return [{ seq, kind, message: messageOf({ ...line, conversation: root?._id ?? line.conversation }) }];
      }
      case "conversation":
        return root === undefined ? [] : [{ seq, kind, conversation: conversationOf(root) }];
      case "joined": {
        const part = conversation as ConversationId;
        return root === undefined ? [] : [{ seq, kind, part, conversation: conversationOf(root) }];
      }
      case "mediators":
      case "alerts":
      case "appointments":
      case "schedule":
        return [{ seq, kind }];
    }
  });
}
