import type { Answer } from "../words.ts";
import { within, type Client } from "./open-client.ts";

/** Longer than WhatsApp takes, shorter than the outbox believes in an attempt. */
const timeoutMs = 12_000;

type Sent = Awaited<ReturnType<Client["sendMessage"]>>;

/** Waits for WhatsApp's own word: without it the library calls "sent" what has not left. */
export async function sendText(client: Client, chat: string, text: string): Promise<Answer> {
  const sending: Promise<Sent | undefined> = client.sendMessage(chat, text, {
    waitUntilMsgSent: true,
    linkPreview: false,
    parseVCards: false,
    // "Seen" is said apart: a change of WhatsApp's page broke it, and every sending with it.
    sendSeen: false,
  });
  const sent = await within(sending, timeoutMs);
  return { kind: "sent", id: sent?.id._serialized ?? null, ack: sent?.ack ?? null };
}
