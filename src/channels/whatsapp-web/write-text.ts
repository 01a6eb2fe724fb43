import type { Author, Choice, MessageBody, Reply } from "../../conversation/message.ts";
import { numbered } from "../choice-text.ts";
import { splitReply } from "../split-reply.ts";

/** WhatsApp itself folds longer texts behind "read more" long before; this is what one bubble may hold. */
const mostText = 4096;
const mostCaption = 1024;

/** Buttons do not leave from an ordinary number: choices are numbered lines. Null when there is nothing to say. */
export function writeText(body: MessageBody): string | null {
  switch (body.kind) {
    case "text":
    case "reminder":
    case "file": // what stands with it
      return body.text.trim() === "" ? null : body.text;
    case "choices":
      return body.text + asNumbers(body.choices);
    case "choice":
    case "attachment":
    case "unsupported":
    case "note":
      return null;
  }
}

const asNumbers = (choices: readonly Choice[]): string =>
  choices.length === 0 ? "" : `\n\n${numbered(choices)}\n\nRépondez avec un numéro.`;

/** As many replies as there are bubbles. */
export const splitForWhatsAppWeb = (reply: Reply, author: Author["kind"]): readonly Reply[] =>
  splitReply(reply, author, {
    text: mostText,
    above: (choices) => mostText - asNumbers(choices).length,
    withFile: () => mostCaption,
  });
