import { z } from "zod";
import type { MessageBody } from "../../conversation/message.ts";
import type { TurnStore } from "../../conversation/turn-store.ts";
import type { ChannelDriver, SendOutcome } from "../../delivery/channel-driver.ts";
import type { OutboxItem, OutboxStore } from "../../delivery/outbox-store.ts";
import type { Clock } from "../../shared/clock.ts";
import { postToGraph, type GraphSettings } from "../meta/graph-client.ts";
import { readWebhook } from "./read-webhook.ts";
import { writeMessage } from "./write-message.ts";

const Sent = z.object({ message_id: z.string().min(1) });

/** Replies towards Messenger. Echoes of the messages that Meta took reach our webhook within seconds. */
export function messengerDriver(settings: GraphSettings & { readonly pageId: string }): ChannelDriver {
  return {
    confirmsWithinMs: 20_000,
    send: async (item: OutboxItem): Promise<SendOutcome> => {
      let outcome: SendOutcome = {
        kind: "refused",
        errorClass: "invalid",
        error: "nothing in it can be said on Messenger",
      };
      for (const message of writeMessage(signed(item))) {
        outcome = await postToGraph(
          `${settings.pageId}/messages`,
          {
            recipient: { id: item.address.contact },
            messaging_type: "RESPONSE",
            message: { ...message, metadata: item.id },
          },
          (answer) => Sent.safeParse(answer).data?.message_id ?? null,
          settings,
        );
        if (outcome.kind !== "sent") return outcome;
      }
      return outcome;
    },
  };
}

export type MessengerReceiveParts = {
  readonly turns: Pick<TurnStore, "receive">;
  readonly outbox: Pick<OutboxStore, "confirm">;
  readonly clock: Clock;
  readonly onReceived: () => void;
};

/** Stores what a verified webhook body says; resolves once all of it is durable. */
export async function acceptMessengerWebhook(body: unknown, parts: MessengerReceiveParts): Promise<void> {
  const { messages, echoes } = readWebhook(body);
  const now = parts.clock.now();
  await Promise.all([
    ...messages.map((message) => parts.turns.receive(message, now)),
    ...echoes.map(({ message, providerId }) => parts.outbox.confirm({ id: message }, "sent", providerId, now)),
  ]);
  if (messages.length > 0) parts.onReceived();
}

/** People must know that a person writes: a mediator's words begin with their first name. */
const signed = ({ author, body }: OutboxItem): MessageBody =>
  author.kind === "mediator" && body.kind === "text" ? { ...body, text: `${author.name} : ${body.text}` } : body;
