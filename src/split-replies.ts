import { splitReply } from "./channels/messenger/split-reply.ts";
import type { SplitReply } from "./conversation/draft.ts";

const splitters: Readonly<Record<string, typeof splitReply>> = { messenger: splitReply };

/** What a provider's message cannot hold becomes several messages, each with its own place in the outbox. */
export const splitForChannel: SplitReply = (channel, reply, author) => splitters[channel]?.(reply, author) ?? [reply];
