import type { PostOutcome } from "./chat-api.ts";
import type { Outgoing } from "./chat-state.ts";
import { backOff } from "./platform.ts";
import type { Platform } from "./platform.ts";

export type SendQueue = {
  /** Posts what can be posted; to be called whenever something may have become sendable. */
  readonly pump: () => void;
  /** Does not wait for the end of the back-off. */
  readonly retryNow: () => void;
  readonly stop: () => void;
};

export type SendQueueParts = {
  /** The first message that still has to be posted. */
  readonly next: () => Outgoing | null;
  readonly post: (outgoing: Outgoing) => Promise<PostOutcome>;
  readonly report: (outgoing: Outgoing, outcome: PostOutcome | { readonly kind: "posting" }) => void;
  readonly platform: Platform;
};

/**
 * One message at a time, in the order of writing: the next is posted only when the server has taken or refused the one
 * before. A message is posted again under its own id until then, so a lost answer never doubles it.
 */
export function createSendQueue({ next, post, report, platform }: SendQueueParts): SendQueue {
  let busy = false;
  let stopped = false;
  let failures = 0;
  let cancelRetry: (() => void) | null = null;

  async function sendFirst(outgoing: Outgoing): Promise<void> {
    busy = true;
    report(outgoing, { kind: "posting" });
    const outcome = await post(outgoing);
    busy = false;
    if (stopped) return;
    if (outcome.kind === "try-later") {
      failures += 1;
      const wait = Math.max(outcome.after ?? 0, backOff(failures, platform));
      cancelRetry = platform.after(wait, retryNow);
    } else {
      failures = 0;
    }
    report(outgoing, outcome);
    pump();
  }

  function pump(): void {
    const outgoing = next();
    if (busy || stopped || cancelRetry !== null || outgoing === null) return;
    void sendFirst(outgoing);
  }

  function retryNow(): void {
    cancelRetry?.();
    cancelRetry = null;
    pump();
  }

  return {
    pump,
    retryNow,
    stop() {
      stopped = true;
      cancelRetry?.();
    },
  };
}
