import { documentsUpTo, upTo, type FileLimits } from "../../media/file-limits.ts";

/** Limits of the Attachment Upload API (v25.0): 25 MB, and 8 MB for pictures. Words never stand with a file there. */
export const messengerFiles: FileLimits = {
  ...upTo(8, "image/jpeg", "image/png", "image/gif"),
  ...upTo(25, "audio/mpeg", "audio/mp4", "audio/aac", "video/mp4"),
  ...documentsUpTo(25),
};
