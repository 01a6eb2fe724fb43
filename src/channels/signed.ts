import type { MessageBody } from "../conversation/message.ts";
import type { OutboxItem } from "../delivery/outbox-store.ts";

/** People must know that a person writes: a mediator's words begin with their first name. */
export const signed = ({ author, body }: Pick<OutboxItem, "author" | "body">): MessageBody =>
  author.kind === "mediator" && body.kind === "text" ? { ...body, text: `${author.name} : ${body.text}` } : body;
