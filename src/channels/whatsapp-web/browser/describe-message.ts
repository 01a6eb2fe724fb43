import type wweb from "whatsapp-web.js";
import type { OwnMessage } from "../words.ts";

/** No provider's message is longer; whatever is beyond is nobody's words. */
const mostLetters = 70_000;

type Data = { readonly size?: unknown };
/** The page's own fields, which the library carries along untyped. */
export const dataOf = ({ rawData }: wweb.Message): Data => rawData;

/** What the program reads of a message, as it came; `phone`: the number behind a sender's `@lid`, where the page knows it. */
export const describeIncoming = (message: wweb.Message, phone: string | null): Readonly<Record<string, unknown>> => ({
  id: message.id._serialized,
  stanza: message.id.id,
  from: message.from,
  phone,
  type: message.type,
  body: typeof message.body === "string" ? message.body.slice(0, mostLetters) : "",
  at: message.timestamp,
  hasMedia: message.hasMedia,
  size: dataOf(message).size,
});

export const describeOwn = (message: wweb.Message, from: OwnMessage["from"]): OwnMessage => ({
  id: message.id._serialized,
  chat: message.to,
  text: typeof message.body === "string" ? message.body.slice(0, mostLetters) : "",
  at: message.timestamp,
  ack: message.ack,
  from,
});
