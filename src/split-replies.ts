import { messenger } from "./channels/messenger/read-webhook.ts";
import { splitForMessenger } from "./channels/messenger/split-reply.ts";
import { whatsappCloud } from "./channels/whatsapp-cloud/read-webhook.ts";
import { splitForWhatsApp } from "./channels/whatsapp-cloud/split-reply.ts";
import { whatsappWeb } from "./channels/whatsapp-web/read-incoming.ts";
import { splitForWhatsAppWeb } from "./channels/whatsapp-web/write-text.ts";
import type { SplitReply } from "./conversation/draft.ts";

const splitters = new Map([
  [messenger, splitForMessenger],
  [whatsappCloud, splitForWhatsApp],
  [whatsappWeb, splitForWhatsAppWeb],
]);

/** What a provider's message cannot hold becomes several messages, each with its own place in the outbox. */
export const splitForChannel: SplitReply = (channel, reply, author) =>
  splitters.get(channel)?.(reply, author) ?? [reply];
