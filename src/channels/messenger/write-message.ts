import type { Choice, MessageBody, SentFile } from "../../conversation/message.ts";
import { cut, numbered } from "../choice-text.ts";
import { splitText } from "../split-text.ts";
import type { OutgoingActivity, QuickReply, WireMessage } from "./translator.ts";

/** Limits of the Send API (v25.0), in UTF-16 units: 13 quick replies, titles of 20, payloads of 1,000. */
export const limits = { text: 2000, quickReplies: 13, title: 20, payload: 1000 } as const;

export type MessengerMessage = { readonly text: string; readonly quick_replies?: readonly QuickReply[] };

/**
 * A reply as Messenger's `message` objects, in order; the last one carries the quick replies. Nothing over a limit leaves. What
 * `splitForMessenger` gave is one message.
 */
export function writeMessage(body: MessageBody): readonly MessengerMessage[] {
  switch (body.kind) {
    case "text":
      return texts(body.text);
    case "choices":
    case "reminder":
      return writeChoices(body.text, body.choices);
    case "file": // needs an upload first: `writeFile`
    case "choice":
    case "attachment":
    case "unsupported":
    case "note":
      return [];
  }
}

/** A file that was uploaded, by Meta's id of it. The adapter knows none of that kind. */
export const writeFile = (
  { attachment }: SentFile,
  id: string,
  { to, messagingType }: Pick<OutgoingActivity, "to" | "messagingType">,
): WireMessage => ({
  recipient: { id: to },
  messaging_type: messagingType,
  ...(messagingType === "MESSAGE_TAG" && { tag: "HUMAN_AGENT" }),
  message: { attachment: { type: attachment, payload: { attachment_id: id } } },
});

function writeChoices(text: string, choices: readonly Choice[]): readonly MessengerMessage[] {
  const messages = texts(text + numberedIfNeeded(choices));
  const buttons = quickReplies(choices);
  return messages.map((message, index) =>
    index === messages.length - 1 && buttons.length > 0 ? { ...message, quick_replies: buttons } : message,
  );
}

/** What follows the text when the choices do not fit on buttons. */
export const numberedIfNeeded = (choices: readonly Choice[]): string =>
  choices.length <= limits.quickReplies && choices.every(isWritable) && choices.every(isShort)
    ? ""
    : `\n\n${numbered(choices)}`;

const isWritable = ({ id, label }: Choice): boolean => label.trim() !== "" && id !== "" && id.length <= limits.payload;
const isShort = ({ label }: Choice): boolean => label.length <= limits.title;

const quickReplies = (choices: readonly Choice[]): readonly QuickReply[] =>
  choices
    .filter(isWritable)
    .slice(0, limits.quickReplies)
    .map(({ id, label }) => ({ content_type: "text", title: cut(label, limits.title), payload: id }));

const texts = (text: string): readonly MessengerMessage[] =>
  splitText(text, limits.text)
    .filter((part) => part.trim() !== "")
    .map((part) => ({ text: part }));
