import { createHash } from "node:crypto";
import { z } from "zod";
import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { AttachmentKind, ChannelAddress, IncomingContent, IncomingMessage } from "../../conversation/message.ts";
import { mediaIdOf, type WantedMedia } from "../../media/media-source.ts";
import { cleanText } from "../../safety/clean-text.ts";
import { maskSecrets } from "../../safety/mask-secrets.ts";
import { EventId } from "../../shared/ids.ts";

export const whatsappWeb = "whatsapp-web";

/** As `browser/describe-message.ts` tells it; what the page puts into a field is believed only as far as this. */
const Raw = z.object({
  id: z.string().min(1).max(150),
  stanza: z.string().min(1).max(80),
  from: z.string().max(60),
  phone: z.string().nullable().default(null),
  type: z.string().max(40),
  body: z.string().default(""),
  /** Seconds. */
  at: z.number().int().positive().max(1e11),
  hasMedia: z.boolean().default(false),
  as: z.literal("edited").optional(),
});

export type ReadIncoming = {
  readonly messages: readonly IncomingMessage[];
  readonly media: readonly WantedMedia[];
  /** The page says that two addresses are one person's. */
  readonly alias: readonly [ChannelAddress, ChannelAddress] | null;
  /** Where an answer goes. */
  readonly chat: string;
};

/** A person's own chat: no group, no broadcast, no channel. */
const person = /^\d{5,20}@(?:c\.us|lid)$/;
const mediaTypes: Readonly<Record<string, AttachmentKind>> = {
  image: "image",
  ptt: "audio",
  audio: "audio",
  video: "video",
  ptv: "video",
  document: "file",
  sticker: "sticker",
};
const words: ReadonlySet<string> = new Set(["chat", "buttons_response", "list_response", "template_button_reply"]);
const others: Readonly<Record<string, AttachmentKind>> = {
  location: "location",
  vcard: "contact",
  multi_vcard: "contact",
};
/** A view-once photo, a poll, an order, a product: said by a person, and nothing we can read. */
const unreadable = /^(?:poll_|order|product|payment|list$|interactive|event_|album|pinned|sticker-pack|unknown)/;

/** A message of WhatsApp's page, or null when nobody said anything: a group, a status, a notice, a thumb up, an empty shell. */
export function readIncoming(raw: unknown, account: string): ReadIncoming | null {
  const read = Raw.safeParse(raw);
  if (!read.success || !person.test(read.data.from)) return null;
  const { stanza, from, phone, at, as, body } = read.data;
  const address: ChannelAddress = { channel: whatsappWeb, account, contact: from };
  // The stanza's id alone: the same message comes under the number live and under the `@lid` when it is caught up, or the reverse.
  const edition =
    as === undefined ? "" : `/edited/${createHash("sha256").update(body).digest("base64url").slice(0, 12)}`;
  const id = EventId.parse(`${whatsappWeb}:${account}:${stanza}${edition}`);
  const sentAt = new Date(at * 1000);
  const { contents, file } = contentsOf(read.data);
  if (contents.length === 0) return null;
  const media = file === null ? null : mediaIdOf(conversationIdOf(address), id);
  return {
    messages: contents.map((content, place) => ({
      id: place === 0 ? id : EventId.parse(`${id}/${place}`),
      address,
      // What stands below a picture comes after it.
      sentAt: new Date(sentAt.getTime() + place),
      content: content.kind === "attachment" && media !== null ? { ...content, media } : content,
    })),
    media:
      media === null || file === null
        ? []
        : [{ id: media, source: { channel: whatsappWeb, at: { kind: "id", id: file }, sha256: null } }],
    alias: phone !== null && person.test(phone) && phone !== from ? [address, { ...address, contact: phone }] : null,
    chat: from,
  };
}

type Contents = { readonly contents: readonly IncomingContent[]; readonly file: string | null };

function contentsOf({ id, type, body, hasMedia, as }: z.infer<typeof Raw>): Contents {
  const said = textContent(body);
  const attachment = Object.hasOwn(mediaTypes, type) ? mediaTypes[type] : undefined;
  if (attachment !== undefined) {
    const caption = said.kind === "text" ? [said] : [];
    // An edited caption is words alone: its picture is known.
    if (as === "edited") return { contents: caption, file: null };
    return { contents: [{ kind: "attachment", attachment }, ...caption], file: hasMedia ? id : null };
  }
  if (words.has(type)) return { contents: [said], file: null };
  const other = Object.hasOwn(others, type) ? others[type] : undefined;
  if (other !== undefined) return { contents: [{ kind: "attachment", attachment: other }], file: null };
  return { contents: unreadable.test(type) ? [{ kind: "unsupported", what: type }] : [], file: null };
}

function textContent(body: string): IncomingContent {
  const { text, found } = maskSecrets(cleanText(body));
  return text === "" ? { kind: "unsupported", what: "empty" } : { kind: "text", text, secrets: found };
}
