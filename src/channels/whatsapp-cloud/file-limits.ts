import { documentsUpTo, upTo, type FileLimits } from "../../media/file-limits.ts";

/** Limits of the Cloud API (v25.0). Documents may have 100 MB there; our own door takes 25. */
export const whatsappFiles: FileLimits = {
  ...upTo(5, "image/jpeg", "image/png"),
  ...upTo(16, "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "video/mp4", "video/3gpp"),
  ...documentsUpTo(25),
};
