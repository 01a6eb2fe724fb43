import { z } from "zod";

const id = z.string().min(1).max(500);
const party = z.string().min(1).max(150);
const instant = z.coerce.number().int().nonnegative().max(8_640_000_000_000);

export const Envelope = z.object({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(z.object({ changes: z.array(z.unknown()).optional() })),
});

export const Change = z.object({ field: z.string(), value: z.record(z.string(), z.unknown()) });

export const MessagesValue = z.object({
  metadata: z.object({ phone_number_id: party }),
  contacts: z.array(z.unknown()).optional(),
  messages: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
  errors: z.array(z.unknown()).optional(),
});

/** A person: by telephone number (`wa_id`), by business-scoped id (`user_id`), or both. */
export const Contact = z.object({ wa_id: party.optional(), user_id: party.optional() });

/** What every message has; the rest depends on its type. */
export const MessageHead = z.object({
  id,
  from: party.optional(),
  from_user_id: party.optional(),
  timestamp: instant,
  type: z.string().max(50),
  /** The message that this one answers. */
  context: z.object({ id }).optional().catch(undefined),
});

export const Failure = z.object({
  code: z.coerce.number(),
  title: z.string().optional(),
  error_data: z.object({ details: z.string().optional() }).optional(),
});

export const Status = z.object({
  id,
  status: z.string(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(Failure).optional(),
});

export const Media = z.object({ id, sha256: z.string().max(100).optional(), caption: z.string().optional() });
const words = z.object({ body: z.string() });

/** One shape for each type of message that says something. */
export const TextMessage = z.object({ text: words });
export const ButtonMessage = z.object({ button: z.object({ payload: z.string().optional(), text: z.string() }) });
export const InteractiveMessage = z.object({
  interactive: z.object({
    button_reply: z.object({ id: z.string() }).optional(),
    list_reply: z.object({ id: z.string() }).optional(),
  }),
});
export const EditedMessage = z.object({
  edit: z.object({ message: z.object({ text: words.optional() }).optional(), text: words.optional() }),
});
export const SystemMessage = z.object({
  system: z.object({
    type: z.string().optional(),
    /** The new number, under either name. */
    wa_id: party.optional(),
    new_wa_id: party.optional(),
    user_id: party.optional(),
    previous_user_id: party.optional(),
  }),
});
