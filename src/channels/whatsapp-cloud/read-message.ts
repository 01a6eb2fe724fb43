import type { AttachmentKind, IncomingContent } from "../../conversation/message.ts";
import { cleanText } from "../../safety/clean-text.ts";
import { maskSecrets } from "../../safety/mask-secrets.ts";
import {
  ButtonMessage,
  EditedMessage,
  InteractiveMessage,
  Media,
  SystemMessage,
  TextMessage,
} from "./webhook-shapes.ts";

/** What a message of WhatsApp is: something said, news of who the person is, or nothing that asks for an answer. */
export type ReadMessage =
  | { readonly kind: "said"; readonly contents: readonly IncomingContent[] }
  | {
      readonly kind: "media";
      readonly attachment: AttachmentKind;
      readonly file: { readonly id: string; readonly sha256: string | null };
      readonly caption: IncomingContent | null;
    }
  /** The person goes on under another number or id. */
  | { readonly kind: "moved"; readonly to: readonly string[]; readonly from: readonly string[] }
  | { readonly kind: "passed-over" };

const mediaTypes: Readonly<Record<string, AttachmentKind>> = {
  image: "image",
  audio: "audio",
  voice: "audio",
  video: "video",
  document: "file",
  sticker: "sticker",
};
/** Nothing to answer: a thumb up, a message taken back, a pin. */
const silent: ReadonlySet<string> = new Set(["reaction", "revoke", "deleted", "delete", "pin", "ephemeral"]);

/** By its type; a known type of another shape than expected is "unsupported", never an exception. */
export function readMessage(type: string, raw: unknown): ReadMessage {
  if (silent.has(type)) return { kind: "passed-over" };
  const attachment = Object.hasOwn(mediaTypes, type) ? mediaTypes[type] : undefined;
  if (attachment !== undefined) return readMedia(type, attachment, raw);
  switch (type) {
    case "text": {
      const text = TextMessage.safeParse(raw);
      return text.success ? said(textContent(text.data.text.body)) : unsupported("text");
    }
    case "edit":
    case "edited": {
      const edited = EditedMessage.safeParse(raw);
      const words = edited.success ? (edited.data.edit.message?.text ?? edited.data.edit.text) : undefined;
      return words === undefined ? { kind: "passed-over" } : said(textContent(words.body));
    }
    case "button": {
      const button = ButtonMessage.safeParse(raw);
      if (!button.success) return unsupported("button");
      const { payload, text } = button.data.button;
      return said(payload === undefined ? textContent(text) : choiceContent(payload));
    }
    case "interactive": {
      const reply = InteractiveMessage.safeParse(raw);
      const chosen = reply.success ? (reply.data.interactive.button_reply ?? reply.data.interactive.list_reply) : null;
      return chosen ? said(choiceContent(chosen.id)) : unsupported("interactive");
    }
    case "location":
      return said({ kind: "attachment", attachment: "location" });
    case "contacts":
      return said({ kind: "attachment", attachment: "contact" });
    case "system":
      return readSystem(raw);
    default:
      return unsupported(type);
  }
}

function readMedia(type: string, attachment: AttachmentKind, raw: unknown): ReadMessage {
  const block = typeof raw === "object" && raw !== null ? (raw as Readonly<Record<string, unknown>>)[type] : undefined;
  const media = Media.safeParse(block);
  if (!media.success) return said({ kind: "attachment", attachment });
  const { id, sha256 = null, caption = "" } = media.data;
  return {
    kind: "media",
    attachment,
    file: { id, sha256 },
    caption: cleanText(caption) === "" ? null : textContent(caption),
  };
}

function readSystem(raw: unknown): ReadMessage {
  const read = SystemMessage.safeParse(raw);
  if (!read.success) return { kind: "passed-over" };
  const { wa_id, new_wa_id, user_id, previous_user_id } = read.data.system;
  const to = [wa_id, new_wa_id, user_id].filter((one) => one !== undefined);
  return to.length === 0
    ? { kind: "passed-over" }
    : { kind: "moved", to, from: previous_user_id === undefined ? [] : [previous_user_id] };
}

const said = (content: IncomingContent): ReadMessage => ({ kind: "said", contents: [content] });
const unsupported = (what: string): ReadMessage => said({ kind: "unsupported", what: what.slice(0, 50) });
const choiceContent = (id: string): IncomingContent => {
  const choice = cleanText(id).slice(0, 200);
  return choice === "" ? { kind: "unsupported", what: "empty" } : { kind: "choice", choice };
};

function textContent(body: string): IncomingContent {
  const { text, found } = maskSecrets(cleanText(body));
  return text === "" ? { kind: "unsupported", what: "empty" } : { kind: "text", text, secrets: found };
}
