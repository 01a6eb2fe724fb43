import type { ConversationDocument } from "./conversation-document.ts";
import { keep, type Decision } from "./change.ts";
import { stepFrom, withChanges, written } from "./conversation-step.ts";

type Pulled = Decision<ConversationDocument, number>;

/** Events and the lease, when the conversation is still claimed or due later than `latest`. Pure. */
export const workPulledForward = (document: ConversationDocument | null, latest: Date, now: Date): Pulled => {
  if (document?.claimAt == null || document.claimAt <= latest) return keep(0);
  const { leaseUntil, queue } = document;
  const pulled = {
    leaseUntil: leaseUntil !== null && leaseUntil > latest ? now : leaseUntil,
    queue: queue.map((event) => (event.dueAt > latest ? { ...event, dueAt: now } : event)),
  };
  return written(withChanges(stepFrom(document), pulled), 1);
};

/** Replies on their way, when one of them is due, leased or awaited later than `latest`. Pure. */
export const repliesPulledForward = (
  document: ConversationDocument | null,
  latest: Date,
  now: Date,
  confirmBy: Date,
): Pulled => {
  if (document === null) return keep(0);
  const isAhead = (at: Date | null): boolean => at !== null && at > latest;
  if (![document.sendDueAt, document.recoverAt].some(isAhead)) return keep(0);
  const open = document.open.map(({ progress, ...reply }) => ({
    ...reply,
    progress: {
      ...progress,
      dueAt: isAhead(progress.dueAt) ? now : progress.dueAt,
      leaseUntil: isAhead(progress.leaseUntil) ? now : progress.leaseUntil,
      confirmBy: isAhead(progress.confirmBy) ? confirmBy : progress.confirmBy,
    },
  }));
  return written(withChanges(stepFrom(document), { open }), 1);
};
