import { choicesOf } from "../../conversation/choices-of.ts";
import { memoryAfterTelling } from "../../conversation/conversation.ts";
import type { NewMessage } from "../../conversation/message.ts";
import { appendMessages, numberNew } from "./append-messages.ts";
import { conversationOf, type ConversationDocument } from "./conversation-document.ts";
import { saveState, stepFrom, type Step } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";

/** Words of the program at its own hour; the promise is that of `HandoffStore.tell`. Null when all of them are there already. */
export async function tellPerson(
  { collections, options }: Pick<MongoDatabase, "collections" | "options">,
  document: ConversationDocument,
  messages: readonly NewMessage[],
  now: Date,
): Promise<Step | null> {
  const numbered = await numberNew(collections, document, messages);
  if (numbered.length === 0) return null;
  const before = conversationOf(document);
  const memory = memoryAfterTelling(before.memory, choicesOf(numbered.map(({ message }) => message)));
  const step = stepFrom(document);
  const kept = memory === before.memory ? step : saveState(step, { ...before, memory }, now);
  return appendMessages(kept, numbered, options, now);
}
