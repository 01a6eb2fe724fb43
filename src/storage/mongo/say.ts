import { appendMessages, numberNew } from "./append-messages.ts";
import { keep } from "./change.ts";
import { changePerson } from "./change-person.ts";
import { stepFrom, written } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import type { FollowUpThat } from "./follow-up.ts";

/** What another document's act tells a person; unique by its messages' ids, so that it may be said again. */
export const say = (db: MongoDatabase, { conversation, messages, now }: FollowUpThat<"say">): Promise<void> =>
  changePerson<undefined>(db, conversation, async (document) => {
    if (document === null) return keep(undefined);
    const numbered = await numberNew(db.collections, document, messages);
    if (numbered.length === 0) return keep(undefined);
    return written(appendMessages(stepFrom(document), numbered, db.options, now), undefined);
  });
