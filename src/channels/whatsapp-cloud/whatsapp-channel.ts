import type { ChannelAddress } from "../../conversation/message.ts";
import type { TurnStore } from "../../conversation/turn-store.ts";
import { sayRefusal } from "../../delivery/channel-down.ts";
import type { OutboxStore } from "../../delivery/outbox-store.ts";
import type { AlertStore } from "../../handoff/alert.ts";
import type { WantedMedia } from "../../media/media-source.ts";
import type { Clock } from "../../shared/clock.ts";
import { receiveMessages } from "../receive-messages.ts";
import { accountAlert } from "./account-alert.ts";
import { readWebhook, type ReceivedMessage } from "./read-webhook.ts";
import type { StatusNews } from "./read-status.ts";

export type WhatsAppReceiveParts = {
  /** Ours; a body about another number of the same business is not for us. */
  readonly phoneNumberId: string;
  readonly turns: Pick<TurnStore, "receive" | "knows">;
  readonly outbox: Pick<OutboxStore, "confirm" | "refuse">;
  readonly alerts: Pick<AlertStore, "raise">;
  readonly wantMedia: (media: WantedMedia, now: Date) => Promise<void>;
  /** Null where the storage keeps no aliases. */
  readonly learnAlias: ((one: ChannelAddress, other: ChannelAddress, now: Date) => Promise<unknown>) | null;
  readonly clock: Clock;
  readonly onReceived: () => void;
  /** Stored for the first time. */
  readonly onNew: (message: ReceivedMessage) => void;
};

/** Stores what a verified webhook body says; resolves once all of it is durable. */
export async function acceptWhatsAppWebhook(body: unknown, parts: WhatsAppReceiveParts): Promise<void> {
  const news = readWebhook(body);
  const now = parts.clock.now();
  const isOurs = ({ account }: ChannelAddress): boolean => account === parts.phoneNumberId;
  const messages = news.messages.filter(({ address }) => isOurs(address));
  // First who is who, so that a person's words find the conversation they began under another name.
  if (parts.learnAlias) {
    for (const [one, other] of news.aliases) if (isOurs(one)) await parts.learnAlias(one, other, now);
  }
  await Promise.all([
    receiveMessages(messages, news.media, now, parts),
    ...news.statuses.map((status) => applyStatus(status, parts, now)),
    ...news.account.map((account) => parts.alerts.raise(accountAlert(account, now))),
  ]);
}

async function applyStatus(
  { providerId, message, state }: StatusNews,
  { outbox }: WhatsAppReceiveParts,
  now: Date,
): Promise<void> {
  const by = message === null ? { providerId } : { id: message };
  if (state.kind !== "failed") {
    await outbox.confirm(by, state.kind, providerId, now);
    return;
  }
  const { errorClass, error } = state;
  await outbox.refuse(by, { errorClass, error, text: sayRefusal(errorClass) }, providerId, now);
}
