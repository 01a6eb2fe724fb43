import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { ChatFiles } from "./chat-files.ts";
import type { SentFile } from "./chat-protocol.ts";
import { icons } from "./icons.ts";

/** A file of a mediator. `saves` is false on the kiosk: nothing stays on a computer that everybody uses. */
export function renderFile(file: SentFile, author: string, files: ChatFiles, saves: boolean): TemplateResult {
  const { attachment, media } = file;
  if (attachment === "file") return renderDocument(file, files);
  const state = files.stateOf(media);
  if (state === "loading") return html`<p class="file">${words[attachment]}…</p>`;
  if (state === "failed") return renderFailure(() => void files.load(media));
  return html`<div class="file">
    ${renderShown(attachment, state.url, author, files)} ${saves ? renderSave(file, files, "Enregistrer") : nothing}
  </div>`;
}

const words = { image: "Photo", audio: "Message vocal", video: "Vidéo" } as const;

function renderShown(
  attachment: "image" | "audio" | "video",
  url: string,
  author: string,
  files: ChatFiles,
): TemplateResult {
  switch (attachment) {
    case "image":
      return html`<img src=${url} alt="Photo envoyée par ${author}" @load=${() => files.grew()} />`;
    case "audio":
      return html`<audio controls src=${url} aria-label="Message vocal de ${author}"></audio>`;
    case "video":
      return html`<video controls src=${url} aria-label="Vidéo de ${author}"></video>`;
  }
}

function renderDocument(file: SentFile, files: ChatFiles): TemplateResult {
  switch (files.triedOf(file.media)) {
    case "loading":
      return html`<p class="file">${file.name}…</p>`;
    case "failed":
      return renderFailure(() => void files.save(file.media, file.name));
    default:
      return html`<div class="file">${renderSave(file, files, `${file.name} (${sizeLabel(file.size)})`)}</div>`;
  }
}

const renderSave = ({ media, name }: SentFile, files: ChatFiles, label: string): TemplateResult =>
  html`<button type="button" class="outline" aria-label="Enregistrer ${name}" @click=${() => files.save(media, name)}>
    ${icons.down}<span>${label}</span>
  </button>`;

const renderFailure = (again: () => void): TemplateResult =>
  html`<p class="file">
    Ce fichier n’a pas pu être chargé. <button type="button" class="quiet" @click=${again}>Réessayer</button>
  </p>`;

const sizeLabel = (bytes: number): string =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} Ko` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} Mo`;
