import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import { freshMemory, type Conversation, type Owner } from "../../conversation/conversation.ts";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { ChannelAddress } from "../../conversation/message.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { rootOf } from "./aliases.ts";
import { conversationOf, ownerValues, type ConversationRow } from "./conversation-row.ts";
import { millisecondsOf } from "./instant.ts";
import { logLiveEvent } from "./live-event-log.ts";
import { command, query } from "./query.ts";

const byId = query<ConversationRow>("SELECT * FROM conversation WHERE id = ?");
const insert = command(`
  INSERT INTO conversation (id, channel, account, contact, owner, epoch, version, memory, created_at, active_at)
  VALUES (?, ?, ?, ?, 'bot', 0, 0, ?, ?, ?)
`);
const update = command(`
  UPDATE conversation SET
    owner = ?, owner_since = ?, waiting_reason = ?, waiting_watch = ?, mediator = ?, mediator_name = ?,
    name = ?, epoch = ?, version = version + 1, memory = ?, last_inbound_at = ?, ended_at = ?, erase_up_to = ?
  WHERE id = ?
`);
const moveAddress = command("UPDATE conversation SET channel = ?, account = ?, contact = ? WHERE id = ?");
const touch = command("UPDATE conversation SET active_at = max(active_at, ?) WHERE id = ?");
const dropPending = command(`
  UPDATE event SET state = 'dropped', content = NULL WHERE conversation = ? AND state = 'pending'
`);
const setDue = command(`
  UPDATE conversation SET due_at = (
    SELECT due_at FROM event WHERE conversation = ?1 AND state = 'pending' ORDER BY sent_at, arrival LIMIT 1
  ) WHERE id = ?1
`);
const setSendDue = command(`
  UPDATE conversation SET send_due_at = (
    SELECT CASE state WHEN 'queued' THEN due_at END FROM outbox WHERE conversation = ?1 AND open = 1 ORDER BY seq LIMIT 1
  ) WHERE id = ?1
`);

export const conversationRow = (db: DatabaseSyncInstance, id: ConversationId): ConversationRow | null =>
  byId.first(db, id);

/** By its id, or by that of one that became a part of it. */
export const findConversation = (db: DatabaseSyncInstance, id: ConversationId): Conversation | null => {
  const row = byId.first(db, rootOf(db, id));
  return row === null ? null : conversationOf(row);
};

/** The conversation that an address leads to, begun if it is new. */
export const openConversation = (db: DatabaseSyncInstance, address: ChannelAddress, now: Date): Conversation => {
  const id = rootOf(db, conversationIdOf(address));
  const known = findConversation(db, id);
  if (known !== null) return known;
  const at = now.getTime();
  insert(db, id, address.channel, address.account, address.contact, JSON.stringify(freshMemory), at, at);
  const begun = findConversation(db, id);
  if (begun === null) throw new Error(`conversation ${id} was inserted and cannot be found`);
  return begun;
};

/**
 * Writes the state that follows `before` (read in the same act), moves the version, and tells open inboxes and chats when what they
 * show of it changed. Ending it drops what was still pending.
 */
export const saveConversation = (
  db: DatabaseSyncInstance,
  before: Conversation,
  after: Conversation,
  now: Date,
): void => {
  update(
    db,
    ...ownerValues(after.owner),
    after.name,
    after.epoch,
    JSON.stringify(after.memory),
    latest(before.lastInboundAt, after.lastInboundAt),
    millisecondsOf(after.endedAt),
    millisecondsOf(after.eraseUpTo),
    before.id,
  );
  if (before.endedAt === null && after.endedAt !== null) {
    dropPending(db, before.id);
    refreshDue(db, before.id);
  }
  if (isSeenDifferent(before, after)) logLiveEvent(db, now, "conversation", before.id);
};

/** Replies go there from now on. */
export const answerAt = (db: DatabaseSyncInstance, id: ConversationId, to: ChannelAddress): void =>
  void moveAddress(db, to.channel, to.account, to.contact, id);

/** It moves up in the inbox's list. */
export const touchConversation = (db: DatabaseSyncInstance, id: ConversationId, now: Date): void =>
  void touch(db, now.getTime(), id);

/** To call after any change to the conversation's pending events. */
export const refreshDue = (db: DatabaseSyncInstance, id: ConversationId): void => void setDue(db, id);

/** To call after any change to the conversation's open replies. */
export const refreshSendDue = (db: DatabaseSyncInstance, id: ConversationId): void => void setSendDue(db, id);

/** A message received during a turn is later than what the turn knows of. */
const latest = (one: Date | null, other: Date | null): number | null =>
  one === null || other === null ? millisecondsOf(one ?? other) : Math.max(one.getTime(), other.getTime());

const isSeenDifferent = (before: Conversation, after: Conversation): boolean =>
  before.name !== after.name ||
  before.endedAt?.getTime() !== after.endedAt?.getTime() ||
  before.epoch !== after.epoch ||
  !sameOwner(before.owner, after.owner);

const sameOwner = (one: Owner, other: Owner): boolean => {
  const values = ownerValues(other);
  return ownerValues(one).every((value, index) => value === values[index]);
};
