import { memoryWithoutWords } from "../../conversation/conversation.ts";
import { keep } from "./change.ts";
import type { Collections } from "./collections.ts";
import { conversationOf, type ConversationDocument } from "./conversation-document.ts";
import {
  consume,
  conversationTold,
  saveState,
  stepFrom,
  withChanges,
  withFollowUps,
  written,
} from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import { findParts } from "./find-conversation.ts";
import type { NewFollowUp } from "./follow-up.ts";

type Outcome = "erased" | "unknown-conversation";

/**
 * What was said up to `upTo` goes, with what the bot remembers of it. A turn under way becomes stale, so that it cannot write back what
 * it has read. The wish is cleared by the update that makes the erasure certain: what it leaves to do is pending from then on.
 */
export async function eraseConversation(
  db: MongoDatabase,
  id: string,
  upTo: Date,
  now: Date,
  appointments: "forget" | "keep",
  reach: "whole" | "alone" = "alone",
): Promise<Outcome> {
  for (;;) {
    await db.unfoldConversation(id); // so that all that was said stands in the transcript
    const outcome = await db.changeConversation<Outcome | "not-yet">(id, async (document) => {
      if (!document?.begun) return keep("unknown-conversation");
      if (document.pending.length > 0) return keep("not-yet");
      const { collections } = db;
      const gone = await hasAnythingUpTo(collections, document, upTo);
      const [left, helped] = await Promise.all([
        collections.messages
          .exists({ conversation: id, at: { $gt: upTo } })
          .lean()
          .exec(),
        collections.messages
          .exists({ conversation: id, at: { $gt: upTo }, "author.kind": "mediator" })
          .lean()
          .exec(),
      ]);

      const before = conversationOf(document);
      const toldAt = new Date(Math.max(now.getTime(), upTo.getTime() + 1)); // else it would be erased too
      const wished = appointments === "forget" && before.eraseUpTo !== null && before.eraseUpTo <= upTo;
      const dropped = consume(
        withChanges(stepFrom(document), {
          open: document.open.filter(({ at }) => at > upTo),
          hasWords: left !== null,
          helped: helped !== null,
        }),
        ({ sentAt }) => sentAt <= upTo,
        { state: "dropped" },
      );
      const after = {
        ...before,
        name: null,
        memory: memoryWithoutWords(before.memory),
        eraseUpTo: wished ? null : before.eraseUpTo,
      };
      const parts = reach === "alone" ? [] : await findParts(collections, id);
      const elsewhere: NewFollowUp[] = [
        ...parts.map(({ _id }) => ({ does: "erase-part", conversation: _id, upTo, now }) as const),
        { does: "erase-words", conversation: id, upTo, now },
        ...(appointments === "forget" ? [{ does: "forget-appointments", conversation: id, upTo, now } as const] : []),
        ...(gone && before.name === null ? [conversationTold(id, toldAt)] : []),
      ];
      return written(withFollowUps(saveState(dropped, after, toldAt), ...elsewhere), "erased");
    });
    if (outcome !== "not-yet") return outcome;
  }
}

async function hasAnythingUpTo(
  { messages, events }: Collections,
  document: ConversationDocument,
  upTo: Date,
): Promise<boolean> {
  if (document.queue.some(({ sentAt }) => sentAt <= upTo)) return true;
  const conversation = document._id;
  const said = await messages
    .exists({ conversation, at: { $lte: upTo } })
    .lean()
    .exec();
  if (said !== null) return true;
  const failed = { conversation, state: "poisoned" as const, sentAt: { $lte: upTo }, content: { $ne: null } };
  return (await events.exists(failed).lean().exec()) !== null;
}
