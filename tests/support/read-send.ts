/** A message as a person would see it, whatever the channel. */
export type SeenMessage = {
  readonly channel: "messenger" | "whatsapp-cloud";
  readonly recipient: string;
  /** What our program put there: the message's id. */
  readonly metadata: string;
  readonly text: string;
  /** What it names of what was uploaded; the words beside it are `text`. */
  readonly file?: { readonly kind: string; readonly id: string; readonly filename: string };
  readonly shape: "file" | "text" | "quick-replies" | "buttons" | "list" | "template";
  readonly quickReplies: readonly { readonly title: string; readonly payload: string }[];
  /** RESPONSE, or the tag of a message outside the window. */
  readonly tag: string;
};

export type ReadSend =
  | { readonly kind: "message"; readonly message: SeenMessage }
  | { readonly kind: "mark"; readonly recipient: string; readonly mark: string }
  /** What Meta refuses with code 100. */
  | { readonly kind: "invalid"; readonly why: string };

type Body = Readonly<Record<string, unknown>>;
const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((one, key) => (one as Body | undefined)?.[key], value);
const textAt = (value: unknown, ...path: readonly (string | number)[]): string => {
  const found = at(value, ...path);
  return typeof found === "string" ? found : "";
};
const listAt = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** Reads a POST to `/{id}/messages`, and refuses what is over a limit of Meta's. */
export const readSend = (body: unknown): ReadSend =>
  at(body, "messaging_product") === "whatsapp" ? readWhatsApp(body) : readMessenger(body);

function readMessenger(body: unknown): ReadSend {
  const recipient = textAt(body, "recipient", "id");
  const action = textAt(body, "sender_action");
  if (action !== "") return { kind: "mark", recipient, mark: action };
  const text = textAt(body, "message", "text");
  const attachment = at(body, "message", "attachment");
  if (attachment !== undefined) return readMessengerFile(body, recipient, text);
  const replies = listAt(body, "message", "quick_replies");
  const quickReplies = replies.map((one) => ({ title: textAt(one, "title"), payload: textAt(one, "payload") }));
  const why = firstFault([
    [text === "", "no text"],
    [text.length > 2000, "text over 2000"],
    [replies.length > 13, "over 13 quick replies"],
    [quickReplies.some(({ title }) => title === "" || title.length > 20), "title of a quick reply"],
    [quickReplies.some(({ payload }) => payload === "" || payload.length > 1000), "payload of a quick reply"],
    [replies.some((one) => textAt(one, "content_type") !== "text"), "content_type of a quick reply"],
    [!["RESPONSE", "MESSAGE_TAG"].includes(textAt(body, "messaging_type")), "messaging_type"],
    [textAt(body, "messaging_type") === "MESSAGE_TAG" && textAt(body, "tag") !== "HUMAN_AGENT", "tag"],
  ]);
  if (why !== null) return { kind: "invalid", why };
  return {
    kind: "message",
    message: {
      channel: "messenger",
      recipient,
      metadata: textAt(body, "message", "metadata"),
      text,
      shape: replies.length > 0 ? "quick-replies" : "text",
      quickReplies,
      tag: textAt(body, "tag") || textAt(body, "messaging_type"),
    },
  };
}

function readMessengerFile(body: unknown, recipient: string, text: string): ReadSend {
  const kind = textAt(body, "message", "attachment", "type");
  const id = textAt(body, "message", "attachment", "payload", "attachment_id");
  const why = firstFault([
    [text !== "", "words beside an attachment"],
    [!["image", "audio", "video", "file"].includes(kind), "type of the attachment"],
    [id === "", "no attachment_id"],
    [!["RESPONSE", "MESSAGE_TAG"].includes(textAt(body, "messaging_type")), "messaging_type"],
  ]);
  if (why !== null) return { kind: "invalid", why };
  return {
    kind: "message",
    message: {
      ...{ channel: "messenger", recipient, text, shape: "file", quickReplies: [] },
      metadata: textAt(body, "message", "metadata"),
      file: { kind, id, filename: "" },
      tag: textAt(body, "tag") || textAt(body, "messaging_type"),
    },
  };
}

function readWhatsApp(body: unknown): ReadSend {
  const recipient = textAt(body, "to") || textAt(body, "recipient");
  if (textAt(body, "status") === "read") return { kind: "mark", recipient, mark: `read ${textAt(body, "message_id")}` };
  const type = textAt(body, "type");
  const seen = {
    channel: "whatsapp-cloud",
    recipient,
    metadata: textAt(body, "biz_opaque_callback_data"),
    tag: type,
  } as const;
  switch (type) {
    case "text": {
      const text = textAt(body, "text", "body");
      const why = firstFault([
        [text === "", "no text"],
        [text.length > 4096, "text over 4096"],
      ]);
      return why === null
        ? { kind: "message", message: { ...seen, text, shape: "text", quickReplies: [] } }
        : { kind: "invalid", why };
    }
    case "template": {
      const values = listAt(body, "template", "components", 0, "parameters").map((one) => textAt(one, "text"));
      const why = firstFault([
        [textAt(body, "template", "name") === "", "no name"],
        [values.some((value) => value === "" || /[\n\t]| {5}/.test(value)), "value"],
      ]);
      const text = `[${textAt(body, "template", "name")}] ${values.join(" · ")}`;
      return why === null
        ? { kind: "message", message: { ...seen, text, shape: "template", quickReplies: [] } }
        : { kind: "invalid", why };
    }
    case "image":
    case "video":
    case "audio":
    case "document":
      return readWhatsAppFile(body, type, seen);
    case "interactive":
      return readInteractive(at(body, "interactive"), seen);
    default:
      return { kind: "invalid", why: `type ${type}` };
  }
}

function readWhatsAppFile(body: unknown, kind: string, seen: Seen): ReadSend {
  const [id, text] = [textAt(body, kind, "id"), textAt(body, kind, "caption")];
  const filename = textAt(body, kind, "filename");
  const why = firstFault([
    [id === "", "no id of the file"],
    [text.length > 1024, "caption over 1024"],
    [kind === "audio" && at(body, kind, "caption") !== undefined, "words with a sound"],
    [at(body, kind, "caption") === "", "empty caption"],
    [(kind === "document") !== (filename !== ""), "filename"],
  ]);
  if (why !== null) return { kind: "invalid", why };
  return {
    kind: "message",
    message: { ...seen, text, shape: "file", quickReplies: [], file: { kind, id, filename } },
  };
}

type Seen = Pick<SeenMessage, "channel" | "recipient" | "metadata" | "tag">;

function readInteractive(interactive: unknown, seen: Seen): ReadSend {
  const text = textAt(interactive, "body", "text");
  if (textAt(interactive, "type") === "button") {
    const buttons = listAt(interactive, "action", "buttons").map((one) => ({
      title: textAt(one, "reply", "title"),
      payload: textAt(one, "reply", "id"),
    }));
    const titles = buttons.map(({ title }) => title);
    const why = firstFault([
      [text === "" || text.length > 1024, "body"],
      [buttons.length < 1 || buttons.length > 3, "number of buttons"],
      [titles.some((title) => title === "" || title.length > 20), "title of a button"],
      [new Set(titles).size !== titles.length, "two buttons with one title"],
      [buttons.some(({ payload }) => payload === "" || payload.length > 256), "id of a button"],
    ]);
    return why === null
      ? { kind: "message", message: { ...seen, text, shape: "buttons", quickReplies: buttons } }
      : { kind: "invalid", why };
  }
  const rows = listAt(interactive, "action", "sections").flatMap((section) => listAt(section, "rows"));
  const choices = rows.map((row) => ({ title: textAt(row, "title"), payload: textAt(row, "id") }));
  const ids = choices.map(({ payload }) => payload);
  const button = textAt(interactive, "action", "button");
  const why = firstFault([
    [textAt(interactive, "type") !== "list", "type"],
    [text === "" || text.length > 4096, "body"],
    [button === "" || button.length > 20, "button of the list"],
    [rows.length < 1 || rows.length > 10, "number of rows"],
    [choices.some(({ title }) => title === "" || title.length > 24), "title of a row"],
    [rows.some((row) => textAt(row, "description").length > 72), "description of a row"],
    [ids.some((id) => id === "" || id.length > 200) || new Set(ids).size !== ids.length, "id of a row"],
  ]);
  return why === null
    ? { kind: "message", message: { ...seen, text, shape: "list", quickReplies: choices } }
    : { kind: "invalid", why };
}

const firstFault = (faults: readonly (readonly [boolean, string])[]): string | null =>
  faults.find(([wrong]) => wrong)?.[1] ?? null;
