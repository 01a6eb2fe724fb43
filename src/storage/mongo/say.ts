import { keep } from "./change.ts";
import { changePerson } from "./change-person.ts";
import { written } from "./conversation-step.ts";
import type { MongoDatabase } from "./database.ts";
import type { FollowUpThat } from "./follow-up.ts";
import { tellPerson } from "./tell-person.ts";

/** What another document's act tells a person; unique by its messages' ids, so that it may be said again. */
export const say = (db: MongoDatabase, { conversation, messages, now }: FollowUpThat<"say">): Promise<void> =>
  changePerson<undefined>(db, conversation, async (document) => {
    const step = document === null ? null : await tellPerson(db, document, messages, now);
    return step === null ? keep(undefined) : written(step, undefined);
  });
