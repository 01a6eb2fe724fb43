import { RateLimiterMemory, RateLimiterQueue, RateLimiterRes } from "rate-limiter-flexible";
import { z } from "zod";
import type { SentFile } from "../../conversation/message.ts";
import type { ChannelDriver, SendOutcome } from "../../delivery/channel-driver.ts";
import type { OutboxItem } from "../../delivery/outbox-store.ts";
import type { MediaFolder } from "../../media/media-folder.ts";
import type { Clock } from "../../shared/clock.ts";
import { postToGraph, type GraphSettings } from "../meta/graph-client.ts";
import { sendUploaded } from "../meta/send-uploaded.ts";
import { createUploads } from "../meta/upload-file.ts";
import { replyWindow } from "../reply-window.ts";
import { signed } from "../signed.ts";
import { writeFile, writeMessage, writeTemplate, type WhatsAppMessage } from "./write-message.ts";

export type WhatsAppCloudSettings = GraphSettings & {
  readonly phoneNumberId: string;
  /** The agreed wording for reminders outside the window; null when the centre has none. */
  readonly reminderTemplate: { readonly name: string; readonly language: string } | null;
};

const Uploaded = z.object({ id: z.string().min(1) });
const Sent = z.object({ messages: z.tuple([z.object({ id: z.string().min(1) })], z.unknown()) });

/** Meta's throughput for a number that has not grown yet; and 45 messages at once to one person, then one every six seconds. */
const perSecond = 80;
const pair = { points: 45, duration: 270 };
/** "You have sent too many messages to this person": Meta asks for 4^n seconds. */
const pairRateCode = 131056;
const longestPauseMs = 5 * 60_000;

/** Replies towards WhatsApp. Statuses carry our own id back (`biz_opaque_callback_data`), within seconds of Meta's taking. */
export function whatsappDriver(
  settings: WhatsAppCloudSettings,
  files: Pick<MediaFolder, "find">,
  clock: Pick<Clock, "now">,
): ChannelDriver {
  const uploads = createUploads(
    {
      path: `${settings.phoneNumberId}/media`,
      fields: ({ type }) => ({ messaging_product: "whatsapp", type }),
      fileField: "file",
      idOf: (answer) => Uploaded.safeParse(answer).data?.id ?? null,
    },
    { files, settings },
  );
  const throughput = new RateLimiterQueue(new RateLimiterMemory({ points: perSecond, duration: 1 }));
  const toPerson = new RateLimiterMemory(pair);

  async function send(item: OutboxItem): Promise<SendOutcome> {
    const written = writeFor(item, clock.now(), settings);
    if (written.kind === "refused") return written;
    const pauseMs = await pauseFor(item.address.contact, written.kind === "file" ? 1 : written.messages.length);
    if (pauseMs > 0) {
      return {
        kind: "refused",
        errorClass: "rate",
        error: "45 messages in a row to one person",
        retryAfterMs: pauseMs,
      };
    }
    if (written.kind === "file") {
      return sendUploaded(written.file, uploads, (id) => post(item, writeFile(written.file, id)));
    }
    let outcome: SendOutcome = {
      kind: "refused",
      errorClass: "invalid",
      error: "nothing in it can be said on WhatsApp",
    };
    for (const message of written.messages) {
      outcome = await post(item, message);
      if (outcome.kind !== "sent") return outcome;
    }
    return outcome;
  }

  async function post({ id, address, attempt }: OutboxItem, message: WhatsAppMessage): Promise<SendOutcome> {
    await throughput.removeTokens(1, "all");
    const outcome = await postToGraph(
      `${settings.phoneNumberId}/messages`,
      { messaging_product: "whatsapp", ...receiver(address.contact), ...message, biz_opaque_callback_data: id },
      (answer) => Sent.safeParse(answer).data?.messages[0].id ?? null,
      settings,
    );
    return outcome.kind === "refused" && outcome.code === pairRateCode
      ? { ...outcome, retryAfterMs: Math.min(1000 * 4 ** attempt, longestPauseMs) }
      : outcome;
  }

  /** Milliseconds until Meta would take as many for this person; 0 when it takes them now. */
  async function pauseFor(contact: string, count: number): Promise<number> {
    try {
      await toPerson.consume(contact, count);
      return 0;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return refusal.msBeforeNext;
    }
  }

  return { confirmsWithinMs: 60_000, send };
}

/** What to post, or why nothing may be. */
function writeFor(
  item: OutboxItem,
  now: Date,
  { reminderTemplate }: WhatsAppCloudSettings,
):
  | { readonly kind: "written"; readonly messages: readonly WhatsAppMessage[] }
  | { readonly kind: "file"; readonly file: SentFile }
  | Extract<SendOutcome, { kind: "refused" }> {
  if (replyWindow(item.author.kind, item.lastInboundAt, now, "not-granted") === "inside") {
    const body = signed(item);
    return body.kind === "file" ? { kind: "file", file: body } : { kind: "written", messages: writeMessage(body) };
  }
  if (item.body.kind === "reminder" && reminderTemplate !== null) {
    return { kind: "written", messages: [writeTemplate(item.body.values, reminderTemplate)] };
  }
  return { kind: "refused", errorClass: "window", error: "more than 24 hours since the person's last message" };
}

/** Since 2026 a person may be known by a business-scoped id alone, which has a field of its own. */
export const receiver = (contact: string): { readonly to: string } | { readonly recipient: string } =>
  /^\+?\d{5,20}$/.test(contact) ? { to: contact } : { recipient: contact };
