import type { ContactStore } from "../../conversation/contact-store.ts";
import type { HandoffStore } from "../../conversation/handoff-store.ts";
import type { ChannelAddress, IncomingMessage } from "../../conversation/message.ts";
import type { TurnStore } from "../../conversation/turn-store.ts";
import { elsewhere } from "../../conversation/conversation.ts";
import type { OutboxStore } from "../../delivery/outbox-store.ts";
import type { WantedMedia } from "../../media/media-source.ts";
import { cleanText } from "../../safety/clean-text.ts";
import { maskSecrets } from "../../safety/mask-secrets.ts";
import type { Clock } from "../../shared/clock.ts";
import { MessageId } from "../../shared/ids.ts";
import { receiveMessages } from "../receive-messages.ts";
import { readAck } from "./read-ack.ts";
import { readIncoming, whatsappWeb } from "./read-incoming.ts";
import type { OwnMessage } from "./words.ts";

export type WhatsAppWebReceiveParts = {
  readonly turns: Pick<TurnStore, "receive" | "knows" | "findByAddress">;
  readonly contacts: Pick<ContactStore, "learnAlias">;
  readonly handoff: Pick<HandoffStore, "answeredElsewhere">;
  readonly outbox: Pick<OutboxStore, "confirm">;
  readonly wantMedia: (media: WantedMedia, now: Date) => Promise<void>;
  readonly clock: Clock;
  readonly onReceived: () => void;
  /** Stored for the first time. */
  readonly onNew: (message: IncomingMessage) => void;
};

/** Stores what a person wrote to our number; resolves once it is durable. Safe to repeat. */
export async function receiveFromWhatsAppWeb(
  raw: unknown,
  account: string,
  parts: WhatsAppWebReceiveParts,
): Promise<void> {
  const read = readIncoming(raw, account);
  if (read === null) return;
  const now = parts.clock.now();
  // First who is who, so that their words find the conversation they began under the other address.
  if (read.alias) await parts.contacts.learnAlias(read.alias[0], read.alias[1], now);
  await receiveMessages(read.messages, read.media, now, parts);
}

/** How far a message of ours has come; `message`: our own name for it, where this process knows it. */
export async function noteAck(
  message: MessageId | null,
  providerId: string,
  ack: number,
  { outbox, clock }: WhatsAppWebReceiveParts,
): Promise<void> {
  const by = message === null ? { providerId } : { id: message };
  const state = readAck(ack);
  // "failed" of one that is being sent is what its sender is told; later it is news.
  if (state === "sent" || state === "delivered" || state === "read") {
    await outbox.confirm(by, state, providerId, clock.now());
  }
}

const telephone = "Téléphone du centre";

/**
 * A colleague answered on the telephone itself: the assistant is silent from now on. Only in conversations that people began with us:
 * whatever else that telephone is used for is nobody's business here.
 */
export async function noteAnsweredOnTelephone(
  { id, chat, text, at }: OwnMessage,
  account: string,
  { turns, handoff, clock }: WhatsAppWebReceiveParts,
): Promise<void> {
  const address: ChannelAddress = { channel: whatsappWeb, account, contact: chat };
  if ((await turns.findByAddress(address)) === null) return;
  const words = maskSecrets(cleanText(text)).text;
  await handoff.answeredElsewhere(
    address,
    {
      id: MessageId.parse(`${whatsappWeb}:${account}:${id}/elsewhere`),
      at: new Date(at * 1000),
      author: { kind: "mediator", id: elsewhere.id, name: telephone },
      body: words === "" ? { kind: "unsupported", what: "sent from the telephone" } : { kind: "text", text: words },
      clientId: null,
    },
    clock.now(),
  );
}
