import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { LiveEvent } from "../../conversation/live-event.ts";
import type { ConversationId, MessageId } from "../../shared/ids.ts";
import { command } from "./query.ts";

const insert = command("INSERT INTO live_event (at, kind, conversation, ref) VALUES (?, ?, ?, ?)");

/** What changed, within the act that changes it. Numbers are in the order of commits: only one act writes at a time. */
export const logLiveEvent = (
  db: DatabaseSyncInstance,
  at: Date,
  kind: LiveEvent["kind"],
  conversation: ConversationId | null,
  message: MessageId | null = null,
): void => void insert(db, at.getTime(), kind, conversation, message);
