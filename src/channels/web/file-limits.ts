import { documentsUpTo, upTo, type FileLimits } from "../../media/file-limits.ts";

/** The centre's own pages: what every browser shows by itself, and documents to be saved. */
export const webFiles: FileLimits = {
  ...upTo(10, "image/jpeg", "image/png", "image/gif", "image/webp"),
  ...upTo(16, "audio/mpeg", "audio/mp4", "audio/aac"),
  ...upTo(25, "video/mp4"),
  ...documentsUpTo(25),
};

/** The screen of the hall: it shows pictures; nothing is saved on a computer that everybody uses. */
export const kioskFiles: FileLimits = upTo(10, "image/jpeg", "image/png", "image/gif", "image/webp");
