import { conversationIdOf } from "../../conversation/conversation-id.ts";
import type { ChannelAddress, IncomingContent, IncomingMessage } from "../../conversation/message.ts";
import { mediaIdOf, type WantedMedia } from "../../media/media-source.ts";
import { eventIdOf } from "../meta/event-id.ts";
import { answering, quoteOf } from "../meta/quote.ts";
import { readAccountNews, type AccountNews } from "./read-account-news.ts";
import { readMessage, type ReadMessage } from "./read-message.ts";
import { readStatus, type StatusNews } from "./read-status.ts";
import { Change, Contact, Envelope, MessageHead, MessagesValue } from "./webhook-shapes.ts";

export const whatsappCloud = "whatsapp-cloud";

/** A message to store, with the provider's own id for it: the read mark names it. */
export type ReceivedMessage = IncomingMessage & { readonly providerId: string };

/** What a webhook body of the Cloud API says. */
export type WhatsAppNews = {
  readonly messages: readonly ReceivedMessage[];
  readonly media: readonly WantedMedia[];
  readonly statuses: readonly StatusNews[];
  /** Two addresses of one person. */
  readonly aliases: readonly (readonly [ChannelAddress, ChannelAddress])[];
  readonly account: readonly AccountNews[];
  /** Kinds that ask for nothing, and those we do not know. */
  readonly passedOver: readonly string[];
};

type Collected = { -readonly [Key in keyof WhatsAppNews]: WhatsAppNews[Key][number][] };

/** Reads the Cloud API's webhook JSON, whatever its shape; texts come out clean and masked. */
export function readWebhook(body: unknown): WhatsAppNews {
  const news: Collected = { messages: [], media: [], statuses: [], aliases: [], account: [], passedOver: [] };
  const envelope = Envelope.safeParse(body);
  const changes = envelope.success ? envelope.data.entry.flatMap((entry) => entry.changes ?? []) : [];
  for (const raw of changes) {
    const change = Change.safeParse(raw);
    if (!change.success) news.passedOver.push("change");
    else if (change.data.field === "messages") readMessages(change.data.value, news);
    else {
      const account = readAccountNews(change.data.field, change.data.value);
      if (account) news.account.push(account);
      else news.passedOver.push(change.data.field.slice(0, 50));
    }
  }
  return news;
}

function readMessages(raw: unknown, news: Collected): void {
  const value = MessagesValue.safeParse(raw);
  if (!value.success) return void news.passedOver.push("messages");
  const { metadata, contacts = [], messages = [], statuses = [], errors = [] } = value.data;
  const account = metadata.phone_number_id;
  const people = contacts.map((contact) => Contact.safeParse(contact).data ?? {});
  for (const person of people) {
    if (person.wa_id !== undefined && person.user_id !== undefined) {
      news.aliases.push([addressOf(account, person.wa_id), addressOf(account, person.user_id)]);
    }
  }
  for (const one of messages) readOne(one, account, people, news);
  for (const one of statuses) {
    const status = readStatus(one);
    if (status) news.statuses.push(status);
    else news.passedOver.push("status");
  }
  for (const error of errors) {
    const account = readAccountNews("errors", { error });
    if (account) news.account.push(account);
  }
}

type Person = { readonly wa_id?: string | undefined; readonly user_id?: string | undefined };

function readOne(raw: unknown, account: string, people: readonly Person[], news: Collected): void {
  const head = MessageHead.safeParse(raw);
  if (!head.success) return void news.passedOver.push("message");
  const { id, type, timestamp, context } = head.data;
  const contact = contactOf(head.data, people);
  if (contact === null) return void news.passedOver.push("message");
  const address = addressOf(account, contact);
  const read = readMessage(type, raw);
  const event = eventIdOf(whatsappCloud, account, id);
  const answers = context === undefined ? null : quoteOf(address, context.id);
  const said = (plain: IncomingContent, part: string): void => {
    const content = answering(plain, answers);
    const eventId = part === "" ? event : eventIdOf(whatsappCloud, account, `${id}:${part}`);
    news.messages.push({ id: eventId, address, sentAt: new Date(timestamp * 1000), content, providerId: id });
  };
  switch (read.kind) {
    case "said":
      for (const content of read.contents) said(content, "");
      return;
    case "media": {
      const media = mediaIdOf(conversationIdOf(address), event);
      const { file, attachment, caption } = read;
      news.media.push({
        id: media,
        source: { channel: whatsappCloud, at: { kind: "id", id: file.id }, sha256: file.sha256 },
      });
      said({ kind: "attachment", attachment, media }, "");
      if (caption) said(caption, "caption");
      return;
    }
    case "moved":
      news.passedOver.push(type);
      return addAliases(read, address, news);
    case "passed-over":
      return void news.passedOver.push(type);
  }
}

function addAliases(
  { to, from }: Extract<ReadMessage, { kind: "moved" }>,
  address: ChannelAddress,
  news: Collected,
): void {
  for (const contact of [...from, ...to]) {
    if (contact !== address.contact) news.aliases.push([address, { ...address, contact }]);
  }
}

/** The number where there is one; else the business-scoped id of the message, or of the only person the body names. */
function contactOf(
  { from, from_user_id: userId }: { readonly from?: string | undefined; readonly from_user_id?: string | undefined },
  people: readonly Person[],
): string | null {
  const only = people.length === 1 ? people[0] : undefined;
  return from ?? userId ?? only?.wa_id ?? only?.user_id ?? null;
}

const addressOf = (account: string, contact: string): ChannelAddress => ({ channel: whatsappCloud, account, contact });
