import {
  freshMemory,
  type BotMemory,
  type Conversation,
  type Owner,
  type WaitingReason,
} from "../../conversation/conversation.ts";
import type { ConversationId, MediatorId } from "../../shared/ids.ts";
import { instantOf } from "./instant.ts";

export type ConversationRow = OwnerRow & {
  readonly id: string;
  readonly channel: string;
  readonly account: string;
  readonly contact: string;
  readonly name: string | null;
  readonly epoch: number;
  readonly version: number;
  readonly memory: string;
  readonly created_at: number;
  readonly last_inbound_at: number | null;
  readonly ended_at: number | null;
  readonly erase_up_to: number | null;
  readonly worker: string | null;
  readonly fence: number;
};

/** The schema's checks hold the three shapes. */
export type OwnerRow =
  | { readonly owner: "bot"; readonly owner_since: null }
  | {
      readonly owner: "waiting";
      readonly owner_since: number;
      readonly waiting_reason: WaitingReason;
      readonly waiting_watch: "fresh" | "reminded" | "escalated";
    }
  | {
      readonly owner: "mediator";
      readonly owner_since: number;
      readonly mediator: string;
      readonly mediator_name: string;
    };

export const conversationOf = (row: ConversationRow): Conversation => ({
  id: row.id as ConversationId,
  address: { channel: row.channel, account: row.account, contact: row.contact },
  name: row.name,
  owner: ownerOf(row),
  epoch: row.epoch,
  version: row.version,
  memory: { ...freshMemory, ...(JSON.parse(row.memory) as BotMemory) },
  createdAt: new Date(row.created_at),
  lastInboundAt: instantOf(row.last_inbound_at),
  endedAt: instantOf(row.ended_at),
  eraseUpTo: instantOf(row.erase_up_to),
});

const ownerOf = (row: OwnerRow): Owner => {
  switch (row.owner) {
    case "bot":
      return { kind: "bot" };
    case "waiting":
      return {
        kind: "waiting",
        since: new Date(row.owner_since),
        reason: row.waiting_reason,
        watch: row.waiting_watch,
      };
    case "mediator":
      return {
        kind: "mediator",
        mediator: row.mediator as MediatorId,
        name: row.mediator_name,
        since: new Date(row.owner_since),
      };
  }
};

/** Columns `owner`, `owner_since`, `waiting_reason`, `waiting_watch`, `mediator`, `mediator_name`. */
export const ownerValues = (owner: Owner): readonly (string | number | null)[] => {
  switch (owner.kind) {
    case "bot":
      return ["bot", null, null, null, null, null];
    case "waiting":
      return ["waiting", owner.since.getTime(), owner.reason, owner.watch, null, null];
    case "mediator":
      return ["mediator", owner.since.getTime(), null, null, owner.mediator, owner.name];
  }
};
