import { randomUUID } from "node:crypto";

import type { Turn, Work } from "../../conversation/turn-store.ts";
import type { StorageOptions } from "../storage.ts";
import { appendMessages, numberNew } from "./append-messages.ts";
import { keep } from "./change.ts";
import { holds } from "./claim-work.ts";
import type { ConversationDocument } from "./conversation-document.ts";
import { consume, saveState, stepFrom, withFollowUps, withoutLease, written } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import type { NewFollowUp } from "./follow-up.ts";
import { takeNumbers } from "./numbers.ts";
import { startOfDay } from "./unlinked-documents.ts";

/** What becomes of the event: its words stay in the transcript only, unless somebody must look into what went wrong. */
export type Consumption = { readonly state: "handled" } | { readonly state: "poisoned"; readonly problem: string };

/** All of the turn in one update of its conversation, or nothing of it when what it was worked out from no longer holds. */
export const commitTurn = (
  { changeConversation, collections }: MongoDatabase,
  turn: Turn,
  consumption: Consumption,
  options: StorageOptions,
  now: Date,
): Promise<"committed" | "stale"> =>
  changeConversation<"committed" | "stale">(turn.work.conversation.id, async (document) => {
    if (document === null || !stillHolds(document, turn.work)) return keep("stale");
    const event = document.queue.find(({ id }) => id === turn.work.event.id);
    if (event === undefined) return keep("stale");
    const order = turn.unanswered === null ? 0 : await takeNumbers(collections.counters, "unanswered", 1);
    const numbered = await numberNew(collections, document, turn.messages);
    const kept =
      consumption.state === "handled"
        ? consumption
        : { ...consumption, attempts: event.attempts + 1, content: event.content };
    const consumed = consume(stepFrom(document), ({ id }) => id === event.id, kept);
    const spoken = appendMessages(saveState(consumed, turn.after, now), numbered, options, now);
    return written(withoutLease(withFollowUps(spoken, ...besides(turn, order, now))), "committed");
  });

const stillHolds = (document: ConversationDocument, work: Work): boolean =>
  holds(document, work) && document.version === work.conversation.version && document.epoch === work.conversation.epoch;

const besides = ({ alerts, unanswered, satisfaction }: Turn, order: number, now: Date): readonly NewFollowUp[] => {
  const day = startOfDay(now);
  return [
    ...alerts.map((alert): NewFollowUp => ({ does: "raise-alert", alert })),
    ...(unanswered === null ? [] : [{ does: "keep-unanswered", id: randomUUID(), ...unanswered, day, order } as const]),
    ...(satisfaction === null
      ? []
      : [{ does: "count-satisfaction", id: randomUUID(), face: satisfaction, day } as const]),
  ];
};
