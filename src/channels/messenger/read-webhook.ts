import type { ChannelAddress, IncomingMessage, NewMessage } from "../../conversation/message.ts";
import { elsewhere } from "../../conversation/conversation.ts";
import type { WantedMedia } from "../../media/media-source.ts";
import { cleanText } from "../../safety/clean-text.ts";
import { maskSecrets } from "../../safety/mask-secrets.ts";
import { MessageId } from "../../shared/ids.ts";
import { eventIdOf } from "../meta/event-id.ts";
import { readSaid } from "./read-said.ts";
import type { MessengerTranslator } from "./translator.ts";
import { Envelope, MessagingEvent, PolicyEnforcement } from "./webhook-shapes.ts";

export const messenger = "messenger";

/** What a webhook body says. */
export type MessengerNews = {
  readonly messages: readonly IncomingMessage[];
  readonly media: readonly WantedMedia[];
  /** Our own message came back: the provider took it. */
  readonly echoes: readonly { readonly message: MessageId; readonly providerId: string }[];
  /** What a person of ours wrote in Meta's own inbox. */
  readonly answeredElsewhere: readonly { readonly address: ChannelAddress; readonly message: NewMessage }[];
  /** How far the person's telephone, or the person, has got. */
  readonly receipts: readonly Receipt[];
  /** The page was blocked, or unblocked. */
  readonly enforcements: readonly string[];
  /** Kinds that ask for nothing, and those we do not know. */
  readonly passedOver: readonly string[];
};

export type Receipt = {
  readonly address: ChannelAddress;
  readonly state: "delivered" | "read";
  readonly providerIds: readonly string[];
  readonly upTo: Date | null;
};

type Collected = { -readonly [Key in keyof MessengerNews]: MessengerNews[Key][number][] };

/**
 * Reads Messenger's webhook JSON, whatever its shape; texts come out clean and masked. Botkit's adapter says what each event is; the
 * shapes here say what is in it, and know the kinds that the adapter does not (edits, reactions, enforcement).
 */
export async function readWebhook(body: unknown, translator: MessengerTranslator): Promise<MessengerNews> {
  const news: Collected = {
    messages: [],
    media: [],
    echoes: [],
    answeredElsewhere: [],
    receipts: [],
    enforcements: [],
    passedOver: [],
  };
  const envelope = Envelope.safeParse(body);
  for (const entry of envelope.success ? envelope.data.entry : []) {
    for (const event of entry.messaging ?? []) await readEvent(event, "ours", translator, news);
    for (const event of entry.standby ?? []) await readEvent(event, "standby", translator, news);
    if (entry.changes !== undefined) news.passedOver.push("changes");
  }
  return news;
}

async function readEvent(
  raw: unknown,
  holder: "ours" | "standby",
  translator: MessengerTranslator,
  news: Collected,
): Promise<void> {
  const enforcement = PolicyEnforcement.safeParse(raw);
  if (enforcement.success) return void news.enforcements.push(enforcement.data.policy_enforcement.action);
  const parsed = MessagingEvent.safeParse(raw);
  if (!parsed.success) return void news.passedOver.push("unreadable");
  const event = parsed.data;
  const activity = await translator.activityOf(raw as object);
  if (event.message?.is_echo === true) return void readEcho(event, news);
  const address = { channel: messenger, account: event.recipient.id, contact: event.sender.id };
  if (activity?.eventType === "message_delivered" || activity?.eventType === "message_read") {
    return void readReceipt(event, address, news);
  }
  // Somebody else's application holds the thread, and answers.
  if (holder === "standby") return void news.passedOver.push("standby");
  const said = readSaid(event, activity, address);
  news.messages.push(...said.messages);
  news.media.push(...said.media);
  if (said.messages.length === 0) news.passedOver.push(activity?.eventType ?? kindOf(event));
}

/** In an echo the page is the sender. Ours carry the message's id; an echo without one was written by somebody else, for the page. */
function readEcho({ sender, recipient, message, timestamp }: MessagingEvent, news: Collected): void {
  if (message === undefined) return;
  const { mid, metadata, text = "", attachments = [] } = message;
  if (metadata !== undefined && metadata !== "") {
    const id = MessageId.safeParse(metadata);
    if (id.success) news.echoes.push({ message: id.data, providerId: mid });
    return;
  }
  const words = maskSecrets(cleanText(text)).text;
  if (words === "" && attachments.length === 0) return void news.passedOver.push("message_echo");
  news.answeredElsewhere.push({
    address: { channel: messenger, account: sender.id, contact: recipient.id },
    message: {
      id: MessageId.parse(`${eventIdOf(messenger, sender.id, mid)}/elsewhere`),
      at: new Date(timestamp),
      author: { kind: "mediator", ...elsewhere },
      body: words === "" ? { kind: "unsupported", what: "attachment" } : { kind: "text", text: words },
      clientId: null,
    },
  });
}

function readReceipt({ delivery, read }: MessagingEvent, address: ChannelAddress, news: Collected): void {
  if (delivery) {
    const upTo = new Date(delivery.watermark);
    news.receipts.push({ address, state: "delivered", providerIds: delivery.mids ?? [], upTo });
  }
  if (read) {
    const upTo = read.watermark === undefined ? null : new Date(read.watermark);
    news.receipts.push({ address, state: "read", providerIds: read.mid === undefined ? [] : [read.mid], upTo });
  }
}

const kindOf = (event: MessagingEvent): string => {
  if (event.reaction !== undefined) return "reaction";
  return event.message === undefined ? "unknown" : "message";
};
