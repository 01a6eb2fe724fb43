import wweb from "whatsapp-web.js";
import type { Answer, Question } from "../words.ts";
import { within, type Client } from "./open-client.ts";

/** Longer than WhatsApp takes, shorter than the outbox believes in an attempt. */
const timeoutMs = 12_000;

type Sent = Awaited<ReturnType<Client["sendMessage"]>>;

/** Waits for WhatsApp's own word: without it the library calls "sent" what has not left. */
export async function sendReply(
  client: Client,
  { chat, text, file }: Extract<Question, { kind: "send" }>,
): Promise<Answer> {
  const options = {
    waitUntilMsgSent: true,
    linkPreview: false,
    parseVCards: false,
    // "Seen" is said apart: a change of WhatsApp's page broke it, and every sending with it.
    sendSeen: false,
  };
  const sending: Promise<Sent | undefined> =
    file === null
      ? client.sendMessage(chat, text, options)
      : client.sendMessage(
          chat,
          new wweb.MessageMedia(file.type, Buffer.from(file.bytes).toString("base64"), file.name, file.bytes.length),
          { ...options, caption: text, sendMediaAsDocument: file.as === "document" },
        );
  const sent = await within(sending, timeoutMs);
  return { kind: "sent", id: sent?.id._serialized ?? null, ack: sent?.ack ?? null };
}
