import { createHash } from "node:crypto";
import { EventId } from "../../shared/ids.ts";

/** Leaves room for the numbers that message ids add. */
const longest = 180;

/** The same delivery has the same id, however long the provider's own is. */
export function eventIdOf(channel: string, account: string, own: string): EventId {
  const plain = `${channel}:${account}:${own}`;
  if (plain.length <= longest) return EventId.parse(plain);
  const hash = createHash("sha256").update(plain).digest("base64url");
  return EventId.parse(`${channel}:${hash}`);
}
