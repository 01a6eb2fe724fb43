import type { Author, Reply } from "../../conversation/message.ts";
import { splitText } from "../split-text.ts";
import { maxText, numberedIfNeeded } from "./write-message.ts";

/** A mediator's words begin with their first name. */
const roomForName = 80;

/**
 * A reply too long for one message of Messenger, as several replies that are each one: every request then has a message of ours, and
 * its echo settles that one alone. The choices come with the last.
 */
export function splitReply(reply: Reply, author: Author["kind"]): readonly Reply[] {
  const most = author === "mediator" ? maxText - roomForName : maxText;
  const suffix = reply.kind === "choices" ? numberedIfNeeded(reply.choices) : "";
  if (reply.text.length + suffix.length <= most) return [reply];
  const parts = splitText(reply.text, most);
  const last = parts.at(-1) ?? "";
  const texts = last.length + suffix.length <= most ? parts : [...parts.slice(0, -1), ...cutEnd(last, suffix.length)];
  return texts.map((text, index): Reply => (index < texts.length - 1 ? { kind: "text", text } : { ...reply, text }));
}

/** So that what follows the text still fits behind its end. */
const cutEnd = (text: string, room: number): readonly string[] => splitText(text, Math.max(1, maxText - room));
