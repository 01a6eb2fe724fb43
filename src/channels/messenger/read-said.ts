import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { AttachmentKind, ChannelAddress, IncomingContent, IncomingMessage } from "../../conversation/message.ts";
import { mediaIdOf, type WantedMedia } from "../../media/media-source.ts";
import { cleanText } from "../../safety/clean-text.ts";
import { maskSecrets } from "../../safety/mask-secrets.ts";
import { eventIdOf } from "../meta/event-id.ts";
import type { MessengerActivity } from "./translator.ts";
import type { Attachment, MessagingEvent } from "./webhook-shapes.ts";
import type { z } from "zod";

/** What the button "Démarrer" sends; `channels setup` puts it there. */
export const getStartedPayload = "get-started";

export type Said = { readonly messages: readonly IncomingMessage[]; readonly media: readonly WantedMedia[] };

const fileKinds: Readonly<Record<string, AttachmentKind>> = {
  image: "image",
  audio: "audio",
  video: "video",
  file: "file",
};
const otherKinds: Readonly<Record<string, AttachmentKind>> = { sticker: "sticker", location: "location" };
/** Facebook's three sizes of thumb, which the page shows beside the text field: people say yes with them. */
const thumbs: ReadonlySet<number> = new Set([369239263222822, 369239343222814, 369239383222810]);
const emptyText: IncomingContent = { kind: "unsupported", what: "empty" };

/** What the person says with this event, if anything: one message for the words, and one for each thing that came with them. */
export function readSaid(event: MessagingEvent, activity: MessengerActivity | null, address: ChannelAddress): Said {
  const messages: IncomingMessage[] = [];
  const media: WantedMedia[] = [];
  const key = keyOf(event);
  const say = (content: IncomingContent, part = ""): void => {
    const id = eventIdOf(address.channel, address.account, `${key}${part}`);
    messages.push({ id, address, sentAt: new Date(event.timestamp), content });
  };
  const sayAttachment = (attachment: z.infer<typeof Attachment>, part: string): void => {
    const file = fileKinds[attachment.type];
    const url = attachment.payload?.url;
    if (file === undefined || url === undefined) return say(contentOf(attachment.type), part);
    const id = mediaIdOf(conversationIdOf(address), eventIdOf(address.channel, address.account, `${key}${part}`));
    media.push({ id, source: { channel: address.channel, at: { kind: "url", url }, sha256: null } });
    say({ kind: "attachment", attachment: file, media: id }, part);
  };

  const choice = choiceOf(event, activity);
  if (choice !== null) say(choice);
  else if (event.message_edit) say(textContent(event.message_edit.text));
  else if (activity?.eventType === "facebook_referral" || event.referral) say({ kind: "opened" });
  else if (event.message) {
    const { text, attachments = [] } = event.message;
    const sticker = event.message.sticker_id ?? attachments[0]?.payload?.sticker_id;
    if (sticker !== undefined) say(thumbs.has(sticker) ? textContent("👍") : contentOf("sticker"));
    // A link's preview comes beside its text: the words are enough.
    else if (text !== undefined) {
      const files = attachments.filter(({ type }) => Object.hasOwn(fileKinds, type));
      for (const [index, file] of files.entries()) sayAttachment(file, `:${index + 1}`);
      say(textContent(text));
    } else for (const [index, one] of attachments.entries()) sayAttachment(one, index === 0 ? "" : `:${index}`);
    if (text === undefined && attachments.length === 0 && sticker === undefined) {
      say({ kind: "unsupported", what: "message" });
    }
  }
  return { messages, media };
}

/** Buttons of a reply, of the page's menu, of the ice breakers, and "Démarrer". */
function choiceOf({ message }: MessagingEvent, activity: MessengerActivity | null): IncomingContent | null {
  const payload =
    message?.quick_reply?.payload ?? (activity?.eventType === "facebook_postback" ? (activity.text ?? "") : null);
  if (payload === null) return null;
  if (payload === getStartedPayload || payload === "GET_STARTED") return { kind: "opened" };
  const choice = cleanText(payload).slice(0, 200);
  return choice === "" ? emptyText : { kind: "choice", choice };
}

/** The provider's own id of the event, or what tells it from all others. */
const keyOf = ({ sender, timestamp, message, postback, message_edit: edit }: MessagingEvent): string =>
  message?.mid ??
  postback?.mid ??
  (edit ? `${edit.mid}:edit${edit.num_edit ?? timestamp}` : `${sender.id}:${timestamp}:${postback?.payload ?? ""}`);

const contentOf = (type: string): IncomingContent => {
  const attachment = fileKinds[type] ?? otherKinds[type];
  return attachment ? { kind: "attachment", attachment } : { kind: "unsupported", what: type.slice(0, 50) };
};

function textContent(words: string): IncomingContent {
  const { text, found } = maskSecrets(cleanText(words));
  return text === "" ? emptyText : { kind: "text", text, secrets: found };
}
