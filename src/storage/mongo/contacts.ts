import type { ContactStore } from "../../conversation/contact-store.ts";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import { keep } from "./change.ts";
import { newChangeable } from "./changeable.ts";
import type { ConversationDocument } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import { findRoot } from "./find-conversation.ts";
import { standingOf } from "./join.ts";
import { theJoins } from "./join-document.ts";

/**
 * Decisions are taken one at a time, in one document, each after the one before was carried out: two that are taken at once in two
 * processes could otherwise make each conversation a part of the other.
 */
export const mongoContacts = ({ act, changeJoins, unfoldJoins, collections }: MongoDatabase): ContactStore => ({
  learnAlias: (one, other, now) =>
    act(async () => {
      const ids = [conversationIdOf(one), conversationIdOf(other)] as const;
      const leadTo = () => Promise.all([findRoot(collections, ids[0]), findRoot(collections, ids[1])]);
      for (;;) {
        const outcome = await changeJoins<"learnt" | "known" | "joined" | "not-yet">(theJoins, async (document) => {
          const { pending, ...joins } = document ?? { ...newChangeable, _id: theJoins };
          if (pending.length > 0) return keep("not-yet");
          const [oneRoot, otherRoot] = await leadTo();
          const roots = [
            { id: oneRoot?._id ?? ids[0], address: one, root: oneRoot },
            { id: otherRoot?._id ?? ids[1], address: other, root: otherRoot },
          ] as const;
          if (roots[0].id === roots[1].id) return keep("known");
          const [whole, part] = roots[1].root && goesOn(roots[1].root, roots[0].root) ? roots.toReversed() : roots;
          if (whole === undefined || part === undefined) throw new Error("two addresses lead to fewer than two places");
          const standing = part.root?.begun ? standingOf(part.root) : null;
          return {
            kind: "write",
            next: { ...joins, pending },
            followUps: [
              {
                does: "join",
                part: { id: part.id, address: part.root === null ? part.address : null },
                whole: { id: whole.id, address: whole.root === null ? whole.address : null },
                standing,
                now,
              },
            ],
            answer: standing === null ? "learnt" : "joined",
          };
        });
        if (outcome === "known") return outcome;
        if (outcome === "not-yet") {
          await unfoldJoins();
          continue;
        }
        const [oneRoot, otherRoot] = await leadTo();
        if (oneRoot !== null && oneRoot._id === otherRoot?._id) return outcome; // else a mediator was faster: again
      }
    }),
});

/** Whoever is being helped or waits for it must not lose their place. */
function goesOn(one: ConversationDocument, before: ConversationDocument | null): boolean {
  if (!one.begun || !before?.begun) return one.begun;
  const order =
    standingOf(one) - standingOf(before) ||
    (before.lastInboundAt?.getTime() ?? 0) - (one.lastInboundAt?.getTime() ?? 0);
  return order < 0;
}
