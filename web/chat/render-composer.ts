import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { LONGEST_TEXT } from "./chat-protocol.ts";
import { icons } from "./icons.ts";
import { lengthNotice } from "./length-notice.ts";

export type ComposerParts = {
  readonly draft: string;
  readonly notice: string | null;
  readonly isOver: boolean;
  /** Null on the kiosk, where nothing leads out of the page. */
  readonly privacyHref: string | null;
  readonly onInput: (text: string) => void;
  readonly onSay: () => void;
  readonly onFiles: () => void;
  readonly onRestart: () => void;
};

export function renderComposer(parts: ComposerParts): TemplateResult {
  const { draft, notice, isOver } = parts;
  const length = draft.trim().length;
  return html`<form @submit=${(event: Event) => submit(event, parts)}>
    <p class="notice" role="alert">${notice ?? nothing}</p>
    <p class="length ${length > LONGEST_TEXT ? "over" : ""}" role="status">${lengthNotice(length)}</p>
    ${
      isOver
        ? html`<button type="button" class="full again" @click=${parts.onRestart}>Recommencer une conversation</button>`
        : nothing
    }
    <div class="row">
      <label class="unseen" for="words">Votre message</label>
      <textarea
        id="words"
        rows="1"
        dir="auto"
        placeholder="Écrivez ici…"
        autocomplete="off"
        enterkeyhint="send"
        aria-describedby="hint"
        .value=${live(draft)}
        @input=${(event: InputEvent) => parts.onInput((event.target as HTMLTextAreaElement).value)}
        @keydown=${(event: KeyboardEvent) => pressed(event, parts)}
        @paste=${(event: ClipboardEvent) => refuseFiles(event, event.clipboardData, parts)}
      ></textarea>
      ${isOver ? nothing : html`<button type="submit" class="full">${icons.send}<span>Envoyer</span></button>`}
    </div>
    <p class="hint" id="hint">
      N’écrivez pas de mot de passe.
      ${
        parts.privacyHref === null
          ? nothing
          : html`<a href=${parts.privacyHref} target="_blank" rel="noopener">Vos données</a>`
      }
    </p>
  </form>`;
}

function submit(event: Event, parts: ComposerParts): void {
  event.preventDefault();
  if (!parts.isOver) parts.onSay();
}

function pressed(event: KeyboardEvent, parts: ComposerParts): void {
  // While a letter is being composed (accents, Arabic, Chinese), Enter belongs to the keyboard.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  submit(event, parts);
}

/** Words that come with a file (a copy from a letter written on the computer) are kept; a file alone is refused kindly. */
export function refuseFiles(event: Event, data: DataTransfer | null, parts: Pick<ComposerParts, "onFiles">): void {
  if (data === null || !data.types.includes("Files") || data.types.includes("text/plain")) return;
  event.preventDefault();
  if (event.type !== "dragover") parts.onFiles();
}
