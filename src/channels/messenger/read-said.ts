import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { AttachmentKind, ChannelAddress, IncomingContent, IncomingMessage } from "../../conversation/message.ts";
import { mediaIdOf, type WantedMedia } from "../../media/media-source.ts";
import { cleanText } from "../../safety/clean-text.ts";
import { maskSecrets } from "../../safety/mask-secrets.ts";
import { answering, quoteOf } from "../meta/quote.ts";
import { eventIdOf } from "../meta/event-id.ts";
import type { MessengerActivity } from "./translator.ts";
import type { Attachment, MessagingEvent } from "./webhook-shapes.ts";
import type { z } from "zod";

/** What the button "Démarrer" sends; `channels setup` puts it there. */
export const getStartedPayload = "get-started";

export type Said = { readonly messages: readonly IncomingMessage[]; readonly media: readonly WantedMedia[] };

const fileKinds: ReadonlyMap<string, AttachmentKind> = new Map([
  ["image", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["file", "file"],
]);
const otherKinds: ReadonlyMap<string, AttachmentKind> = new Map([
  ["sticker", "sticker"],
  ["location", "location"],
]);
/** Facebook's three sizes of thumb, which the page shows beside the text field: people say yes with them. */
const thumbs: ReadonlySet<number> = new Set([369239263222822, 369239343222814, 369239383222810]);
const emptyText: IncomingContent = { kind: "unsupported", what: "empty" };

/** What the person says with this event, if anything: one message for the words, and one for each thing that came with them. */
export function readSaid(event: MessagingEvent, activity: MessengerActivity | null, address: ChannelAddress): Said {
  const messages: IncomingMessage[] = [];
  const media: WantedMedia[] = [];
  const key = keyOf(event);
  const quoted = event.message?.reply_to?.mid;
  const answers = quoted === undefined ? null : quoteOf(address, quoted);
  const say = (content: IncomingContent, part = ""): void => {
    const id = eventIdOf(address.channel, address.account, `${key}${part}`);
    messages.push({ id, address, sentAt: new Date(event.timestamp), content: answering(content, answers) });
  };
  const sayAttachment = (attachment: z.infer<typeof Attachment>, part: string): void => {
    const file = fileKinds.get(attachment.type);
    const url = attachment.payload?.url;
    if (file === undefined || url === undefined) return say(contentOf(attachment.type), part);
    const id = mediaIdOf(conversationIdOf(address), eventIdOf(address.channel, address.account, `${key}${part}`));
    media.push({ id, source: { channel: address.channel, at: { kind: "url", url }, sha256: null } });
    say({ kind: "attachment", attachment: file, media: id }, part);
  };

  const sayMessage = ({
    text,
    attachments = [],
    sticker_id: ownSticker,
  }: NonNullable<MessagingEvent["message"]>): void => {
    const sticker = ownSticker ?? attachments[0]?.payload?.sticker_id;
    if (sticker !== undefined) return say(thumbs.has(sticker) ? textContent("👍") : contentOf("sticker"));
    if (text === undefined) {
      for (const [index, one] of attachments.entries()) sayAttachment(one, index === 0 ? "" : `:${index}`);
      if (attachments.length === 0) say({ kind: "unsupported", what: "message" });
      return;
    }
    // A link's preview comes beside its text: the words are enough.
    const files = attachments.filter(({ type }) => fileKinds.has(type));
    for (const [index, file] of files.entries()) sayAttachment(file, `:${index + 1}`);
    say(textContent(text));
  };

  const choice = choiceOf(event, activity);
  if (choice !== null) say(choice);
  else if (event.message_edit) say(textContent(event.message_edit.text));
  else if (activity?.eventType === "facebook_referral" || event.referral) say({ kind: "opened" });
  else if (event.message) sayMessage(event.message);
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
  const attachment = fileKinds.get(type) ?? otherKinds.get(type);
  return attachment ? { kind: "attachment", attachment } : { kind: "unsupported", what: type.slice(0, 50) };
};

function textContent(words: string): IncomingContent {
  const { text, found } = maskSecrets(cleanText(words));
  return text === "" ? emptyText : { kind: "text", text, secrets: found };
}
