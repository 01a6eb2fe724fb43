import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { ChatFiles } from "./chat-files.ts";
import type { Bubble } from "./chat-view.ts";
import { findAppointmentCode } from "./find-appointment-code.ts";
import { icons } from "./icons.ts";
import { renderFile } from "./render-file.ts";
import { renderText } from "./render-text.ts";
import { timeLabel } from "./time-label.ts";

export type MessageParts = {
  readonly bubble: Bubble;
  readonly links: boolean;
  readonly now: Date;
  /** How many answers stand below, when this is the last message: said to those who do not see them. */
  readonly choices: number;
  readonly listen: null | { readonly isReading: boolean; readonly toggle: () => void };
  /** Given where there is a printer. */
  readonly print: null | ((ticket: PrintDetail) => void);
  readonly sendAgain: () => void;
  readonly files: ChatFiles;
};

/** What stands on the paper of an appointment: its code, and the other lines that were said with it. */
export type PrintDetail = { readonly code: string; readonly words: string };

export function renderMessage(parts: MessageParts): TemplateResult {
  const { bubble, choices } = parts;
  const code = bubble.voice === "resident" ? null : findAppointmentCode(bubble.text);
  return html`<div class="message ${bubble.voice}" ?data-opens=${bubble.opensGroup} data-key=${bubble.key}>
    <p class=${bubble.opensGroup ? "author" : "author unseen"}>${mark(bubble)}<span>${bubble.author}</span></p>
    <div class="bubble">
      ${bubble.file === null ? nothing : renderFile(bubble.file, bubble.author, parts.files, parts.links)}
      <div class="words">${renderText(bubble.text, parts.links)}</div>
      ${code === null ? nothing : renderCode(code, bubble.text, parts.print)}
      ${choices === 0 ? nothing : html`<p class="unseen">${countChoices(choices)}</p>`} ${renderFoot(parts)}
    </div>
    ${renderStatus(parts)}
  </div>`;
}

const countChoices = (count: number): string =>
  count === 1 ? "Une réponse possible, plus bas." : `${count} réponses possibles, plus bas.`;

function mark({ voice, author }: Bubble): TemplateResult | typeof nothing {
  switch (voice) {
    case "resident":
      return nothing;
    case "bot":
      return html`<span class="mark">${icons.assistant}</span>`;
    case "mediator":
      return html`<span class="mark" aria-hidden="true">${author.slice(0, 1)}</span>`;
  }
}

function renderFoot({ bubble, now, listen }: MessageParts): TemplateResult | typeof nothing {
  const time = bubble.at === null ? "" : timeLabel(bubble.at, now);
  if (time === "" && listen === null) return nothing;
  return html`<div class="foot">
    ${time === "" ? nothing : html`<time datetime=${bubble.at}>${time}</time>`}
    ${
      listen === null
        ? nothing
        : html`<span class="listen" aria-live="off"
            ><button type="button" class="quiet" aria-pressed=${listen.isReading} @click=${listen.toggle}>
              ${listen.isReading ? icons.stop : icons.listen}<span>${listen.isReading ? "Arrêter" : "Écouter"}</span>
            </button></span
          >`
    }
  </div>`;
}

function renderCode(code: string, text: string, print: MessageParts["print"]): TemplateResult {
  const words = text
    .split("\n")
    .filter((line) => !line.includes(code))
    .join("\n");
  return html`<div class="code">
    <p class="code-label">Votre code</p>
    <p class="code-value">${code}</p>
    ${
      print === null
        ? nothing
        : html`<button type="button" class="outline" @click=${() => print({ code, words })}>
            ${icons.print}<span>Imprimer</span>
          </button>`
    }
  </div>`;
}

function renderStatus({ bubble, sendAgain }: MessageParts): TemplateResult | typeof nothing {
  switch (bubble.status) {
    case null:
      return nothing;
    case "sending":
      return html`<p class="status slow">Envoi…</p>`;
    case "delayed":
    case "refused":
      return html`<p class="status" aria-live="off">
        <span>${bubble.status === "delayed" ? "Pas encore envoyé" : "Pas envoyé"} — </span>
        <button type="button" class="quiet" @click=${sendAgain}>Réessayer</button>
      </p>`;
  }
}
