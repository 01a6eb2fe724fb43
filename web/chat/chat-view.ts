import type { ChatMessage, Choice, MessageBody, SentFile } from "./chat-protocol.ts";
import type { ChatState, Outgoing } from "./chat-state.ts";

export type Bubble = {
  /** Stays the same from the local echo to the stored message. */
  readonly key: string;
  readonly voice: "resident" | "bot" | "mediator";
  readonly author: string;
  /** First of a row of messages by the same author. */
  readonly opensGroup: boolean;
  /** ISO 8601; null while it is on its way. */
  readonly at: string | null;
  readonly text: string;
  /** What stands above the text. */
  readonly file: SentFile | null;
  readonly status: null | "sending" | "delayed" | "refused";
};

export type Banner = { readonly tone: "calm" | "person" | "trouble"; readonly text: string };

export type ChatView = {
  readonly bubbles: readonly Bubble[];
  /** Of the last message only: what stands higher has been answered or overtaken. */
  readonly choices: readonly Choice[];
  readonly banner: Banner | null;
  readonly typing: boolean;
  readonly isOver: boolean;
  /** An earlier conversation is being read again: its messages are no news. */
  readonly isReplaying: boolean;
  /** Out of the server's reach for longer than a moment. */
  readonly isTroubled: boolean;
  /** Who answers now. */
  readonly speaker: string;
};

export function viewChat(state: ChatState): ChatView {
  const bubbles = [...state.messages.map(storedBubble), ...outgoingBubbles(state.outgoing)];
  return {
    bubbles: bubbles.map((bubble, at) => ({ ...bubble, opensGroup: bubbles[at - 1]?.author !== bubble.author })),
    choices: openChoices(state),
    banner: readBanner(state),
    typing: state.typing || (state.phase.kind === "opening" && !state.phase.failing),
    isOver: state.phase.kind === "over",
    isReplaying: state.phase.kind === "open" && state.phase.replaying,
    isTroubled: state.link === "lost" || (state.phase.kind === "opening" && state.phase.failing),
    speaker: state.owner.kind === "mediator" ? mediatorName(state.owner.name) : assistant,
  };
}

type Voiced = Omit<Bubble, "opensGroup">;

function storedBubble(message: ChatMessage): Voiced {
  return {
    key: message.clientMessageId ?? message.id,
    voice: message.from === "system" ? "bot" : message.from,
    author: authorName(message),
    at: message.at,
    text: wordsOf(message.body),
    file: message.body.kind === "file" ? message.body : null,
    status: null,
  };
}

/** What stands behind a message that does not get through does not get through either. */
function outgoingBubbles(outgoing: readonly Outgoing[]): readonly Voiced[] {
  const firstDelayed = outgoing.findIndex(({ status }) => status === "delayed");
  return outgoing.map(({ clientMessageId, content, status }, at) => ({
    key: clientMessageId,
    voice: "resident",
    author: "Vous",
    at: null,
    text: wordsOf(content),
    file: null,
    status: shownStatus(status, firstDelayed !== -1 && at > firstDelayed),
  }));
}

function shownStatus(status: Outgoing["status"], isBehindDelayed: boolean): Bubble["status"] {
  if (status === "sent") return null;
  if (status === "waiting") return isBehindDelayed ? "delayed" : "sending";
  return status;
}

const assistant = "Assistant automatique";

const mediatorName = (name: string): string => (name === "" ? "Une personne du centre" : `${name}, du centre`);

function authorName({ from, name }: ChatMessage): string {
  switch (from) {
    case "resident":
      return "Vous";
    case "bot":
      return assistant;
    case "system":
      return "Message automatique";
    case "mediator":
      return mediatorName(name ?? "");
  }
}

const attachmentNames: Readonly<Record<string, string>> = {
  image: "Photo",
  audio: "Message vocal",
  video: "Vidéo",
  location: "Position",
  contact: "Contact",
};

function wordsOf(body: MessageBody): string {
  switch (body.kind) {
    case "text":
    case "choices":
    case "file":
      return body.text;
    case "choice":
      return body.label;
    case "attachment":
      return attachmentNames[body.attachment] ?? "Document";
  }
}

function openChoices(state: ChatState): readonly Choice[] {
  const last = state.messages[state.messages.length - 1];
  const isAnswered = state.outgoing.some((outgoing) => outgoing.status !== "refused");
  return state.phase.kind === "open" && !isAnswered && last?.body.kind === "choices" ? last.body.choices : [];
}

function readBanner({ phase, link, owner }: ChatState): Banner | null {
  if (phase.kind === "over") {
    const text =
      phase.why === "ended"
        ? "Cette conversation est terminée."
        : "Cette conversation n’est plus ouverte. Vous pouvez en commencer une autre.";
    return { tone: "calm", text };
  }
  if (phase.kind === "opening" && phase.failing) {
    return { tone: "trouble", text: "La connexion ne marche pas. Je réessaie…" };
  }
  if (link === "lost") return { tone: "trouble", text: "Connexion perdue. Je réessaie…" };
  switch (owner.kind) {
    case "bot":
      return null;
    case "waiting":
      return { tone: "person", text: "Un médiateur va vous répondre. Vous pouvez continuer à écrire." };
    case "mediator":
      return { tone: "person", text: `Vous parlez avec ${owner.name === "" ? "une personne du centre" : owner.name}.` };
  }
}
