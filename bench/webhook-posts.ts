import { createHash, createHmac } from "node:crypto";
import { messagingEvent, metaJson, metaSignature, pageWebhook } from "../tests/support/meta-json.ts";
import { misspell } from "./misspell.ts";
import { residentWords } from "./resident-words.ts";
import { seededChance } from "./seeded-chance.ts";

export type MetaApp = {
  readonly page: string;
  readonly secret: string;
  readonly verifyToken: string;
  readonly token: string;
};

/** A webhook POST, ready to leave: nothing is left to compute while the clock runs. */
export type WebhookPost = {
  readonly resident: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | number>>;
};

export type PostsOptions = {
  readonly count: number;
  readonly residents: readonly string[];
  /** Part of the events' ids: unique for each call in a run. */
  readonly label: string;
  readonly app: MetaApp;
};

/**
 * One event in each POST; residents take turns, so that the same person's messages are far apart. Signed in both of Meta's ways: ours
 * reads the SHA-256 header, stock Botkit the SHA-1 one.
 */
export function webhookPosts({ count, residents, label, app }: PostsOptions): readonly WebhookPost[] {
  const chance = seededChance(seedOf(label));
  const began = Date.now();
  return Array.from({ length: count }, (_, number) => {
    const resident = residents[number % residents.length] ?? "nobody";
    const words = residentWords[Math.floor(chance() * residentWords.length)] ?? "bonjour";
    const event = { from: resident, page: app.page, mid: `m_${label}_${number}`, at: began + number };
    const raw = metaJson(pageWebhook(app.page, [messagingEvent({ ...event, text: misspell(words, chance) })]));
    const body = Buffer.from(raw);
    return { resident, body, headers: headersOf(raw, body.length, app.secret) };
  });
}

const headersOf = (raw: string, length: number, secret: string): WebhookPost["headers"] => ({
  "content-type": "application/json",
  "content-length": length,
  "x-hub-signature": `sha1=${createHmac("sha1", secret).update(raw).digest("hex")}`,
  "x-hub-signature-256": metaSignature(raw, secret),
});

const seedOf = (label: string): number => createHash("sha256").update(label).digest().readUInt32LE(0);
