/** What passes between this chat and the server's `/api/chat`: the shapes of docs/openapi.yaml, nothing else. */

export type Place = "web" | "kiosk";

export type Session = { readonly conversationId: string; readonly token: string };

export type Choice = { readonly id: string; readonly label: string };

/** A file of a mediator; `text` may be empty. */
export type SentFile = {
  readonly kind: "file";
  readonly attachment: "image" | "audio" | "video" | "file";
  readonly media: string;
  readonly name: string;
  readonly size: number;
  readonly text: string;
};

export type MessageBody =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choices"; readonly text: string; readonly choices: readonly Choice[] }
  | { readonly kind: "choice"; readonly choice: string; readonly label: string }
  | { readonly kind: "attachment"; readonly attachment: string }
  | SentFile;

export type Author = "resident" | "bot" | "system" | "mediator";

export type ChatMessage = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly from: Author;
  /** A mediator's first name. */
  readonly name: string | null;
  /** On a resident's own message: the id that this browser gave it. */
  readonly clientMessageId: string | null;
  readonly body: MessageBody;
};

export type Owner =
  { readonly kind: "bot" } | { readonly kind: "waiting" } | { readonly kind: "mediator"; readonly name: string };

export type ChatEvent =
  | { readonly kind: "message"; readonly message: ChatMessage }
  | { readonly kind: "state"; readonly owner: Owner; readonly ended: boolean }
  | { readonly kind: "typing" };

/** What a person sends: words, or the id of a button. */
export type SentContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly choice: string; readonly label: string };

/** The server's limit on a message's text. */
export const LONGEST_TEXT = 4_000;
