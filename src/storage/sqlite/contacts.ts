import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { ContactStore } from "../../conversation/contact-store.ts";
import { withOwner, type Conversation } from "../../conversation/conversation.ts";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { moveAliases, nameAddress, rootOf } from "./aliases.ts";
import { findConversation, refreshDue, saveConversation, touchConversation } from "./conversation-acts.ts";
import type { SqliteDatabase } from "./database.ts";
import { giveBack } from "./hold-appointment.ts";
import { logLiveEvent } from "./live-event-log.ts";
import { command, query } from "./query.ts";
import { moveSeats } from "./seats.ts";
import { moveWaiting } from "./waiting-list.ts";

const moveEvents = command("UPDATE event SET conversation = ? WHERE conversation = ? AND state = 'pending'");
const heldBy = query<{ id: string }>("SELECT id FROM appointment WHERE conversation = ? AND state = 'held'");
const moveAppointments = command("UPDATE appointment SET conversation = ? WHERE conversation = ?");

export const sqliteContacts = (db: SqliteDatabase): ContactStore => ({
  learnAlias: (one, other, now) =>
    db.write((db) => {
      const [oneId, otherId] = [conversationIdOf(one), conversationIdOf(other)];
      const [oneRoot, otherRoot] = [rootOf(db, oneId), rootOf(db, otherId)];
      if (oneRoot === otherRoot) return "known";
      const known = [oneRoot, otherRoot].flatMap((root) => findConversation(db, root) ?? []).toSorted(byClaimToGoOn);
      const root = known[0]?.id ?? oneRoot;
      const part = root === oneRoot ? otherRoot : oneRoot;
      nameAddress(db, oneId, root, one);
      nameAddress(db, otherId, root, other);
      moveAliases(db, part, root);
      const [, joined] = known;
      if (joined === undefined) return "learnt";
      nameAddress(db, joined.id, root, joined.address);
      join(db, joined, root, now);
      return "joined";
    }),
});

const standing = { mediator: 0, waiting: 1, bot: 2 } as const;

/** Whoever is being helped or waits for it must not lose their place. */
const byClaimToGoOn = (a: Conversation, b: Conversation): number =>
  Number(a.endedAt !== null) - Number(b.endedAt !== null) ||
  standing[a.owner.kind] - standing[b.owner.kind] ||
  (b.lastInboundAt?.getTime() ?? 0) - (a.lastInboundAt?.getTime() ?? 0);

function join(db: DatabaseSyncInstance, part: Conversation, root: ConversationId, now: Date): void {
  saveConversation(db, part, withOwner(part, { kind: "bot" }), now);
  moveEvents(db, root, part.id);
  refreshDue(db, part.id);
  refreshDue(db, root);
  // One thing is held at a time: what the conversation that goes on holds stands.
  if (heldBy.first(db, root) !== null) for (const { id } of heldBy.all(db, part.id)) giveBack(db, id, "released");
  moveAppointments(db, root, part.id);
  moveSeats(db, part.id, root);
  moveWaiting(db, part.id, root);
  touchConversation(db, root, now);
  logLiveEvent(db, now, "joined", part.id);
}
