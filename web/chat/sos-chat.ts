import { LitElement, html, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { browserPlatform } from "./browser-platform.ts";
import { createChatClient } from "./chat-client.ts";
import type { ChatClient } from "./chat-client.ts";
import { ChatFiles } from "./chat-files.ts";
import { chatFrameStyles } from "./chat-frame-styles.ts";
import type { Choice, Place } from "./chat-protocol.ts";
import type { ChatState } from "./chat-state.ts";
import { memoryChatStore, sessionChatStore } from "./chat-store.ts";
import type { ChatStore } from "./chat-store.ts";
import { viewChat } from "./chat-view.ts";
import type { Bubble, ChatView } from "./chat-view.ts";
import { composerStyles } from "./composer-styles.ts";
import { growTextarea } from "./grow-textarea.ts";
import { icons } from "./icons.ts";
import { messageStyles } from "./message-styles.ts";
import { moveAmongButtons } from "./move-among-buttons.ts";
import { ReadAloud } from "./read-aloud.ts";
import { refuseFiles, renderComposer } from "./render-composer.ts";
import { renderMessage } from "./render-message.ts";
import { createScrollFollow } from "./scroll-follow.ts";

const menu: Choice = { id: "menu", label: "Menu" };
const human: Choice = { id: "human", label: "Parler à quelqu’un" };

const noFiles = "Ici, on ne peut pas envoyer de photo ni de document. Montrez-le à un médiateur, au centre.";

/** What a tab keeps of the chat with the server at `origin`. */
export const tabChatStore = (): ChatStore => sessionChatStore(() => sessionStorage, "sos-numerique-chat");

/**
 * The residents' chat. It opens its conversation when it enters the page: put it there only when the person asked for it.
 * Events: `sos-news` (someone else wrote), `sos-trouble` (detail: whether the server is out of reach), `sos-print`
 * (detail: an appointment's code and what was said with it). Slots: `start` and `end` in the header, `tool` beside the buttons that are always there.
 */
export class SosChat extends LitElement {
  static override properties = { place: { type: String }, origin: { type: String } };
  static override styles = [chatFrameStyles, messageStyles, composerStyles];
  declare place: Place;
  declare origin: string;

  private readonly readAloud = new ReadAloud(this);
  private readonly files = new ChatFiles(this, async (media) => this.client?.file(media) ?? null);
  private readonly follow = createScrollFollow(() => this.renderRoot.querySelector<HTMLElement>(".scroll"));
  private readonly resized = new ResizeObserver(() => this.fit());
  private client: ChatClient | null = null;
  private unsubscribe = (): void => undefined;
  private heard = 0;
  private troubled = false;
  private isAtEnd = true;
  private fileNotice: string | null = null;

  constructor() {
    super();
    this.place = "web";
    this.origin = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const store = this.place === "kiosk" ? memoryChatStore() : tabChatStore();
    const { origin, place } = this;
    const client = createChatClient({ origin, place, store, platform: browserPlatform });
    this.client = client;
    this.unsubscribe = client.subscribe(() => this.changed());
    client.open();
    addEventListener("online", this.networkChanged);
    addEventListener("offline", this.networkChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("online", this.networkChanged);
    removeEventListener("offline", this.networkChanged);
    this.resized.disconnect();
    this.unsubscribe();
    this.client?.stop();
    this.client = null;
  }

  /** Ends the conversation for good and forgets it. */
  end(): void {
    this.readAloud.stop();
    this.client?.end();
    this.files.forget();
  }

  /** The composer where there is a keyboard; on a touch screen the words, so that no keyboard jumps up and hides them. */
  override focus(): void {
    const isTouch = matchMedia("(pointer: coarse)").matches;
    this.renderRoot.querySelector<HTMLElement>(isTouch ? ".scroll" : "textarea")?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const client = this.client;
    if (client === null) return nothing;
    const state = client.state();
    const view = viewChat(state);
    return html`<section
      class="chat ${this.place}"
      lang="fr"
      aria-label="Discussion"
      @dragover=${this.dropped}
      @drop=${this.dropped}
    >
      <header>
        <slot name="start"></slot>
        <div class="who">
          <h2>SOS Numérique</h2>
          <p>${view.speaker}</p>
        </div>
        <slot name="end"></slot>
      </header>
      <div class="banner ${view.banner?.tone ?? ""}" role="status">${view.banner?.text ?? nothing}</div>
      ${this.renderWords(view)}
      <div class="below">
        ${this.isAtEnd ? nothing : this.renderMore()}
        <div class="tools">
          ${view.isOver ? nothing : this.renderTools()}
          <slot name="tool"></slot>
        </div>
        ${this.renderComposer(client, state, view)}
      </div>
    </section>`;
  }

  override firstUpdated(): void {
    const scroll = this.renderRoot.querySelector(".scroll");
    if (scroll !== null) this.resized.observe(scroll);
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.fit();
  }

  private renderWords(view: ChatView): TemplateResult {
    const last = view.bubbles.length - 1;
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Conversation" @scroll=${this.scrolled}>
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-relevant="additions"
        aria-label="Messages"
        aria-busy=${view.isReplaying}
      >
        ${repeat(
          view.bubbles,
          (bubble) => bubble.key,
          (bubble, at) => this.renderBubble(bubble, at === last ? view.choices.length : 0),
        )}
      </div>
      ${this.renderChoices(view.choices)}
      ${view.typing ? html`<div class="typing" aria-hidden="true"><i></i><i></i><i></i></div>` : nothing}
    </div>`;
  }

  private renderMore(): TemplateResult {
    return html`<button type="button" class="more" @click=${this.toEnd}>
      ${icons.down}<span>Lire la suite</span>
    </button>`;
  }

  private renderComposer(client: ChatClient, state: ChatState, view: ChatView): TemplateResult {
    return renderComposer({
      draft: state.draft,
      notice: this.fileNotice ?? state.notice?.text ?? null,
      isOver: view.isOver,
      privacyHref: this.place === "kiosk" ? null : `${this.origin}/confidentialite`,
      onInput: (text) => client.draft(text),
      onSay: () => this.act(() => client.say()),
      onFiles: () => this.refuseFiles(),
      onRestart: () => client.restart(),
    });
  }

  private renderBubble(bubble: Bubble, choices: number): TemplateResult {
    const isOwn = bubble.voice === "resident";
    const { key, text } = bubble;
    return renderMessage({
      bubble,
      choices,
      links: this.place !== "kiosk",
      now: new Date(),
      listen:
        isOwn || text === "" || !this.readAloud.isAvailable
          ? null
          : { isReading: this.readAloud.reading === key, toggle: () => this.readAloud.toggle(key, text) },
      print: this.place === "kiosk" ? (ticket) => this.emit("sos-print", ticket) : null,
      sendAgain: () => this.client?.sendAgain(key),
      files: this.files,
    });
  }

  private renderChoices(choices: readonly Choice[]): TemplateResult | typeof nothing {
    if (choices.length === 0) return nothing;
    return html`<div class="choices" role="group" aria-label="Réponses possibles" @keydown=${moveAmongButtons}>
      ${choices.map(
        (choice) => html`<button type="button" @click=${() => this.choose(choice)}>${choice.label}</button>`,
      )}
    </div>`;
  }

  private renderTools(): TemplateResult {
    return html`<button type="button" @click=${() => this.choose(menu)}>${icons.menu}<span>${menu.label}</span></button>
      <button type="button" @click=${() => this.choose(human)}>${icons.person}<span>${human.label}</span></button>`;
  }

  /** Says it as its button would. */
  choose(choice: Choice): void {
    this.act(() => this.client?.choose(choice));
    // The pressed button is gone: keep the place in the page, without calling up a keyboard.
    if (this.renderRoot.querySelector(".choices:focus-within") !== null) {
      this.renderRoot.querySelector<HTMLElement>(".scroll")?.focus();
    }
  }

  /** The person says something: reading stops and the end comes into sight. */
  private act(act: () => void): void {
    this.readAloud.stop();
    this.fileNotice = null;
    this.follow.toEnd();
    act();
  }

  private refuseFiles(): void {
    this.fileNotice = noFiles;
    this.requestUpdate();
  }

  private changed(): void {
    this.requestUpdate();
    if (this.client === null) return;
    const state = this.client.state();
    const { isReplaying, isTroubled } = viewChat(state);
    const heard = state.messages.filter((message) => message.from !== "resident").length;
    if (heard > this.heard && !isReplaying) this.emit("sos-news", heard - this.heard);
    this.heard = heard;
    if (isTroubled !== this.troubled) this.emit("sos-trouble", isTroubled);
    this.troubled = isTroubled;
  }

  private emit(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private fit(): void {
    growTextarea(this.renderRoot.querySelector("textarea"));
    this.settle();
  }

  private settle(): void {
    this.follow.settle([...this.renderRoot.querySelectorAll<HTMLElement>(".log > :not(.resident)")]);
    if (this.client !== null && viewChat(this.client.state()).isReplaying) this.follow.toEnd();
    this.showMore();
  }

  private showMore(): void {
    const isAtEnd = this.follow.isAtEnd();
    if (isAtEnd === this.isAtEnd) return;
    this.isAtEnd = isAtEnd;
    this.requestUpdate();
  }

  private readonly scrolled = (): void => {
    this.follow.scrolled();
    this.showMore();
  };

  private readonly toEnd = (): void => {
    this.follow.toEnd();
    this.renderRoot.querySelector<HTMLElement>(".scroll")?.focus();
  };

  /** A file let go over the chat must not take the page away, and the words in the composer with it. */
  private readonly dropped = (event: DragEvent): void =>
    refuseFiles(event, event.dataTransfer, { onFiles: () => this.refuseFiles() });

  private readonly networkChanged = (): void => this.client?.networkChanged();
}
