import type { LiveEvent, LiveEventStore } from "../../conversation/live-event.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { Collections } from "./collections.ts";
import { conversationOf, type ConversationDocument } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import { shownFields } from "./find-conversation.ts";
import { lastNumber, type LiveEventDocument } from "./live-event-log.ts";
import { messageOf, type MessageDocument } from "./message-document.ts";

/** Numbers are in the order in which they can be seen: see `liveEventLog`. */
export const mongoLiveEvents = ({ act, collections }: MongoDatabase): LiveEventStore => ({
  after: (seq, limit, conversation) => act(() => page(collections, seq, limit, conversation)),
  latest: () => act(() => lastNumber(collections.liveEvents)),
});

/** Full, unless nothing follows: lines whose subject is being erased right now make it read on. */
async function page(
  collections: Collections,
  after: number,
  limit: number,
  conversation?: ConversationId,
): Promise<readonly LiveEvent[]> {
  const of = conversation === undefined ? {} : { conversation };
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
  { messages, conversations }: Collections,
  lines: readonly LiveEventDocument[],
): Promise<readonly LiveEvent[]> {
  const named = lines.flatMap(({ ref }) => ref ?? []);
  const changed = lines.flatMap(({ kind, conversation }) => (kind === "conversation" ? (conversation ?? []) : []));
  const [said, states] = await Promise.all([
    named.length === 0
      ? []
      : messages
          .find({ _id: { $in: named }, erasedAt: null })
          .lean<MessageDocument[]>()
          .exec(),
    changed.length === 0
      ? []
      : conversations
          .find({ _id: { $in: changed } }, shownFields)
          .lean<ConversationDocument[]>()
          .exec(),
  ]);
  const messageNamed = new Map(said.map((document) => [document._id, messageOf(document)]));
  const conversationNamed = new Map(states.map((document) => [document._id, conversationOf(document)]));
  return lines.flatMap(({ _id: seq, kind, ref, conversation }): readonly LiveEvent[] => {
    switch (kind) {
      case "message":
      case "delivery": {
        const message = messageNamed.get(ref ?? "");
        return message === undefined ? [] : [{ seq, kind, message }];
      }
      case "conversation": {
        const state = conversationNamed.get(conversation ?? "");
        return state === undefined ? [] : [{ seq, kind, conversation: state }];
      }
      case "alerts":
      case "appointments":
        return [{ seq, kind }];
    }
  });
}
