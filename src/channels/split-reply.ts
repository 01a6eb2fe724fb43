import type { Author, Choice, Reply, SentFile } from "../conversation/message.ts";
import { splitText } from "./split-text.ts";

/** How much text one message of a channel holds, in UTF-16 units. */
export type Room = {
  readonly text: number;
  /** When these choices are shown with it. */
  readonly above: (choices: readonly Choice[]) => number;
  /** Of words that stand with a file; 0 where they are said before it. */
  readonly withFile: (file: SentFile) => number;
};

/** A mediator's words begin with their first name. */
const roomForName = 80;

/**
 * A reply too long for one message of a provider, as several replies that are each one: every request then has a message of ours, and
 * what the provider says of it settles that one alone. The choices come with the last.
 */
export function splitReply(reply: Reply, author: Author["kind"], room: Room): readonly Reply[] {
  const most = author === "mediator" ? room.text - roomForName : room.text;
  if (reply.kind === "file") {
    if (reply.text === "" || reply.text.length <= room.withFile(reply) - roomForName) return [reply];
    return [...splitText(reply.text, most).map((text): Reply => ({ kind: "text", text })), { ...reply, text: "" }];
  }
  const mostInLast = "choices" in reply ? Math.max(1, room.above(reply.choices)) : most;
  if (reply.text.length <= mostInLast) return [reply];
  const parts = splitText(reply.text, most);
  const last = parts.at(-1) ?? "";
  const texts = last.length <= mostInLast ? parts : [...parts.slice(0, -1), ...splitText(last, mostInLast)];
  return texts.map((text, index): Reply => (index < texts.length - 1 ? { kind: "text", text } : { ...reply, text }));
}
