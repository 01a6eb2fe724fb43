import type wweb from "whatsapp-web.js";
import type { Answer } from "../words.ts";
import { dataOf } from "./describe-message.ts";
import { within, type Client } from "./open-client.ts";

const timeoutMs = 60_000;

/** The file of a message, decrypted by the page. Its size is known before: what is too large is not fetched. */
export async function downloadMedia(client: Client, id: string, most: number): Promise<Answer> {
  const message = (await client.getMessageById(id)) as wweb.Message | null; // whatever its types say
  if (!message?.hasMedia) return { kind: "no-file", why: "the message is no more, or has no file", final: true };
  const { size } = dataOf(message);
  if (typeof size === "number" && size > most) return { kind: "no-file", why: "too large", final: true };
  const media = (await within(message.downloadMedia(), timeoutMs)) as { readonly data: string } | undefined;
  if (media === undefined) return { kind: "no-file", why: "WhatsApp does not give it now", final: false };
  const bytes = Buffer.from(media.data, "base64");
  return bytes.length > most ? { kind: "no-file", why: "too large", final: true } : { kind: "file", bytes };
}
