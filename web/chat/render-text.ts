import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { readMessageText } from "./message-text.ts";
import type { Block, Inline } from "./message-text.ts";

/** `links` is false on the kiosk: nothing there may lead out of the page. Lit escapes every text. */
export function renderText(text: string, links: boolean): readonly TemplateResult[] {
  return readMessageText(text).map((block) => renderBlock(block, links));
}

function renderBlock(block: Block, links: boolean): TemplateResult {
  const item = (inlines: readonly Inline[]): TemplateResult =>
    html`<li dir="auto">${renderInlines(inlines, links)}</li>`;
  switch (block.kind) {
    case "steps":
      return html`<ol start=${block.start}>
        ${block.items.map(item)}
      </ol>`;
    case "points":
      return html`<ul>
        ${block.items.map(item)}
      </ul>`;
    case "paragraph":
      return html`<p dir="auto">
        ${block.lines.map((line, at) => html`${at === 0 ? nothing : html`<br />`}${renderInlines(line, links)}`)}
      </p>`;
  }
}

const renderInlines = (inlines: readonly Inline[], links: boolean): readonly unknown[] =>
  inlines.map((inline) => renderInline(inline, links));

function renderInline(inline: Inline, links: boolean): TemplateResult | string {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "tight":
      return html`<span class="tight">${inline.text}</span>`;
    case "link":
      if (!links) return html`<strong>${inline.text}</strong>`;
      return /^https?:/.test(inline.href)
        ? html`<a href=${inline.href} target="_blank" rel="noopener noreferrer">${inline.text}</a>`
        : html`<a href=${inline.href}>${inline.text}</a>`;
  }
}
