import { documentsUpTo, upTo, type FileLimits } from "../../media/file-limits.ts";

/**
 * What an ordinary number sends while one attempt lasts (some ten seconds, upload included): beyond that its fate would be unknown. No
 * sounds: they carry no words, by which a message of ours is told from one that was written on the telephone.
 */
export const whatsappWebFiles: FileLimits = {
  ...upTo(5, "image/jpeg", "image/png"),
  ...documentsUpTo(5),
};
