import type { ReactiveController, ReactiveControllerHost } from "lit";

export type FileState = "loading" | "failed" | { readonly url: string };

/** The files of this conversation, fetched with its token and held in the page's memory for as long as the chat is shown. */
export class ChatFiles implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly fetchFile: (media: string) => Promise<Blob | null>;
  private readonly states = new Map<string, FileState>();

  constructor(host: ReactiveControllerHost, fetchFile: (media: string) => Promise<Blob | null>) {
    this.host = host;
    this.fetchFile = fetchFile;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Nothing of it stays in a browser that others use. */
  forget(): void {
    for (const state of this.states.values()) if (typeof state === "object") URL.revokeObjectURL(state.url);
    this.states.clear();
  }

  /** Asked for the first time, it is fetched. */
  stateOf(media: string): FileState {
    const known = this.states.get(media);
    if (known !== undefined) return known;
    void this.load(media);
    return "loading";
  }

  async load(media: string): Promise<FileState> {
    this.states.set(media, "loading");
    const blob = await this.fetchFile(media).catch(() => null);
    if (!this.states.has(media)) return "failed"; // forgotten meanwhile
    const state = blob === null ? "failed" : { url: URL.createObjectURL(blob) };
    this.states.set(media, state);
    this.host.requestUpdate();
    return state;
  }

  /** Hands it to the browser to be saved under its name. */
  async save(media: string, name: string): Promise<void> {
    const known = this.states.get(media);
    const state = typeof known === "object" ? known : await this.load(media);
    this.host.requestUpdate();
    if (typeof state !== "object") return;
    const link = document.createElement("a");
    link.href = state.url;
    link.download = name;
    link.click();
  }

  /** A picture takes its place only once it is drawn: whoever reads the end stays there. */
  grew(): void {
    this.host.requestUpdate();
  }

  /** What became of a document that somebody wanted to save; null before. */
  triedOf(media: string): FileState | null {
    return this.states.get(media) ?? null;
  }
}
