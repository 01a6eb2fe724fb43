import { within, type Client } from "./open-client.ts";

const timeoutMs = 3_000;
const mostRemembered = 2_000;
const known = new Map<string, string>();

/** The telephone number (`…@c.us`) behind a `@lid`, as far as the page knows it. */
export async function findPhone(client: Client, from: string): Promise<string | null> {
  if (!from.endsWith("@lid")) return null;
  const remembered = known.get(from);
  if (remembered !== undefined) return remembered;
  const found = await within(client.getContactLidAndPhone([from]), timeoutMs).catch(() => []);
  const phone = found[0]?.pn;
  if (typeof phone !== "string") return null;
  if (known.size >= mostRemembered) known.clear();
  known.set(from, phone);
  return phone;
}
