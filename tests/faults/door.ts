import { messagingEvent, pageWebhook, whatsappMessage, whatsappText, whatsappWebhook } from "../support/meta-json.ts";
import type { TakenMessage } from "../support/fake-graph.ts";

/** What a person does: writes, or touches a button that the assistant showed. */
export type Said = { readonly text: string } | { readonly payload: string; readonly title: string };

/** One way in of the program, with a provider behind it. */
export type Door = {
  readonly channel: "messenger" | "whatsapp-cloud";
  readonly account: string;
  readonly url: string;
  /** How this provider names its person number `number`. */
  contact(number: number): string;
  /** The body of the webhook for one message; `at` in milliseconds. */
  body(from: string, id: string, at: number, said: Said): unknown;
  /** What the provider tells later of a message that it took, in the order that it should be told. */
  news(message: TakenMessage): readonly unknown[];
};

export const messengerDoor = (program: string, page: string): Door => ({
  channel: "messenger",
  account: page,
  url: `${program}/webhooks/messenger`,
  contact: (number) => `resident${number}`,
  body: (from, mid, at, said) => pageWebhook(page, [messagingEvent({ from, page, mid, at, ...said })]),
  news: ({ recipient, at, providerId, metadata, text }) => [
    pageWebhook(page, [
      {
        sender: { id: page },
        recipient: { id: recipient },
        timestamp: at,
        message: { mid: providerId, is_echo: true, app_id: 1, metadata, text },
      },
    ]),
  ],
});

export const whatsappDoor = (program: string, phoneNumberId: string): Door => ({
  channel: "whatsapp-cloud",
  account: phoneNumberId,
  url: `${program}/webhooks/whatsapp`,
  contact: (number) => `3360000${String(number).padStart(4, "0")}`,
  body: (from, id, at, said) =>
    whatsappWebhook(phoneNumberId, {
      contacts: [{ wa_id: from }],
      messages: ["text" in said ? whatsappText({ from, id, at, text: said.text }) : touched(from, id, at, said)],
    }),
  news: ({ recipient, at, providerId, metadata }) =>
    ["sent", "delivered"].map((status) =>
      whatsappWebhook(phoneNumberId, {
        statuses: [
          {
            id: providerId,
            status,
            recipient_id: recipient,
            timestamp: String(Math.floor(at / 1000)),
            biz_opaque_callback_data: metadata,
          },
        ],
      }),
    ),
});

const touched = (
  from: string,
  id: string,
  at: number,
  { payload, title }: { readonly payload: string; readonly title: string },
): unknown =>
  whatsappMessage(from, id, at, {
    type: "interactive",
    interactive: { type: "button_reply", button_reply: { id: payload, title } },
  });
