import { weighProof, type ReplyState } from "../../delivery/reply-progress.ts";
import type { ConversationDocument, OpenReply } from "./conversation-document.ts";
import { withChanges, withFollowUps, type Step } from "./conversation-step.ts";
import type { ReplyProgress } from "./message-document.ts";

/** A reply's next state; the attempt under way, if any, is over unless it is `sending`. Pure. */
export type Move = { readonly state: ReplyState } & Partial<
  Pick<
    ReplyProgress,
    "dueAt" | "attempt" | "triedAt" | "worker" | "leaseUntil" | "confirmBy" | "providerId" | "errorClass" | "error"
  >
>;

export const moveReply = (step: Step, reply: OpenReply, move: Move, now: Date): Step => {
  const { document } = step;
  const { progress } = reply;
  const moved: ReplyProgress = {
    ...progress,
    leaseUntil: null,
    confirmBy: null,
    errorClass: null,
    error: null,
    ...move,
    providerId: move.providerId ?? progress.providerId,
  };
  const others = document.open.filter(({ message }) => message !== reply.message);
  const open = isOpen(moved) ? [...others, { ...reply, progress: moved }].toSorted((a, b) => a.seq - b.seq) : others;
  return withFollowUps(
    withChanges(step, { open }),
    { does: "move-reply", message: reply.message, reply: moved, moved: document.rev + 1 },
    { does: "tell", line: { at: now, kind: "delivery", conversation: document._id, ref: reply.message } },
  );
};

/** The provider's id alone, which nobody sees. */
export const noteProviderId = (step: Step, reply: OpenReply, providerId: string): Step =>
  reply.progress.providerId !== null
    ? step
    : withFollowUps(step, {
        does: "move-reply",
        message: reply.message,
        reply: { ...reply.progress, providerId },
        moved: step.document.rev + 1,
      });

/** It holds back those behind it. */
const isOpen = ({ state, confirmBy }: ReplyProgress): boolean =>
  state === "queued" || state === "sending" || (state === "unknown" && confirmBy !== null);

/** The provider has it: that wins over whatever we believed. */
export const proveSent = (
  step: Step,
  reply: OpenReply,
  state: "sent" | "delivered" | "read",
  providerId: string | null,
  now: Date,
): Step => {
  const outcome = weighProof(reply.progress, state, providerId);
  switch (outcome.kind) {
    case "moves":
      return moveReply(step, reply, { state, providerId }, now);
    case "names":
      return noteProviderId(step, reply, outcome.providerId);
    case "nothing":
      return step;
  }
};

/** A mediator has claimed the conversation since the bot said it. */
export const isOvertaken = (
  { author, progress }: OpenReply,
  { epoch, owner }: Pick<ConversationDocument, "epoch" | "owner">,
): boolean => author === "bot" && progress.epoch !== epoch && owner.kind === "mediator";
