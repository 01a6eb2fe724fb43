import type { Choice } from "../conversation/message.ts";

/** Choices as lines of text, for where there are no buttons; the numbers are understood when they come back. */
export const numbered = (choices: readonly Choice[]): string =>
  choices.map(({ label }, index) => `${index + 1}. ${label}`).join("\n");

/** At most `max` UTF-16 units, with an ellipsis when something is missing, and never half a character. */
export function cut(label: string, max: number): string {
  if (label.length <= max) return label;
  let kept = "";
  for (const { segment } of graphemes.segment(label)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });
