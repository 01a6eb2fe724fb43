import { z } from "zod";
import type { ChannelDriver, SendOutcome } from "../../delivery/channel-driver.ts";
import type { OutboxItem } from "../../delivery/outbox-store.ts";
import type { MediaFolder } from "../../media/media-folder.ts";
import type { Clock } from "../../shared/clock.ts";
import { postToGraph, type GraphSettings } from "../meta/graph-client.ts";
import { sendUploaded } from "../meta/send-uploaded.ts";
import { createUploads } from "../meta/upload-file.ts";
import { replyWindow } from "../reply-window.ts";
import { signed } from "../signed.ts";
import type { MessengerTranslator, WireMessage } from "./translator.ts";
import { writeFile, writeMessage } from "./write-message.ts";

export type MessengerDriverSettings = GraphSettings & {
  readonly pageId: string;
  /** Meta's leave to answer up to seven days later, for words written by a person. */
  readonly humanAgent: "granted" | "not-granted";
};

const Uploaded = z.object({ attachment_id: z.string().min(1) });
const Sent = z.object({ message_id: z.string().min(1) });

/** Replies towards Messenger. Echoes of the messages that Meta took reach our webhook within seconds. */
export function messengerDriver(
  settings: MessengerDriverSettings,
  translator: MessengerTranslator,
  files: Pick<MediaFolder, "find">,
  clock: Pick<Clock, "now">,
): ChannelDriver {
  const uploads = createUploads(
    {
      path: `${settings.pageId}/message_attachments`,
      fields: ({ attachment }) => ({
        message: JSON.stringify({ attachment: { type: attachment, payload: { is_reusable: true } } }),
      }),
      fileField: "filedata",
      idOf: (answer) => Uploaded.safeParse(answer).data?.attachment_id ?? null,
    },
    { files, settings },
  );
  const post = (item: OutboxItem, wire: WireMessage): Promise<SendOutcome> =>
    postToGraph(
      `${settings.pageId}/messages`,
      // Comes back in the echo: that is how a message of unknown fate is settled.
      { ...wire, message: { ...wire.message, metadata: item.id } },
      (answer) => Sent.safeParse(answer).data?.message_id ?? null,
      settings,
    );
  return {
    confirmsWithinMs: 20_000,
    send: async (item: OutboxItem): Promise<SendOutcome> => {
      const window = replyWindow(item.author.kind, item.lastInboundAt, clock.now(), settings.humanAgent);
      if (window === "closed") {
        return { kind: "refused", errorClass: "window", error: "too long since the person's last message" };
      }
      const messagingType = window === "inside" ? "RESPONSE" : "MESSAGE_TAG";
      const body = signed(item);
      if (body.kind === "file") {
        return sendUploaded(body, uploads, (id) =>
          post(item, writeFile(body, id, { to: item.address.contact, messagingType })),
        );
      }
      let outcome: SendOutcome = {
        kind: "refused",
        errorClass: "invalid",
        error: "nothing in it can be said on Messenger",
      };
      for (const { text, quick_replies: quickReplies = [] } of writeMessage(body)) {
        const wire = await translator.messageOf({
          to: item.address.contact,
          text,
          quickReplies,
          messagingType,
        });
        outcome = await post(item, wire);
        if (outcome.kind !== "sent") return outcome;
      }
      return outcome;
    },
  };
}
