import type { Author, Message, MessageBody } from "./message.ts";

/** A line of a transcript as the person it is about may read it. */
export type ExportedMessage = { readonly at: Date; readonly from: string; readonly text: string };

export const exportedMessage = ({ at, author, body }: Pick<Message, "at" | "author" | "body">): ExportedMessage => ({
  at,
  from: fromOf(author, body),
  text: textOf(body),
});

const fromOf = (author: Author, body: MessageBody): string => {
  if (body.kind === "note") return "note";
  return author.kind === "mediator" ? author.name : author.kind;
};

const textOf = (body: MessageBody): string => {
  switch (body.kind) {
    case "text":
    case "choices":
    case "reminder":
    case "note":
      return body.text;
    case "choice":
      return body.label;
    case "file":
      return `[${body.name}] ${body.text}`.trimEnd();
    case "attachment":
      return `[${body.attachment}]`;
    case "unsupported":
      return `[${body.what}]`;
  }
};
