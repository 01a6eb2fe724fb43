import type { ChatApi, PostOutcome } from "./chat-api.ts";
import type { Session } from "./chat-protocol.ts";
import type { ChatAction, ChatState, Outgoing, Phase } from "./chat-state.ts";
import { followEvents } from "./follow-events.ts";
import type { Following } from "./follow-events.ts";
import type { Platform } from "./platform.ts";
import { readChatEvent } from "./read-chat-event.ts";
import { createSendQueue } from "./send-queue.ts";
import type { SendQueue } from "./send-queue.ts";
import type { ServerSentEvent } from "./server-sent-events.ts";

const typingFade = 6_000;
/** An earlier conversation is read again in one breath: after such a silence all of it is there. */
const replayPause = 400;
const caughtUp: Phase = { kind: "open", replaying: false };

export type Line = {
  readonly session: Session;
  readonly following: Following;
  readonly queue: SendQueue;
  readonly stop: () => void;
};

/** The two ways of one conversation: its events, and what is posted to it. */
export function openLine(
  session: Session,
  api: ChatApi,
  platform: Platform,
  state: () => ChatState,
  dispatch: (action: ChatAction) => void,
): Line {
  let cancelFade = (): void => undefined;
  let cancelPause = (): void => undefined;

  const awaitPause = (): void => {
    const { phase } = state();
    if (phase.kind !== "open" || !phase.replaying) return;
    cancelPause();
    cancelPause = platform.after(replayPause, () => dispatch({ kind: "phase", phase: caughtUp, message: null }));
  };

  const onEvent = ({ event, data }: ServerSentEvent): void => {
    const received = readChatEvent(event, data);
    if (received === null) return;
    dispatch({ kind: "received", event: received });
    if (received.kind === "typing") {
      cancelFade();
      cancelFade = platform.after(typingFade, () => dispatch({ kind: "typing-faded" }));
    }
    awaitPause();
  };

  const following = followEvents(api.eventsUrl, session, platform, {
    onOpen: awaitPause,
    onEvent,
    onLink(link) {
      if (state().link !== link) dispatch({ kind: "link", link });
    },
    onGone: () => dispatch({ kind: "over" }),
  });

  const queue = createSendQueue({
    next: () => state().outgoing.find((one) => one.status !== "sent" && one.status !== "refused") ?? null,
    post: (outgoing) => api.post(session, outgoing.clientMessageId, outgoing.content),
    report: (outgoing, outcome) => dispatch(reported(outgoing, outcome)),
    platform,
  });

  return {
    session,
    following,
    queue,
    stop() {
      following.stop();
      queue.stop();
      cancelFade();
      cancelPause();
    },
  };
}

function reported({ clientMessageId }: Outgoing, outcome: PostOutcome | { readonly kind: "posting" }): ChatAction {
  switch (outcome.kind) {
    case "posting":
    case "accepted":
      return { kind: outcome.kind, clientMessageId };
    case "try-later":
      return { kind: "delayed", clientMessageId, message: outcome.message };
    case "refused":
      return { kind: "refused", clientMessageId, message: outcome.message };
    case "gone":
      return { kind: "over" };
  }
}
