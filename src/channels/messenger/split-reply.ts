import type { Author, Reply } from "../../conversation/message.ts";
import { splitReply } from "../split-reply.ts";
import { limits, numberedIfNeeded } from "./write-message.ts";

/** As many replies as Messenger needs messages. */
export const splitForMessenger = (reply: Reply, author: Author["kind"]): readonly Reply[] =>
  splitReply(reply, author, {
    text: limits.text,
    above: (choices) => limits.text - numberedIfNeeded(choices).length,
    withFile: () => 0,
  });
