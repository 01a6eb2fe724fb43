import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { Turn, Work } from "../../conversation/turn-store.ts";
import type { StorageOptions } from "../storage.ts";
import { raiseAlert } from "./alerts.ts";
import { appendMessages } from "./append-messages.ts";
import { releaseWork } from "./claim-work.ts";
import { conversationRow, refreshDue, saveConversation } from "./conversation-acts.ts";
import { conversationOf, type ConversationRow } from "./conversation-row.ts";
import { startOfDay } from "./instant.ts";
import { command } from "./query.ts";

/** What becomes of the event: its words stay in the transcript only, unless somebody must look into what went wrong. */
export type Consumption = { readonly state: "handled" } | { readonly state: "poisoned"; readonly problem: string };

const consumeHandled = command(`
  UPDATE event SET state = 'handled', content = NULL, problem = NULL WHERE id = ? AND state = 'pending'
`);
const consumePoisoned = command(`
  UPDATE event SET state = 'poisoned', attempts = attempts + 1, problem = ? WHERE id = ? AND state = 'pending'
`);
const keepUnanswered = command("INSERT INTO unanswered (text, nearest, at) VALUES (?, ?, ?)");
const countSatisfaction = command(`
  INSERT INTO satisfaction (day, face, count) VALUES (?, ?, 1) ON CONFLICT (day, face) DO UPDATE SET count = count + 1
`);

/** All of the turn, or nothing of it when what it was worked out from no longer holds. */
export const commitTurn = (
  db: DatabaseSyncInstance,
  turn: Turn,
  consumption: Consumption,
  options: StorageOptions,
  now: Date,
): "committed" | "stale" => {
  const { work, after, messages, alerts, unanswered, satisfaction } = turn;
  const row = conversationRow(db, work.conversation.id);
  if (row === null || !stillHolds(row, work)) return "stale";
  if (!consume(db, work, consumption)) return "stale";

  saveConversation(db, conversationOf(row), after, now);
  appendMessages(db, { ...after, id: work.conversation.id }, messages, options, now);
  for (const alert of alerts) raiseAlert(db, alert);
  if (unanswered !== null) keepUnanswered(db, unanswered.text, JSON.stringify(unanswered.nearest), startOfDay(now));
  if (satisfaction !== null) countSatisfaction(db, startOfDay(now), satisfaction);
  releaseWork(db, work);
  refreshDue(db, work.conversation.id);
  return "committed";
};

/** A lease that ran out and that nobody took since is still good. */
const stillHolds = (row: ConversationRow, { worker, fence, conversation }: Work): boolean =>
  row.worker === worker &&
  row.fence === fence &&
  row.version === conversation.version &&
  row.epoch === conversation.epoch;

const consume = (db: DatabaseSyncInstance, { event }: Work, consumption: Consumption): boolean =>
  (consumption.state === "handled"
    ? consumeHandled(db, event.id)
    : consumePoisoned(db, consumption.problem, event.id)) === 1;
