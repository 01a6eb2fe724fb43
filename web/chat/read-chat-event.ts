import type { Author, ChatEvent, ChatMessage, Choice, MessageBody, Owner } from "./chat-protocol.ts";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

const authors: readonly Author[] = ["resident", "bot", "system", "mediator"];

/** Null for what this version of the chat does not know: a newer server must not break an open page. */
export function readChatEvent(event: string, data: string): ChatEvent | null {
  const fields = parse(data);
  if (fields === null) return null;
  switch (event) {
    case "message": {
      const message = readMessage(fields);
      return message === null ? null : { kind: "message", message };
    }
    case "state":
      return { kind: "state", owner: readOwner(fields), ended: fields["ended"] === true };
    case "typing":
      return { kind: "typing" };
    default:
      return null;
  }
}

function parse(data: string): Fields | null {
  try {
    const value: unknown = JSON.parse(data);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function readMessage(fields: Fields): ChatMessage | null {
  const id = text(fields["id"]);
  const from = authors.find((author) => author === fields["from"]);
  const body = readBody(fields["body"]);
  if (id === null || from === undefined || body === null) return null;
  return {
    id,
    at: text(fields["at"]) ?? "",
    from,
    name: text(fields["name"]),
    clientMessageId: text(fields["clientMessageId"]),
    body,
  };
}

function readBody(value: unknown): MessageBody | null {
  if (!isFields(value)) return null;
  const words = text(value["text"]) ?? "";
  switch (value["kind"]) {
    case "text":
      return { kind: "text", text: words };
    case "choices":
      return { kind: "choices", text: words, choices: readChoices(value["choices"]) };
    case "choice": {
      const choice = text(value["choice"]) ?? "";
      return { kind: "choice", choice, label: text(value["label"]) ?? choice };
    }
    case "attachment":
      return { kind: "attachment", attachment: text(value["attachment"]) ?? "file" };
    case "file":
      return readFile(value, words);
    default:
      // A kind of a newer server: its words, if it has any, are still worth reading.
      return words === "" ? null : { kind: "text", text: words };
  }
}

const fileKinds = ["image", "audio", "video"] as const;

function readFile(value: Fields, words: string): MessageBody | null {
  const media = text(value["media"]);
  if (media === null) return words === "" ? null : { kind: "text", text: words };
  return {
    kind: "file",
    attachment: fileKinds.find((kind) => kind === value["attachment"]) ?? "file",
    media,
    name: text(value["name"]) ?? "fichier",
    size: Number(value["size"]) || 0,
    text: words,
  };
}

function readChoices(value: unknown): readonly Choice[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (!isFields(entry)) return [];
    const id = text(entry["id"]);
    return id === null ? [] : [{ id, label: text(entry["label"]) ?? id }];
  });
}

function readOwner(fields: Fields): Owner {
  switch (fields["owner"]) {
    case "waiting":
      return { kind: "waiting" };
    case "mediator":
      return { kind: "mediator", name: text(fields["mediator"]) ?? "" };
    default:
      return { kind: "bot" };
  }
}
