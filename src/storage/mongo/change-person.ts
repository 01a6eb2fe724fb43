import { keep, type Decision } from "./change.ts";
import type { ConversationDocument } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";

type DecideOn<R> = (
  document: ConversationDocument | null,
  id: string,
) => Decision<ConversationDocument, R> | Promise<Decision<ConversationDocument, R>>;

/** Changes the conversation that `id` leads to; null when nobody wrote to it yet. */
export const changePerson = <R>(db: MongoDatabase, id: string, decide: DecideOn<R>): Promise<R> =>
  changeRoot(db, id, (document, root) => decide(document?.begun ? document : null, root));

/**
 * Like `changePerson`, and an address that nobody wrote from is given too. Before it follows from a part to the whole, it brings there
 * what a killed process left behind: whoever looks for an event finds it.
 */
export async function changeRoot<R>(db: MongoDatabase, id: string, decide: DecideOn<R>): Promise<R> {
  for (let at = id; ;) {
    const outcome = await db.changeConversation<Outcome<R>>(at, async (document) => {
      if (document?.joinedTo) return keep({ kind: "elsewhere", at: document.joinedTo });
      const decision = await decide(document, at);
      return { ...decision, answer: { kind: "answered", answer: decision.answer } };
    });
    if (outcome.kind === "answered") return outcome.answer;
    await db.unfoldConversation(at);
    at = outcome.at;
  }
}

type Outcome<R> =
  { readonly kind: "answered"; readonly answer: R } | { readonly kind: "elsewhere"; readonly at: string };
