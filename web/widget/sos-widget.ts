import { LitElement, html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { icons } from "../chat/icons.ts";
import { SosChat, tabChatStore } from "../chat/sos-chat.ts";
import { widgetStyles } from "./widget-styles.ts";

/**
 * A button that floats over any website and opens the chat in a panel. Nothing is asked of the server and nothing kept
 * before the person opens it; a conversation begun on an earlier page of the site is taken up quietly, to show its news.
 */
export class SosWidget extends LitElement {
  static override properties = { origin: { type: String }, isOpen: { state: true }, news: { state: true } };
  static override styles = widgetStyles;
  declare origin: string;
  declare isOpen: boolean;
  declare news: number;
  private hasChat = false;

  constructor() {
    super();
    this.origin = "";
    this.isOpen = false;
    this.news = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.hasChat = tabChatStore().load()?.session != null;
    visualViewport?.addEventListener("resize", this.fit);
    visualViewport?.addEventListener("scroll", this.fit);
    this.fit();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    visualViewport?.removeEventListener("resize", this.fit);
    visualViewport?.removeEventListener("scroll", this.fit);
  }

  override render(): TemplateResult {
    return html`<div class="frame" lang="fr">
      <button
        type="button"
        class="launcher"
        ?hidden=${this.isOpen}
        aria-expanded="false"
        aria-controls="panel"
        @click=${this.open}
      >
        ${icons.chat}<span>Besoin d’aide ?</span>${this.renderNews()}
      </button>
      <div
        id="panel"
        class="panel"
        role="dialog"
        aria-label="SOS Numérique"
        ?hidden=${!this.isOpen}
        @keydown=${this.pressed}
      >
        ${this.hasChat ? this.renderChat() : nothing}
      </div>
    </div>`;
  }

  private renderNews(): TemplateResult | typeof nothing {
    if (this.news === 0) return nothing;
    const words = this.news === 1 ? "nouveau message" : "nouveaux messages";
    return html`<span class="news" role="img" aria-label="${this.news} ${words}">${this.news}</span>`;
  }

  private renderChat(): TemplateResult {
    return html`<sos-chat .origin=${this.origin} @sos-news=${this.heard}>
      <button slot="end" type="button" class="close" @click=${this.close}>${icons.close}<span>Fermer</span></button>
    </sos-chat>`;
  }

  private readonly open = async (): Promise<void> => {
    this.hasChat = true;
    this.isOpen = true;
    this.news = 0;
    await this.updateComplete;
    const chat = this.renderRoot.querySelector("sos-chat");
    if (!(chat instanceof SosChat)) return;
    await chat.updateComplete;
    chat.focus();
  };

  private readonly close = async (): Promise<void> => {
    this.isOpen = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".launcher")?.focus();
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape") void this.close();
  };

  private readonly heard = (event: CustomEvent<number>): void => {
    if (!this.isOpen) this.news += event.detail;
  };

  /** On a phone the panel fills what the keyboard leaves free. */
  private readonly fit = (): void => {
    if (visualViewport === null) return;
    this.style.setProperty("--room", `${visualViewport.height}px`);
    this.style.setProperty("--above", `${visualViewport.offsetTop}px`);
  };
}
