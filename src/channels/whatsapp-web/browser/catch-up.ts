import type wweb from "whatsapp-web.js";
import type { Answer } from "../words.ts";
import { within, type Client } from "./open-client.ts";

/** Of one chat: nobody writes more while the program is away. */
const mostMessages = 200;
const chatTimeoutMs = 10_000;

export type CaughtUp = {
  readonly onIncoming: (message: wweb.Message) => Promise<void>;
  readonly onOwn: (message: wweb.Message) => void;
};

/** Tells of every message of a person's chat that is as young as `since`: WhatsApp gives no event for what came while we were away. */
export async function catchUp(client: Client, since: number, { onIncoming, onOwn }: CaughtUp): Promise<Answer> {
  const chats = await client.getChats();
  for (const chat of chats) {
    if (chat.isGroup || !/@(?:c\.us|lid)$/.test(chat.id._serialized)) continue;
    if (chat.timestamp < since && chat.unreadCount === 0) continue;
    const messages = await within(chat.fetchMessages({ limit: mostMessages }), chatTimeoutMs);
    for (const message of messages) {
      if (message.timestamp < since) continue;
      if (message.fromMe) onOwn(message);
      else await onIncoming(message);
    }
  }
  return { kind: "caught-up" };
}
