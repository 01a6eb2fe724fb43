import type { SentFile } from "../../conversation/message.ts";
import type { SendOutcome } from "../../delivery/channel-driver.ts";
import type { Uploads } from "./upload-file.ts";

/**
 * First the file, then the message that names it: only the message may be of unknown fate. An id from an earlier attempt that Meta refuses
 * may have expired, so that the file is uploaded once more; a new one that is refused is refused for good.
 */
export async function sendUploaded(
  file: SentFile,
  uploads: Uploads,
  post: (id: string) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const upload = await uploads.upload(file);
  if (upload.kind === "refused") return upload;
  const outcome = await post(upload.id);
  if (outcome.kind !== "refused" || outcome.errorClass !== "invalid") return outcome;
  uploads.forget(file.media);
  return upload.fresh ? outcome : { ...outcome, errorClass: "transient", retryAfterMs: 0 };
}
