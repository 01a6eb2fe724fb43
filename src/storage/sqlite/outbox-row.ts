import type { ChannelAddress, MessageBody } from "../../conversation/message.ts";
import type { OutboxItem } from "../../delivery/outbox-store.ts";
import type { ReplyState } from "../../delivery/reply-progress.ts";
import type { ConversationId, MessageId } from "../../shared/ids.ts";
import { instantOf } from "./instant.ts";
import { authorOf, type AuthorRow } from "./message-row.ts";

export type OutboxRow = {
  readonly seq: number;
  readonly id: string;
  readonly conversation: string;
  readonly author: string;
  readonly epoch: number;
  readonly state: ReplyState;
  readonly due_at: number;
  readonly attempt: number;
  readonly worker: string | null;
  readonly provider_id: string | null;
};

/** An outbox row with its message and its conversation. */
export type OutboxItemRow = AuthorRow &
  ChannelAddress & {
    readonly id: string;
    readonly conversation: string;
    readonly body: string;
    readonly attempt: number;
    readonly last_inbound_at: number | null;
  };

export const outboxItemOf = (row: OutboxItemRow): OutboxItem => ({
  id: row.id as MessageId,
  conversation: row.conversation as ConversationId,
  address: { channel: row.channel, account: row.account, contact: row.contact },
  author: authorOf(row),
  body: JSON.parse(row.body) as MessageBody,
  attempt: row.attempt,
  lastInboundAt: instantOf(row.last_inbound_at),
});
