import { z } from "zod";
import type { Downloader } from "../../media/fetch-media.ts";
import { downloadFile } from "../meta/download-file.ts";
import { callGraph } from "../meta/graph-client.ts";
import type { WhatsAppCloudSettings } from "./whatsapp-driver.ts";

const MediaAddress = z.object({ url: z.string() });
const fileTimeoutMs = 60_000;

/** First the address, which lives for five minutes, then the file; both with our token. */
export const whatsappDownloader =
  (settings: WhatsAppCloudSettings): Downloader =>
  async ({ at }) => {
    if (at.kind !== "id") return { kind: "refused", why: "WhatsApp gives ids, not addresses" };
    const path = `${encodeURIComponent(at.id)}?phone_number_id=${encodeURIComponent(settings.phoneNumberId)}`;
    const answer = await callGraph("GET", path, null, settings);
    if (answer.kind === "unknown") return { kind: "failed", why: answer.error };
    if (answer.kind === "refused") {
      const isFinal = answer.errorClass === "invalid";
      return { kind: isFinal ? "refused" : "failed", why: answer.error };
    }
    const address = MediaAddress.safeParse(answer.body);
    if (!address.success) return { kind: "failed", why: "Graph gave no address of the file" };
    return downloadFile(address.data.url, {
      graphUrl: settings.graphUrl,
      token: settings.token,
      timeoutMs: fileTimeoutMs,
    });
  };
