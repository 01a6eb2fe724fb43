import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { ChannelAddress } from "../../conversation/message.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { command, query } from "./query.ts";

const leadsTo = query<{ conversation: string }>("SELECT conversation FROM alias WHERE id = ?");
const under = query<{ id: string }>("SELECT id FROM alias WHERE conversation = ?1 UNION SELECT ?1 AS id");
const addresses = query<ChannelAddress>(
  "SELECT channel, account, contact FROM alias WHERE conversation = ? ORDER BY channel, account, contact",
);
const name = command(`
  INSERT INTO alias (id, conversation, channel, account, contact) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET conversation = excluded.conversation
`);
const moveAll = command("UPDATE alias SET conversation = ? WHERE conversation = ?");

/** To be followed by its parameter's number: the conversations that are one with it, itself included. Only for the id of a root. */
export const membersOfRoot = (parameter: string): string =>
  `(SELECT id FROM alias WHERE conversation = ${parameter} UNION SELECT ${parameter})`;

/** For a WHERE: rows of `conversation` that did not become a part of another one. */
export const isRoot = `NOT EXISTS (
  SELECT 1 FROM alias WHERE alias.id = conversation.id AND alias.conversation <> conversation.id
)`;

/** The conversation that an address or another conversation leads to: its own, unless something else was learnt. */
export const rootOf = (db: DatabaseSyncInstance, id: ConversationId): ConversationId =>
  (leadsTo.first(db, id)?.conversation ?? id) as ConversationId;

/** The root first given and all that are one with it. */
export const membersOf = (db: DatabaseSyncInstance, root: ConversationId): readonly ConversationId[] =>
  under.all(db, root).map(({ id }) => id as ConversationId);

export const addressesOf = (db: DatabaseSyncInstance, root: ConversationId): readonly ChannelAddress[] =>
  addresses.all(db, root);

export const nameAddress = (
  db: DatabaseSyncInstance,
  id: ConversationId,
  leadingTo: ConversationId,
  { channel, account, contact }: ChannelAddress,
): void => void name(db, id, leadingTo, channel, account, contact);

/** Whatever led to `from` leads to `to`. */
export const moveAliases = (db: DatabaseSyncInstance, from: ConversationId, to: ConversationId): void =>
  void moveAll(db, to, from);
