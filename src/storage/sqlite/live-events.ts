import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { LiveEvent, LiveEventStore } from "../../conversation/live-event.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { rootOf } from "./aliases.ts";
import { conversationOf, type ConversationRow } from "./conversation-row.ts";
import type { SqliteDatabase } from "./database.ts";
import { messageColumns, messageOf, type MessageRow } from "./message-row.ts";
import { query } from "./query.ts";
import { snapshot } from "./snapshot.ts";

type LiveEventRow = {
  readonly seq: number;
  readonly kind: LiveEvent["kind"];
  readonly conversation: string | null;
  readonly ref: string | null;
};

const ofAll = query<LiveEventRow>("SELECT * FROM live_event WHERE seq > ? ORDER BY seq LIMIT ?");
const ofOne = query<LiveEventRow>(`
  SELECT * FROM live_event
  WHERE conversation = ? AND seq > ? AND kind IN ('message', 'delivery', 'conversation')
  ORDER BY seq LIMIT ?
`);
const latest = query<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'live_event'");
const messageNamed = query<MessageRow>(`
  SELECT ${messageColumns} FROM message LEFT JOIN outbox USING (seq) WHERE message.id = ?
`);
const conversationNamed = query<ConversationRow>("SELECT * FROM conversation WHERE id = ?");

const dropped = query<{ dropped: number }>("SELECT dropped FROM live_log");

/** Lines about what was erased went with it, so that an empty page means that nothing follows. */
export const sqliteLiveEvents = (db: SqliteDatabase): LiveEventStore => ({
  after: async (seq, limit, conversation) =>
    snapshot(db.reader, (db) => {
      const rows = conversation === undefined ? ofAll.all(db, seq, limit) : ofOne.all(db, conversation, seq, limit);
      return rows.flatMap((row) => liveEventOf(db, row) ?? []);
    }),

  latest: async () => latest.first(db.reader)?.seq ?? 0,
  droppedUpTo: async () => dropped.first(db.reader)?.dropped ?? 0,
});

const liveEventOf = (db: DatabaseSyncInstance, { seq, kind, conversation, ref }: LiveEventRow): LiveEvent | null => {
  switch (kind) {
    case "message":
    case "delivery": {
      const row = messageNamed.first(db, ref);
      if (row === null) return null;
      const message = messageOf(row);
      return { seq, kind, message: { ...message, conversation: rootOf(db, message.conversation) } };
    }
    case "conversation":
    case "joined": {
      const part = conversation as ConversationId;
      const row = conversationNamed.first(db, rootOf(db, part));
      if (row === null) return null;
      return kind === "joined"
        ? { seq, kind, part, conversation: conversationOf(row) }
        : { seq, kind, conversation: conversationOf(row) };
    }
    case "mediators":
    case "alerts":
    case "appointments":
    case "schedule":
      return { seq, kind };
  }
};
