import { callGraph } from "../meta/graph-client.ts";
import type { MarkSender } from "../meta/marks.ts";
import type { WhatsAppCloudSettings } from "./whatsapp-driver.ts";

/** WhatsApp shows the dots only together with the blue ticks of a message it knows: that of the person's last one. */
export function whatsappMarks(settings: WhatsAppCloudSettings): MarkSender {
  const lastOf = new Map<string, string>();
  const act = (messageId: string) =>
    callGraph(
      "POST",
      `${settings.phoneNumberId}/messages`,
      { messaging_product: "whatsapp", status: "read", message_id: messageId, typing_indicator: { type: "text" } },
      settings,
    );
  return {
    seen: async ({ address, providerId }) => {
      if (providerId === undefined) return;
      remember(lastOf, address.contact, providerId);
      await act(providerId);
    },
    typing: async ({ address }) => {
      const last = lastOf.get(address.contact);
      if (last !== undefined) await act(last);
    },
  };
}

const mostRemembered = 1000;

function remember(lastOf: Map<string, string>, contact: string, providerId: string): void {
  lastOf.delete(contact);
  lastOf.set(contact, providerId);
  const [oldest] = lastOf.keys();
  if (lastOf.size > mostRemembered && oldest !== undefined) lastOf.delete(oldest);
}
