import type { HandoffStore } from "../../conversation/handoff-store.ts";
import type { IncomingMessage } from "../../conversation/message.ts";
import type { TurnStore } from "../../conversation/turn-store.ts";
import { channelDown } from "../../delivery/channel-down.ts";
import type { OutboxStore } from "../../delivery/outbox-store.ts";
import type { AlertStore } from "../../handoff/alert.ts";
import type { WantedMedia } from "../../media/media-source.ts";
import type { Clock } from "../../shared/clock.ts";
import { receiveMessages } from "../receive-messages.ts";
import { messenger, readWebhook, type Receipt } from "./read-webhook.ts";
import type { MessengerTranslator } from "./translator.ts";

export type MessengerReceiveParts = {
  readonly pageId: string;
  readonly translator: MessengerTranslator;
  readonly turns: Pick<TurnStore, "receive" | "knows">;
  readonly handoff: Pick<HandoffStore, "answeredElsewhere">;
  readonly outbox: Pick<OutboxStore, "confirm" | "confirmUpTo">;
  readonly alerts: Pick<AlertStore, "raise">;
  readonly wantMedia: (media: WantedMedia, now: Date) => Promise<void>;
  readonly clock: Clock;
  readonly onReceived: () => void;
  /** Stored for the first time. */
  readonly onNew: (message: IncomingMessage) => void;
};

/** Stores what a verified webhook body says; resolves once all of it is durable. */
export async function acceptMessengerWebhook(body: unknown, parts: MessengerReceiveParts): Promise<void> {
  const news = await readWebhook(body, parts.translator);
  const now = parts.clock.now();
  const isOurs = ({ address }: { readonly address: { readonly account: string } }): boolean =>
    address.account === parts.pageId;
  await Promise.all([
    receiveMessages(news.messages.filter(isOurs), news.media, now, parts),
    ...news.echoes.map(({ message, providerId }) => parts.outbox.confirm({ id: message }, "sent", providerId, now)),
    ...news.answeredElsewhere
      .filter(isOurs)
      .map(({ address, message }) => parts.handoff.answeredElsewhere(address, message, now)),
    ...news.receipts.filter(isOurs).map((receipt) => noteReceipt(receipt, parts, now)),
    ...news.enforcements
      .filter((action) => action !== "unblock")
      .map(() => parts.alerts.raise(channelDown(messenger, "policy", now))),
  ]);
}

async function noteReceipt(
  { address, state, providerIds, upTo }: Receipt,
  { outbox }: MessengerReceiveParts,
  now: Date,
): Promise<void> {
  await Promise.all([
    ...providerIds.map((providerId) => outbox.confirm({ providerId }, state, providerId, now)),
    ...(upTo === null ? [] : [outbox.confirmUpTo(address, state, upTo, now)]),
  ]);
}
