import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { choicesOf } from "../../conversation/choices-of.ts";
import { memoryAfterTelling, type Conversation } from "../../conversation/conversation.ts";
import type { NewMessage } from "../../conversation/message.ts";
import type { StorageOptions } from "../storage.ts";
import { appendMessages, hasMessage } from "./append-messages.ts";
import { saveConversation } from "./conversation-acts.ts";

/** Words of the program at its own hour; the promise is that of `HandoffStore.tell`. To be called inside an act. */
export const tellPerson = (
  db: DatabaseSyncInstance,
  conversation: Conversation,
  messages: readonly NewMessage[],
  options: StorageOptions,
  now: Date,
): void => {
  const fresh = messages.filter((message) => !hasMessage(db, message.id));
  const memory = memoryAfterTelling(conversation.memory, choicesOf(fresh));
  if (memory !== conversation.memory) saveConversation(db, conversation, { ...conversation, memory }, now);
  appendMessages(db, conversation, fresh, options, now);
};
