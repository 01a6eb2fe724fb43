import { createHash } from "node:crypto";
import type { Random } from "../../shared/clock.ts";
import type { ChannelAddress } from "../../conversation/message.ts";

export type Place = "web" | "kiosk";

/** The person's side of a web chat is the hash of a token that only their browser holds: a stolen database opens no chat. */
export const newChatToken = (place: Place, random: Random): string => `${place}.${random.token(32)}`;

/** The address that a token stands for, or null when it does not look like one. Whether it exists is the storage's to say. */
export function addressOf(token: string): ChannelAddress | null {
  const place = /^(web|kiosk)\.[A-Za-z0-9_-]{43}$/.exec(token)?.[1];
  if (place === undefined) return null;
  return { channel: place, account: "centre", contact: createHash("sha256").update(token).digest("base64url") };
}
