/** What the process that holds the browser says to the program. */
export type WordOfBrowser =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "ready"; readonly account: string }
  /** Chromium runs; should this process vanish, it is to be ended. */
  | { readonly kind: "browser"; readonly pid: number }
  | { readonly kind: "beat"; readonly socket: string | null; readonly listening: boolean }
  | { readonly kind: "disconnected"; readonly reason: string }
  /** As the library gives it, not yet checked: `readIncoming` does. */
  | { readonly kind: "message"; readonly raw: unknown }
  | { readonly kind: "own-message"; readonly own: OwnMessage }
  | { readonly kind: "ack"; readonly id: string; readonly ack: number }
  | { readonly kind: "answer"; readonly to: number; readonly answer: Answer }
  /** It ends after this. */
  | { readonly kind: "trouble"; readonly problem: string };

/** Something that was written under our number, by us or on the telephone. */
export type OwnMessage = {
  readonly id: string;
  readonly chat: string;
  readonly text: string;
  readonly at: number;
  readonly ack: number;
  /** `history`: found while catching up. */
  readonly from: "now" | "history";
};

export type FileToHand = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly type: string;
  /** A document is not shown, and not made smaller. */
  readonly as: "media" | "document";
};

export type Question =
  /** With a file, `text` stands below it. */
  | { readonly kind: "send"; readonly chat: string; readonly text: string; readonly file: FileToHand | null }
  /** Whatever came at or after `since` (seconds since 1970) is said as words; then comes the answer. */
  | { readonly kind: "catch-up"; readonly since: number }
  | { readonly kind: "download"; readonly message: string; readonly most: number };

export type Answer =
  | { readonly kind: "sent"; readonly id: string | null; readonly ack: number | null }
  | { readonly kind: "caught-up" }
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  | { readonly kind: "no-file"; readonly why: string; readonly final: boolean }
  | { readonly kind: "failed"; readonly problem: string };

/** What the program says to it. */
export type WordToBrowser =
  | { readonly kind: "open"; readonly settings: BrowserSettings }
  | { readonly kind: "ask"; readonly number: number; readonly question: Question }
  | { readonly kind: "typing" | "seen"; readonly chat: string }
  | { readonly kind: "nudge" | "refresh-code" | "close" };

export type BrowserSettings = {
  readonly chromium: string;
  readonly args: readonly string[];
  /** Where the session is kept: below it, `session/` is Chromium's profile. */
  readonly sessionDir: string;
};
