import type { Alert } from "../handoff/alert.ts";
import { MessageId } from "../shared/ids.ts";
import type { Conversation } from "./conversation.ts";
import type { HandoffStore } from "./handoff-store.ts";
import type { NewMessage, Reply } from "./message.ts";

const remindAfterMs = 5 * 60_000;
const escalateAfterMs = 15 * 60_000;

export type WatchParts = {
  readonly handoff: Pick<HandoffStore, "waiting" | "advanceWatch">;
  /** What a person who has waited too long is told. */
  readonly longWaitWords: (conversation: Conversation) => Promise<readonly Reply[]>;
  /** Mediators are not reminded at night: only people who wait while somebody is at work are watched over. */
  readonly mediatorsAreHere: (now: Date) => boolean;
};

/** One round of the watch over people whom nobody has claimed: reminder at 5 minutes, escalation at 15, and the person is told. */
export async function watchWaiting(now: Date, { handoff, longWaitWords, mediatorsAreHere }: WatchParts): Promise<void> {
  if (!mediatorsAreHere(now)) return;
  for (const conversation of await handoff.waiting()) {
    const due = dueStage(conversation, now);
    if (due === null) continue;
    const messages = due === "escalated" ? toldBy(await longWaitWords(conversation), conversation, now) : [];
    await handoff.advanceWatch(conversation.id, conversation.epoch, due, messages, alertFor(due, conversation, now));
  }
}

function dueStage({ owner }: Conversation, now: Date): "reminded" | "escalated" | null {
  if (owner.kind !== "waiting") return null;
  const waited = now.getTime() - owner.since.getTime();
  if (waited >= escalateAfterMs && owner.watch !== "escalated") return "escalated";
  if (waited >= remindAfterMs && owner.watch === "fresh") return "reminded";
  return null;
}

const toldBy = (replies: readonly Reply[], { id, epoch }: Conversation, now: Date): readonly NewMessage[] =>
  replies.map((body, position) => ({
    id: MessageId.parse(`watch/${id}/${epoch}/${position}`),
    at: now,
    author: { kind: "system" },
    body,
    clientId: null,
  }));

const alertFor = (stage: "reminded" | "escalated", { id, epoch }: Conversation, now: Date): Alert =>
  stage === "reminded"
    ? {
        id: `waiting/${id}/${epoch}`,
        kind: "waiting-long",
        conversation: id,
        at: now,
        text: "Une personne attend depuis 5 minutes.",
      }
    : {
        id: `waiting-too-long/${id}/${epoch}`,
        kind: "waiting-too-long",
        conversation: id,
        at: now,
        text: "Une personne attend depuis 15 minutes. Prévenez un collègue.",
      };
