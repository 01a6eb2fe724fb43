import type { Download } from "../../media/fetch-media.ts";
import { largestFile } from "../../media/file-kind.ts";
import { problemOf } from "../../shared/problem-of.ts";

/** Where Meta keeps files. Anything else is somebody trying to make us fetch what they want. */
const hosts = [".fbcdn.net", ".fbsbx.com", ".facebook.com", ".whatsapp.net"];

export type DownloadSettings = {
  /** The stand-in of Meta in tests and development may serve files too; Meta itself does not from here. */
  readonly graphUrl: string;
  /** Where the address asks for it. */
  readonly token: string | null;
  readonly timeoutMs: number;
};

/** Fetches a file of a person from Meta: known hosts over https only, no redirection, and no more bytes than any channel takes. */
export async function downloadFile(address: string, settings: DownloadSettings): Promise<Download> {
  if (!isAllowed(address, settings.graphUrl)) return { kind: "refused", why: "an address that is not Meta's" };
  try {
    const response = await fetch(address, {
      ...(settings.token !== null && { headers: { authorization: `Bearer ${settings.token}` } }),
      redirect: "manual",
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    if (response.status >= 300 && response.status < 400) return { kind: "refused", why: "redirected elsewhere" };
    if (response.status === 404 || response.status === 410) return { kind: "failed", why: `HTTP ${response.status}` };
    if (!response.ok || response.body === null) return { kind: "failed", why: `HTTP ${response.status}` };
    return await readUpTo(response.body, largestFile);
  } catch (error) {
    return { kind: "failed", why: problemOf(error) };
  }
}

async function readUpTo(body: NonNullable<Response["body"]>, most: number): Promise<Download> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the download.
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) return { kind: "refused", why: "too large" };
    chunks.push(chunk);
  }
  return { kind: "file", bytes: Buffer.concat(chunks) };
}

function isAllowed(address: string, graphUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  const isMeta =
    protocol === "https:" && hosts.some((host) => hostname.endsWith(host) && hostname.length > host.length);
  return isMeta || origin === new URL(graphUrl).origin;
}
