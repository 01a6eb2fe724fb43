import type { Choice, MessageBody } from "../../conversation/message.ts";
import { splitText } from "../split-text.ts";

/** Limits of the Send API (v25.0): text 2,000 characters; 13 quick replies, titles of 20 characters. */
export const maxText = 2000;
const maxQuickReplies = 13;
const maxTitle = 20;

export type MessengerMessage = {
  readonly text: string;
  readonly quick_replies?: readonly {
    readonly content_type: "text";
    readonly title: string;
    readonly payload: string;
  }[];
  readonly metadata?: string;
};

/**
 * A reply as Messenger's `message` objects, in order; the last one carries the quick replies. Nothing over a limit leaves. What
 * `splitReply` gave is one message.
 */
export function writeMessage(body: MessageBody): readonly MessengerMessage[] {
  if (body.kind === "text") return splitText(body.text, maxText).map((text) => ({ text }));
  if (body.kind !== "choices") return [];
  const parts = splitText(body.text + numberedIfNeeded(body.choices), maxText);
  return parts.map((text, index) =>
    index === parts.length - 1 ? { text, quick_replies: quickReplies(body.choices) } : { text },
  );
}

/** What follows the text when the choices do not fit on buttons. */
export const numberedIfNeeded = (choices: readonly Choice[]): string =>
  choices.length > maxQuickReplies || choices.some(({ label }) => Array.from(label).length > maxTitle)
    ? `\n\n${numbered(choices)}`
    : "";

const quickReplies = (choices: readonly Choice[]) =>
  choices
    .slice(0, maxQuickReplies)
    .map(({ id, label }) => ({ content_type: "text" as const, title: cut(label), payload: id }));

const numbered = (choices: readonly Choice[]): string =>
  choices.map(({ label }, index) => `${index + 1}. ${label}`).join("\n");

const cut = (label: string): string => {
  const letters = Array.from(label);
  return letters.length <= maxTitle ? label : `${letters.slice(0, maxTitle - 1).join("")}…`;
};
