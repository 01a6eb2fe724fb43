import type { ContactStore } from "../../conversation/contact-store.ts";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { ChannelAddress } from "../../conversation/message.ts";
import { keep } from "./change.ts";
import { newChangeable } from "./changeable.ts";
import type { ConversationDocument } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import { findRoot } from "./find-conversation.ts";
import { standingOf } from "./join.ts";
import { theJoins } from "./join-document.ts";

/** What an address leads to, and what is there. */
type Place = { readonly id: string; readonly address: ChannelAddress; readonly found: ConversationDocument | null };
type Outcome = Awaited<ReturnType<ContactStore["learnAlias"]>>;

/**
 * Decisions are taken one at a time, in one document, each after the one before was carried out: two that are taken at once in two
 * processes could otherwise make each conversation a part of the other.
 */
export const mongoContacts = ({ act, changeJoins, unfoldJoins, collections }: MongoDatabase): ContactStore => {
  const placeOf = async (address: ChannelAddress): Promise<Place> => {
    const id = conversationIdOf(address);
    const found = await findRoot(collections, id);
    return { id: found?._id ?? id, address, found };
  };

  const decide = (one: ChannelAddress, other: ChannelAddress, now: Date): Promise<Outcome | "not-yet"> =>
    changeJoins<Outcome | "not-yet">(theJoins, async (document) => {
      const joins = document ?? { ...newChangeable, _id: theJoins };
      if (joins.pending.length > 0) return keep("not-yet");
      const places = await Promise.all([placeOf(one), placeOf(other)]);
      if (places[0].id === places[1].id) return keep("known");
      const { whole, part } = whoGoesOn(...places);
      const standing = part.found?.begun ? standingOf(part.found) : null;
      return {
        kind: "write",
        next: joins,
        followUps: [{ does: "join", part: joining(part), whole: joining(whole), standing, now }],
        answer: standing === null ? "learnt" : "joined",
      };
    });

  return {
    learnAlias: (one, other, now) =>
      act(async () => {
        for (let decided: Outcome | null = null; ;) {
          const outcome = await decide(one, other, now);
          if (outcome === "known") return decided ?? outcome;
          if (outcome === "not-yet") await unfoldJoins();
          else decided = outcome; // and carried out, unless a mediator was faster: asked again, it is known
        }
      }),
  };
};

const joining = ({ id, address, found }: Place) => ({ id, address: found === null ? address : null });

/** Whoever is being helped or waits for it must not lose their place. */
const whoGoesOn = (one: Place, other: Place): { readonly whole: Place; readonly part: Place } => {
  const [a, b] = [one.found, other.found];
  const isOther = b?.begun && (!a?.begun || (standingOf(b) - standingOf(a) || inboundOf(a) - inboundOf(b)) < 0);
  return isOther ? { whole: other, part: one } : { whole: one, part: other };
};

const inboundOf = ({ lastInboundAt }: ConversationDocument): number => lastInboundAt?.getTime() ?? 0;
