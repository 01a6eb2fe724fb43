import { placeholderSpans } from "./secrets/placeholders.ts";

/** A masked text without what stands in place of its secrets: what the person asked besides. */
export function withoutPlaceholders(text: string): string {
  let rest = "";
  let from = 0;
  for (const [start, end] of placeholderSpans(text)) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return (rest + text.slice(from)).replace(/\s+/g, " ").trim();
}
