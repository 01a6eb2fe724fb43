import type { ConversationId, EventId, MediaId, MediatorId, MessageId } from "../shared/ids.ts";
import type { AppointmentId, ReminderKind } from "../appointments/appointment.ts";
import type { SentKind } from "../media/file-limits.ts";
import type { SecretKind } from "../safety/mask-secrets.ts";

/** Which way a person writes to us, by its name in `channels/`; the core never compares it with a literal. */
export type ChannelAddress = {
  readonly channel: string;
  /** Our own side: a page, a phone number, or "centre" for the web chat. */
  readonly account: string;
  /** The person's side, as the provider names it: a PSID, a phone number, a web chat's id. */
  readonly contact: string;
};

export type AttachmentKind = "image" | "audio" | "video" | "file" | "sticker" | "location" | "contact";

/**
 * The message that a person answers, where their channel tells: one of theirs, by the event that it came in, or one of ours, by the
 * provider's id of it. Which of the two, whoever reads it finds out.
 */
export type Quote = { readonly event: EventId; readonly providerId: string };

/** What a person sent, cleaned and with its secrets already masked. */
export type IncomingContent =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly secrets: readonly SecretKind[];
      readonly answers?: Quote;
    }
  /** A button or list row: `choice` is the id that our own reply gave it. */
  | { readonly kind: "choice"; readonly choice: string }
  | {
      readonly kind: "attachment";
      readonly attachment: AttachmentKind;
      readonly media?: MediaId;
      readonly answers?: Quote;
    }
  | { readonly kind: "unsupported"; readonly what: string }
  /** The person opened the chat and has said nothing yet. */
  | { readonly kind: "opened" };

export type IncomingMessage = {
  readonly id: EventId;
  readonly address: ChannelAddress;
  /** The provider's time where it gives one: messages of a conversation are handled in this order. */
  readonly sentAt: Date;
  readonly content: IncomingContent;
};

/** `id` comes back as an incoming choice. Labels are at most 24 characters (WhatsApp list rows), 20 on three-button replies. */
export type Choice = { readonly id: string; readonly label: string };

/** A file that a mediator sends, under a name that people may read; `text`: words of theirs that stand with it, perhaps none. */
export type SentFile = {
  readonly kind: "file";
  readonly attachment: SentKind;
  readonly media: MediaId;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly text: string;
};

/** What is said to a person, whatever the channel. */
export type Reply =
  | { readonly kind: "text"; readonly text: string; readonly answers?: Quote }
  | { readonly kind: "choices"; readonly text: string; readonly choices: readonly Choice[] }
  | SentFile
  /**
   * Of an appointment, said by the program at its own hour, and not any more once the appointment was moved or cancelled. Where a
   * provider takes only agreed wordings outside its window (WhatsApp), `values` fill the gaps of the centre's template, in its order;
   * everywhere else `text` is said, with its choices.
   */
  | {
      readonly kind: "reminder";
      readonly text: string;
      readonly choices: readonly Choice[];
      readonly values: readonly string[];
      readonly appointment: AppointmentId;
      readonly which: ReminderKind;
    };

export type Author =
  | { readonly kind: "resident" }
  | { readonly kind: "bot" }
  /** Spoken by the program for a mediator's act (goodbye, nobody is free yet), or emergency numbers: never withheld. */
  | { readonly kind: "system" }
  | { readonly kind: "mediator"; readonly id: MediatorId; readonly name: string };

export type MessageBody =
  | Reply
  | { readonly kind: "choice"; readonly choice: string; readonly label: string }
  | {
      readonly kind: "attachment";
      readonly attachment: AttachmentKind;
      readonly media?: MediaId;
      readonly answers?: Quote;
    }
  | { readonly kind: "unsupported"; readonly what: string }
  /** Between mediators; never leaves. */
  | { readonly kind: "note"; readonly text: string };

/**
 * `stored`: nothing to deliver, or a channel that reads it here. The rest is the life of a message towards a provider;
 * `withheld`: a bot's message that a mediator's claim overtook, or a reminder of what is no more; `unknown`: the provider did not say whether it took it.
 */
export type DeliveryState =
  "stored" | "queued" | "sending" | "sent" | "delivered" | "read" | "failed" | "unknown" | "withheld";

/** A line of a conversation's transcript. */
export type Message = {
  readonly id: MessageId;
  readonly conversation: ConversationId;
  /** Order within all transcripts. */
  readonly seq: number;
  readonly at: Date;
  readonly author: Author;
  readonly body: MessageBody;
  readonly delivery: DeliveryState;
  /** What the provider calls one of ours, once it has said so. */
  readonly providerId: string | null;
  /** The id that the sender's own program gave, so that it recognises its message. */
  readonly clientId: string | null;
};

export type NewMessage = Omit<Message, "conversation" | "seq" | "delivery" | "providerId">;
