import { html, none, type Html } from "./html.ts";

/** An answer as the chat says it (sentences, lines "1. …", an address), as paragraphs, a numbered list and links. */
export function answerMarkup(answer: string): Html {
  const blocks: { readonly kind: "steps" | "words"; readonly lines: string[] }[] = [];
  for (const line of answer.split("\n").map((text) => text.trim())) {
    const step = /^\d+\.\s+(.*)$/.exec(line)?.[1];
    const kind = step === undefined ? "words" : "steps";
    const last = blocks.at(-1);
    if (line === "") blocks.push({ kind: "words", lines: [] });
    else if (last?.kind === kind) last.lines.push(step ?? line);
    else blocks.push({ kind, lines: [step ?? line] });
  }
  return html`${blocks
    .filter(({ lines }) => lines.length > 0)
    .map(({ kind, lines }) =>
      kind === "steps"
        ? html`<ol class="steps">
            ${lines.map((line) => html`<li>${linked(line)}</li>`)}
          </ol>`
        : html`<p>${lines.map((line, index) => html`${index === 0 ? none : html`<br />`}${linked(line)}`)}</p>`,
    )}`;
}

const ADDRESS = /(https:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/;

/** Addresses become links; everything else stays text. */
const linked = (text: string): Html =>
  html`${text
    .split(ADDRESS)
    .map((piece, index) =>
      index % 2 === 1 ? html`<a href="${piece}" rel="noopener noreferrer">${piece}</a>` : html`${piece}`,
    )}`;
