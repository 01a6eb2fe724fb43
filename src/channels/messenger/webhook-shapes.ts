import { z } from "zod";

const party = z.object({ id: z.string().min(1).max(100) });
const mid = z.string().min(1).max(300);
const instant = z.number().int().nonnegative().max(8_640_000_000_000_000);

export const Envelope = z.object({
  object: z.literal("page"),
  entry: z.array(
    z.object({
      id: z.string().optional(),
      messaging: z.array(z.unknown()).optional(),
      standby: z.array(z.unknown()).optional(),
      changes: z.array(z.unknown()).optional(),
    }),
  ),
});

export const Attachment = z.object({
  type: z.string().max(50),
  payload: z.object({ url: z.string().max(4000).optional(), sticker_id: z.number().optional() }).nullish(),
});

export const MessagingEvent = z.object({
  sender: party,
  recipient: party,
  timestamp: instant,
  message: z
    .object({
      mid,
      is_echo: z.boolean().optional(),
      app_id: z.number().optional(),
      metadata: z.string().optional(),
      text: z.string().optional(),
      quick_reply: z.object({ payload: z.string() }).optional(),
      sticker_id: z.number().optional(),
      reply_to: z.object({ mid }).optional().catch(undefined),
      attachments: z.array(Attachment).optional(),
    })
    .optional(),
  postback: z.object({ mid: mid.optional(), payload: z.string().optional() }).optional(),
  delivery: z.object({ mids: z.array(mid).optional(), watermark: instant }).optional(),
  read: z.object({ watermark: instant.optional(), mid: mid.optional() }).optional(),
  referral: z.object({ type: z.string().optional() }).optional(),
  reaction: z.unknown().optional(),
  message_edit: z.object({ mid, text: z.string(), num_edit: z.number().optional() }).optional(),
});
export type MessagingEvent = z.infer<typeof MessagingEvent>;

/** It names no sender; the fixtures of Meta's clients write it both ways. */
export const PolicyEnforcement = z.object({
  policy_enforcement: z.object({ action: z.string().max(50), reason: z.string().optional() }),
});
