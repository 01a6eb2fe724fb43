import { z } from "zod";

/** Branded ids: a conversation's id cannot be passed where a mediator's is expected. */
const id = z.string().min(1).max(200);

export const ConversationId = id.brand<"ConversationId">();
export type ConversationId = z.infer<typeof ConversationId>;

export const ContactId = id.brand<"ContactId">();
export type ContactId = z.infer<typeof ContactId>;

export const MessageId = id.brand<"MessageId">();
export type MessageId = z.infer<typeof MessageId>;

/** Derived from (channel, account, the provider's event id): the same delivery always has the same id. */
export const EventId = id.brand<"EventId">();
export type EventId = z.infer<typeof EventId>;

/** A photo or a voice note kept on disk: where it lies, below the media folder. */
export const MediaId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{24}\.[A-Za-z0-9_-]{22}$/)
  .brand<"MediaId">();
export type MediaId = z.infer<typeof MediaId>;

export const MediatorId = id.brand<"MediatorId">();
export type MediatorId = z.infer<typeof MediatorId>;
