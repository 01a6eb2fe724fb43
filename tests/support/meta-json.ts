import { createHmac } from "node:crypto";

/** JSON as Meta sends it: everything outside ASCII escaped, and `/`, `<`, `%`, `@` too. The signature covers these very bytes. */
export const metaJson = (body: unknown): string =>
  JSON.stringify(body)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("/", "\\/")
    .replaceAll("<", "\\u003C")
    .replaceAll("%", "\\u0025")
    .replaceAll("@", "\\u0040");

export const metaSignature = (raw: string, appSecret: string): string =>
  `sha256=${createHmac("sha256", appSecret).update(raw).digest("hex")}`;

export type TextEvent = { readonly from: string; readonly page: string; readonly mid: string; readonly at: number } & (
  { readonly text: string } | { readonly payload: string; readonly title: string }
);

/** One of Messenger's `messaging` events. */
export const messagingEvent = (event: TextEvent): unknown => ({
  sender: { id: event.from },
  recipient: { id: event.page },
  timestamp: event.at,
  message:
    "text" in event
      ? { mid: event.mid, text: event.text }
      : { mid: event.mid, text: event.title, quick_reply: { payload: event.payload } },
});

export const pageWebhook = (page: string, events: readonly unknown[]): unknown => ({
  object: "page",
  entry: [{ id: page, time: Date.now(), messaging: events }],
});

/** Posts a webhook as Meta does; the status, or 0 when nobody answered. */
export async function postWebhook(url: string, body: unknown, appSecret: string): Promise<number> {
  const raw = metaJson(body);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hub-signature-256": metaSignature(raw, appSecret) },
      body: raw,
      signal: AbortSignal.timeout(20_000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

export type WhatsAppText = { readonly from: string; readonly id: string; readonly at: number; readonly text: string };

/** One of the Cloud API's `messages`; `at` in milliseconds, which WhatsApp rounds to seconds. */
export const whatsappMessage = (
  from: string,
  id: string,
  at: number,
  content: Readonly<Record<string, unknown>> & { readonly type: string },
): unknown => ({ from, id, timestamp: String(Math.floor(at / 1000)), ...content });

export const whatsappText = ({ from, id, at, text }: WhatsAppText): unknown =>
  whatsappMessage(from, id, at, { type: "text", text: { body: text } });

/** `value`: messages, statuses, contacts… */
export const whatsappWebhook = (phoneNumberId: string, value: Readonly<Record<string, unknown>>): unknown => ({
  object: "whatsapp_business_account",
  entry: [
    {
      id: "waba",
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "33320000000", phone_number_id: phoneNumberId },
            ...value,
          },
        },
      ],
    },
  ],
});
