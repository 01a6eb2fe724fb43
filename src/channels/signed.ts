import type { MessageBody, SentFile } from "../conversation/message.ts";
import type { OutboxItem } from "../delivery/outbox-store.ts";

/** People must know that a person writes: a mediator's words begin with their first name, and a file without words gets some. */
export function signed({ author, body }: Pick<OutboxItem, "author" | "body">): MessageBody {
  if (author.kind !== "mediator" || (body.kind !== "text" && body.kind !== "file")) return body;
  if (body.kind === "file" && body.text === "") {
    return { ...body, text: `${author.name} vous envoie ${what[body.attachment]}.` };
  }
  return { ...body, text: `${author.name} : ${body.text}` };
}

const what: Readonly<Record<SentFile["attachment"], string>> = {
  image: "une photo",
  audio: "un message vocal",
  video: "une vidéo",
  file: "un document",
};
