import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { memoryWithoutWords } from "../../conversation/conversation.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { forgetAppointments } from "./appointments.ts";
import { conversationRow, refreshDue, refreshSendDue, saveConversation } from "./conversation-acts.ts";
import { conversationOf } from "./conversation-row.ts";
import { logLiveEvent } from "./live-event-log.ts";
import { command } from "./query.ts";
import { forgetSeats } from "./seats.ts";
import { forgetWaiting } from "./waiting-list.ts";

const erased = "SELECT seq FROM message WHERE conversation = ?1 AND at <= ?2";
const eraseReplies = command(`DELETE FROM outbox WHERE seq IN (${erased})`);
const eraseLiveEvents = command(`
  DELETE FROM live_event WHERE conversation = ?1 AND (
    at <= ?2 OR ref IN (SELECT id FROM message WHERE conversation = ?1 AND at <= ?2)
  )
`);
const eraseMessages = command("DELETE FROM message WHERE conversation = ?1 AND at <= ?2");
const noteWordsLeft = command(`
  UPDATE conversation SET has_words = EXISTS (SELECT 1 FROM message WHERE conversation = ?1) WHERE id = ?1
`);
const erasePending = command(`
  UPDATE event SET state = 'dropped', content = NULL, problem = NULL
  WHERE conversation = ?1 AND state = 'pending' AND sent_at <= ?2
`);
const erasePoisoned = command(`
  UPDATE event SET content = NULL, problem = NULL
  WHERE conversation = ?1 AND state = 'poisoned' AND sent_at <= ?2 AND content IS NOT NULL
`);
const unlinkAppointments = command(
  "UPDATE live_event SET conversation = NULL WHERE conversation = ? AND kind = 'appointments'",
);

/**
 * What was said up to `upTo` is deleted; what the bot remembers of it goes too. A turn under way becomes stale, so that it
 * cannot write back what it has read. The conversation keeps its place in the inbox. This one alone, not those that are a part of it.
 */
export const eraseConversation = (
  db: DatabaseSyncInstance,
  id: ConversationId,
  upTo: Date,
  now: Date,
  appointments: "forget" | "keep" = "forget",
): "erased" | "unknown-conversation" => {
  const row = conversationRow(db, id);
  if (row === null) return "unknown-conversation";
  const conversation = conversationOf(row);
  const until = upTo.getTime();
  eraseReplies(db, id, until);
  eraseLiveEvents(db, id, until);
  const gone = eraseMessages(db, id, until) + erasePending(db, id, until) + erasePoisoned(db, id, until);
  noteWordsLeft(db, id);
  if (appointments === "forget") {
    forgetAppointments(db, id, upTo, now);
    forgetSeats(db, id, upTo, now);
    forgetWaiting(db, id, upTo);
    unlinkAppointments(db, id);
  }

  const memory = memoryWithoutWords(conversation.memory);
  saveConversation(db, conversation, { ...conversation, name: null, memory }, now);
  if (gone > 0 && conversation.name === null) logLiveEvent(db, now, "conversation", id);
  refreshDue(db, id);
  refreshSendDue(db, id);
  return "erased";
};
