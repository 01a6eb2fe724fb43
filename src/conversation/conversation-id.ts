import { createHash } from "node:crypto";

import { ConversationId } from "../shared/ids.ts";
import type { ChannelAddress } from "./message.ts";

/** One conversation per address, whose id says nothing of the person; the same in every process and every storage. */
export const conversationIdOf = ({ channel, account, contact }: ChannelAddress): ConversationId =>
  ConversationId.parse(
    createHash("sha256").update([channel, account, contact].join("\u0000")).digest("base64url").slice(0, 24),
  );
