import { z } from "zod";
import type { AttachmentKind, IncomingContent, IncomingMessage } from "../../conversation/message.ts";
import { cleanText } from "../../safety/clean-text.ts";
import { maskSecrets } from "../../safety/mask-secrets.ts";
import { EventId, MessageId } from "../../shared/ids.ts";

/** What a webhook body says: messages to store, and news of our own messages. Everything else is passed over in silence. */
export type MessengerNews = {
  readonly messages: readonly IncomingMessage[];
  /** Our own message came back: the provider took it. */
  readonly echoes: readonly { readonly message: MessageId; readonly providerId: string }[];
};

const Party = z.object({ id: z.string().min(1).max(100) });
const MessagingEvent = z.object({
  sender: Party,
  recipient: Party,
  timestamp: z.number(),
  message: z
    .object({
      mid: z.string().min(1).max(150),
      is_echo: z.boolean().optional(),
      metadata: z.string().optional(),
      text: z.string().optional(),
      quick_reply: z.object({ payload: z.string() }).optional(),
      attachments: z.array(z.object({ type: z.string() })).optional(),
    })
    .optional(),
  postback: z.object({ mid: z.string().max(150).optional(), payload: z.string().optional() }).optional(),
});
const Envelope = z.object({
  object: z.literal("page"),
  entry: z.array(z.object({ messaging: z.array(z.unknown()).optional() })),
});

/** Reads Messenger's webhook JSON (whatever its shape); texts come out clean and masked. */
export function readWebhook(body: unknown): MessengerNews {
  const envelope = Envelope.safeParse(body);
  const events = envelope.success ? envelope.data.entry.flatMap(({ messaging }) => messaging ?? []) : [];
  const messages: IncomingMessage[] = [];
  const echoes: { message: MessageId; providerId: string }[] = [];
  for (const raw of events) {
    const parsed = MessagingEvent.safeParse(raw);
    if (!parsed.success) continue;
    const { message } = parsed.data;
    if (message?.is_echo) {
      const id = MessageId.safeParse(message.metadata);
      if (id.success) echoes.push({ message: id.data, providerId: message.mid });
      continue;
    }
    const read = readEvent(parsed.data);
    if (read) messages.push(read);
  }
  return { messages, echoes };
}

function readEvent(event: z.infer<typeof MessagingEvent>): IncomingMessage | null {
  const content = contentOf(event);
  if (content === null) return null;
  const page = event.recipient.id;
  const key =
    event.message?.mid ??
    event.postback?.mid ??
    `${event.sender.id}:${event.timestamp}:${event.postback?.payload ?? ""}`;
  return {
    id: EventId.parse(`messenger:${page}:${key}`.slice(0, 200)),
    address: { channel: "messenger", account: page, contact: event.sender.id },
    sentAt: new Date(event.timestamp),
    content,
  };
}

function contentOf({ message, postback }: z.infer<typeof MessagingEvent>): IncomingContent | null {
  const payload = message?.quick_reply?.payload ?? postback?.payload;
  if (payload !== undefined) return { kind: "choice", choice: cleanText(payload).slice(0, 200) };
  if (message?.text !== undefined) {
    const masked = maskSecrets(cleanText(message.text));
    return masked.text === ""
      ? { kind: "unsupported", what: "empty" }
      : { kind: "text", text: masked.text, secrets: masked.found };
  }
  const type = message?.attachments?.[0]?.type;
  if (type !== undefined) {
    const known = attachmentKinds.find((kind) => kind === type);
    return known ? { kind: "attachment", attachment: known } : { kind: "unsupported", what: "attachment" };
  }
  return message ? { kind: "unsupported", what: "message" } : null;
}

const attachmentKinds: readonly AttachmentKind[] = ["image", "audio", "video", "file", "sticker", "location"];
