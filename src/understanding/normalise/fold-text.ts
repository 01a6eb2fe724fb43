/** Nobody asks a question in more; a pasted page costs no more than its first lines. */
const MAX_LENGTH = 1_000;

const UNDECOMPOSED: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ı: "i", ß: "ss" };

/** "jé perdu", "cé koi": without its accent the word would be another one. */
const SPOKEN: Readonly<Record<string, string>> = {
  j: "j ai",
  g: "j ai",
  c: "c est",
  s: "c est",
  t: "tu es",
  m: "mais",
  l: "les",
  d: "des",
  "": "est",
};

/**
 * Lower case without accents, apostrophes or punctuation: words of `a-z 0-9 + # @`, one space between them.
 * Invisible characters go first, or "ca\u200bf" would be two words.
 */
export const foldText = (text: string): string =>
  text
    .slice(0, MAX_LENGTH)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}])([jgcstmld]?)[éè](?![\p{L}\p{N}])/gu, (_, first: string) => SPOKEN[first] ?? first)
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .replace(/[œæıß]/g, (letter) => UNDECOMPOSED[letter] ?? " ")
    .replace(/[^a-z0-9+#@]+/g, " ")
    .replace(/([a-z])\1{2,}/g, "$1$1")
    .trim();

export const words = (folded: string): string[] => (folded === "" ? [] : folded.split(" "));
