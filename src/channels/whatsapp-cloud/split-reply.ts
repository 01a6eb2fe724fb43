import type { Author, Reply } from "../../conversation/message.ts";
import { splitReply } from "../split-reply.ts";
import { limits, roomAbove, roomWithFile } from "./write-message.ts";

/** As many replies as WhatsApp needs messages. A reminder stays one: outside the window it is a template, whatever its length. */
export const splitForWhatsApp = (reply: Reply, author: Author["kind"]): readonly Reply[] =>
  reply.kind === "reminder"
    ? [reply]
    : splitReply(reply, author, { text: limits.text, above: roomAbove, withFile: roomWithFile });
