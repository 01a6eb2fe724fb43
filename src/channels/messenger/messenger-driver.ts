import { z } from "zod";
import type { ChannelDriver, SendOutcome } from "../../delivery/channel-driver.ts";
import type { OutboxItem } from "../../delivery/outbox-store.ts";
import type { Clock } from "../../shared/clock.ts";
import { postToGraph, type GraphSettings } from "../meta/graph-client.ts";
import { replyWindow } from "../reply-window.ts";
import { signed } from "../signed.ts";
import type { MessengerTranslator } from "./translator.ts";
import { writeMessage } from "./write-message.ts";

export type MessengerDriverSettings = GraphSettings & {
  readonly pageId: string;
  /** Meta's leave to answer up to seven days later, for words written by a person. */
  readonly humanAgent: "granted" | "not-granted";
};

const Sent = z.object({ message_id: z.string().min(1) });

/** Replies towards Messenger. Echoes of the messages that Meta took reach our webhook within seconds. */
export function messengerDriver(
  settings: MessengerDriverSettings,
  translator: MessengerTranslator,
  clock: Pick<Clock, "now">,
): ChannelDriver {
  return {
    confirmsWithinMs: 20_000,
    send: async (item: OutboxItem): Promise<SendOutcome> => {
      const window = replyWindow(item.author.kind, item.lastInboundAt, clock.now(), settings.humanAgent);
      if (window === "closed") {
        return { kind: "refused", errorClass: "window", error: "too long since the person's last message" };
      }
      let outcome: SendOutcome = {
        kind: "refused",
        errorClass: "invalid",
        error: "nothing in it can be said on Messenger",
      };
      for (const { text, quick_replies: quickReplies = [] } of writeMessage(signed(item))) {
        const wire = await translator.messageOf({
          to: item.address.contact,
          text,
          quickReplies,
          messagingType: window === "inside" ? "RESPONSE" : "MESSAGE_TAG",
        });
        outcome = await postToGraph(
          `${settings.pageId}/messages`,
          // Comes back in the echo: that is how a message of unknown fate is settled.
          { ...wire, message: { ...wire.message, metadata: item.id } },
          (answer) => Sent.safeParse(answer).data?.message_id ?? null,
          settings,
        );
        if (outcome.kind !== "sent") return outcome;
      }
      return outcome;
    },
  };
}
