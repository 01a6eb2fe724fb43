const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;

/**
 * What has no glyph of its own and no business in a chat message: control characters, bidirectional marks, embeddings,
 * overrides and isolates (they make a text read otherwise than it is stored; right-to-left text does not need them, screens
 * set `dir="auto"`), zero-width characters, soft hyphens, interlinear and tag characters. The first alternative lets through
 * the tags that spell a regional flag (England, Scotland).
 */
const REGIONAL_FLAG_OR_INVISIBLE =
  /(\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F})|(?!\n)\p{Cc}|\u034F|\u17B4|\u17B5|[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFC\uFFFE\uFFFF\u{E0000}-\u{E007F}]/gu;

/**
 * U+200D glues emoji (a family, a profession); with U+200C it spells words in Persian, Urdu and the Indian scripts: there
 * they stay, or the text would say something else. Between Latin letters or digits they only hide a word or a number from
 * a machine that reads it: there they go.
 */
const NEEDED_JOINER_OR_STRAY = (() => {
  const scripts = "Arabic Syriac Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala";
  const letter = `[${scripts.replace(/(\w+) ?/g, "\\p{Script=$1}")}]`;
  const emoji = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]`;
  return new RegExp(
    String.raw`((?<=${emoji})\u200D(?=\p{Extended_Pictographic})|(?<=${letter})[\u200C\u200D](?=${letter}))|[\u200C\u200D]`,
    "gu",
  );
})();

/**
 * The text as it enters the house, whatever the door: NFC; line feeds only; no control, bidirectional or hidden character;
 * lone surrogates made U+FFFD (a database driver would refuse or alter them); no outer blanks; at most one empty line in a
 * row. Idempotent; never throws.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(LINE_BREAK, "\n")
    .replaceAll("\t", " ")
    .replace(REGIONAL_FLAG_OR_INVISIBLE, "$1")
    .replace(NEEDED_JOINER_OR_STRAY, "$1")
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
