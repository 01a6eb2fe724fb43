import type { Downloader } from "../../media/fetch-media.ts";
import { downloadFile } from "../meta/download-file.ts";

const fileTimeoutMs = 60_000;

/** Messenger gives the file's address, which asks for no token and is given none. */
export const messengerDownloader =
  ({ graphUrl }: { readonly graphUrl: string }): Downloader =>
  async ({ at }) =>
    at.kind === "url"
      ? downloadFile(at.url, { graphUrl, token: null, timeoutMs: fileTimeoutMs })
      : { kind: "refused", why: "Messenger gives addresses, not ids" };
