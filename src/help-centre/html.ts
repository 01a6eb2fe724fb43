/** Markup that is known to be safe; only `html` makes it. */
export type Html = { readonly markup: string };

type Part = string | number | Html | readonly Html[];

/** A piece of a page. Whatever stands in `${…}` is text and is escaped, unless `html` made it. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: pieces.map((piece, index) => piece + (index < parts.length ? markupOf(parts[index] ?? "") : "")).join(""),
});

export const none: Html = html``;

function markupOf(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
