import type { ChannelAddress, IncomingContent, Quote } from "../../conversation/message.ts";
import { eventIdOf } from "./event-id.ts";

/** By the provider's id of the message that is answered. */
export const quoteOf = ({ channel, account }: ChannelAddress, providerId: string): Quote => ({
  event: eventIdOf(channel, account, providerId),
  providerId,
});

/** Words and files answer something; a button always does, and its own name says what. */
export const answering = (content: IncomingContent, answers: Quote | null): IncomingContent =>
  answers !== null && (content.kind === "text" || content.kind === "attachment") ? { ...content, answers } : content;
