import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { SentFile } from "../../conversation/message.ts";
import type { ChannelDriver, SendOutcome } from "../../delivery/channel-driver.ts";
import type { OutboxItem } from "../../delivery/outbox-store.ts";
import type { MediaFolder } from "../../media/media-folder.ts";
import type { Clock, Random } from "../../shared/clock.ts";
import { replyWindow } from "../reply-window.ts";
import { signed } from "../signed.ts";
import { perMinute, typingMs } from "./pace.ts";
import { readAck } from "./read-ack.ts";
import type { RunningLink } from "./run-link.ts";
import type { SentLog } from "./sent-log.ts";
import type { FileToHand } from "./words.ts";
import { writeText } from "./write-text.ts";

export type WhatsAppWebDriverParts = {
  /** Null while another process has it, or none. */
  readonly link: () => Pick<RunningLink, "account" | "ask" | "mark"> | null;
  readonly files: Pick<MediaFolder, "find">;
  readonly sent: SentLog;
  /** Counts one towards today's limit; false when it is reached. Durable before anything leaves. */
  readonly countOne: () => boolean;
  readonly mayCount: () => boolean;
  readonly clock: Clock;
  readonly random: Pick<Random, "fraction">;
  readonly wait?: (ms: number) => Promise<unknown>;
};

/** With the time to type, less than the outbox waits for an attempt (20 s). */
const answerTimeoutMs = 13_000;
const ackTimeoutMs = 3_000;
const unreachable = /No LID for user|invalid wid|no account/i;

/**
 * Replies from an ordinary number: only to people who wrote lately, at a person's pace, never blindly twice. Nobody tells us later what
 * became of a message whose fate is unknown, but for acknowledgements and what the history shows after a restart.
 */
export function whatsappWebDriver(parts: WhatsAppWebDriverParts): ChannelDriver {
  const { link, files, sent, countOne, mayCount, clock, random, wait = pause } = parts;
  const pace = new RateLimiterMemory({ points: perMinute, duration: 60 });

  async function send(item: OutboxItem): Promise<SendOutcome> {
    const refusal = refusalOf(item, clock.now());
    if (refusal) return refusal;
    const body = signed(item);
    const text = writeText(body);
    if (text === null) return refused("invalid", "nothing in it can be said on WhatsApp");
    const file = body.kind === "file" ? await readForWhatsApp(body, files) : null;
    if (file === "gone") return refused("invalid", "the file is not kept any more");
    const here = link();
    const account = here?.account() ?? null;
    if (here === null || account === null)
      return refused("transient", "the link with WhatsApp is not there now", 5_000);
    if (item.address.account !== account) return refused("unreachable", "the person wrote to another number of ours");
    const pauseMs = await pauseFor();
    if (pauseMs > 0) return refused("rate", `${perMinute} messages in a minute`, pauseMs);
    const chat = item.address.contact;
    here.mark("typing", chat);
    await wait(typingMs(text, random.fraction()));
    if (here.account() !== account)
      return refused("transient", "the link with WhatsApp was lost before sending", 5_000);
    if (!countOne()) return refused("rate", "today's limit is reached", 60_000);
    return hand(here, item, text, file);
  }

  async function hand(
    here: Pick<RunningLink, "ask">,
    { id: message, address }: OutboxItem,
    text: string,
    file: FileToHand | null,
  ): Promise<SendOutcome> {
    const chat = address.contact;
    const watch = sent.watch(message, chat, text, clock.now());
    const answer = await here.ask({ kind: "send", chat, text, file }, answerTimeoutMs);
    if (answer.kind === "sent" && answer.id !== null) {
      watch.named(answer.id);
      const ack = readAck(answer.ack);
      if (ack === "failed") return refused("transient", "WhatsApp says that it could not be sent");
      if (ack !== "waiting" || (await watch.taken(ackTimeoutMs))) return { kind: "sent", providerId: answer.id };
      return unknown("WhatsApp has not confirmed it");
    }
    if (answer.kind === "failed" && unreachable.test(answer.problem)) {
      return refused("unreachable", answer.problem);
    }
    // The act failed, hung, or ended with the browser: what WhatsApp said of the message meanwhile counts.
    const id = watch.id();
    if (id !== null && watch.isTaken()) return { kind: "sent", providerId: id };
    return unknown(answer.kind === "failed" ? answer.problem : `no answer of WhatsApp (${answer.kind})`);
  }

  async function pauseFor(): Promise<number> {
    try {
      await pace.consume("all");
      return 0;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.round(refusal.msBeforeNext * (1 + random.fraction() / 4));
    }
  }

  return {
    confirmsWithinMs: null,
    canSend: () => link()?.account() != null && mayCount(),
    send,
  };
}

async function readForWhatsApp(
  { media, name, type, attachment }: SentFile,
  files: WhatsAppWebDriverParts["files"],
): Promise<FileToHand | "gone"> {
  const found = await files.find(media);
  if (found.kind !== "kept") return "gone";
  return { bytes: await readFile(found.file), name, type, as: attachment === "file" ? "document" : "media" };
}

/** Whoever has not written lately is not written to: that is what gets numbers banned. */
function refusalOf(item: OutboxItem, now: Date): SendOutcome | null {
  return replyWindow(item.author.kind, item.lastInboundAt, now, "granted") === "closed"
    ? refused("window", "the person has not written for too long: an ordinary number only answers")
    : null;
}

const refused = (
  errorClass: Extract<SendOutcome, { kind: "refused" }>["errorClass"],
  error: string,
  retryAfterMs?: number,
): SendOutcome => ({ kind: "refused", errorClass, error, ...(retryAfterMs !== undefined && { retryAfterMs }) });

const unknown = (error: string): SendOutcome => ({ kind: "unknown", error });
