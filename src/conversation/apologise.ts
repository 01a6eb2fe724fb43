import type { Alert } from "../handoff/alert.ts";
import { withOwner } from "./conversation.ts";
import { emptyDraft, say, turnOf } from "./draft.ts";
import type { IncomingContent, MessageBody, Reply } from "./message.ts";
import type { Turn, Work } from "./turn-store.ts";

/** A message that keeps failing: the person is told (`words`), a mediator sees it, and the conversation waits for one. */
export function apologise(work: Work, words: readonly Reply[], now: Date): Turn {
  const { conversation } = work;
  const alert: Alert = {
    id: `poisoned/${work.event.id}`,
    kind: "poisoned-message",
    conversation: conversation.id,
    at: now,
    text: "L’assistant n’a pas pu traiter un message. Répondez vous-même à cette personne.",
  };
  const called =
    conversation.owner.kind === "bot"
      ? withOwner(conversation, { kind: "waiting", since: now, reason: "trouble", watch: "fresh" })
      : conversation;
  const draft = emptyDraft({ ...called, memory: { ...called.memory, dialog: null } });
  const told = conversation.owner.kind === "mediator" ? draft : say(draft, words, { kind: "system" });
  return turnOf(work, bodyOf(work.event.content), { ...told, alerts: [alert] }, now);
}

function bodyOf(content: IncomingContent): MessageBody | null {
  switch (content.kind) {
    case "text":
      return { kind: "text", text: content.text };
    case "choice":
      return { ...content, label: "Bouton" };
    case "attachment":
    case "unsupported":
      return content;
    case "opened":
      return null;
  }
}
