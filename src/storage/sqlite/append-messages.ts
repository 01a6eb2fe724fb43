import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { Conversation } from "../../conversation/conversation.ts";
import type { NewMessage } from "../../conversation/message.ts";
import type { StorageOptions } from "../storage.ts";
import { refreshSendDue } from "./conversation-acts.ts";
import { logLiveEvent } from "./live-event-log.ts";
import { messageValues } from "./message-row.ts";
import { command, query } from "./query.ts";

const insert = command(`
  INSERT INTO message (id, conversation, at, author, mediator, mediator_name, body, client_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
`);
const enqueue = command(`
  INSERT INTO outbox (seq, conversation, author, epoch, state, due_at)
  SELECT seq, conversation, author, ?, 'queued', ? FROM message WHERE id = ?
`);
const noteWords = command("UPDATE conversation SET has_words = 1, active_at = max(active_at, ?) WHERE id = ?");
const byId = query<{ one: 1 }>("SELECT 1 AS one FROM message WHERE id = ?");

export const hasMessage = (db: DatabaseSyncInstance, id: NewMessage["id"]): boolean => byId.first(db, id) !== null;

/**
 * Adds lines to the transcript, and those that go to a provider to the outbox, with the conversation's epoch as it is after the act.
 * A message whose id is known already stays as it is.
 */
export const appendMessages = (
  db: DatabaseSyncInstance,
  conversation: Conversation,
  messages: readonly NewMessage[],
  { pushes }: StorageOptions,
  now: Date,
): void => {
  if (messages.length === 0) return;
  let queued = 0;
  for (const message of messages) {
    if (insert(db, ...messageValues(conversation.id, message)) === 0) continue;
    if (isForThePerson(message) && pushes(conversation.address.channel)) {
      queued += enqueue(db, conversation.epoch, now.getTime(), message.id);
    }
    logLiveEvent(db, now, "message", conversation.id, message.id);
  }
  noteWords(db, now.getTime(), conversation.id);
  if (queued > 0) refreshSendDue(db, conversation.id);
};

const isForThePerson = ({ author, body }: NewMessage): boolean => author.kind !== "resident" && body.kind !== "note";
