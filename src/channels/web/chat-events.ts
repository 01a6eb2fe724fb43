import { createEventBuffer, createSession } from "better-sse";
import type { Request, Response } from "express";
import type { Conversation } from "../../conversation/conversation.ts";
import type { EventFollower } from "../../conversation/follow-events.ts";
import type { LiveEvent } from "../../conversation/live-event.ts";
import type { Typing } from "../../conversation/typing.ts";
import { viewMessage, viewState } from "./chat-view.ts";

export type ChatEventParts = {
  readonly events: EventFollower;
  readonly typing: Typing;
  /** Open streams end when it is aborted, so that the server can stop. */
  readonly stopping: AbortSignal;
};

const heartbeatMs = 15_000;

/**
 * The conversation as server-sent events, from `Last-Event-ID` on, or whole. Each event's id is its number in the log, so that a
 * connection lost at any moment is resumed without loss or double.
 */
export const chatEventStream =
  ({ events, typing, stopping }: ChatEventParts) =>
  async (request: Request, response: Response, conversation: Conversation): Promise<void> => {
    const session = await createSession(request, response, { keepAlive: heartbeatMs, trustClientEventId: false });
    const after = Number(/^\d{1,15}$/.exec(request.get("last-event-id") ?? "")?.[0] ?? 0);
    /** Without an id: the browser's place in the log does not move. */
    const pushUnnumbered = (name: string, data: unknown): void =>
      void session.batch(createEventBuffer().event(name).data(data).dispatch());
    pushUnnumbered("state", viewState(conversation));
    const stopEvents = events.follow({ after, conversation: conversation.id }, (event) => push(event));
    const stopTyping = typing.subscribe(({ conversation: where, from }) => {
      if (where === conversation.id && from !== "resident") pushUnnumbered("typing", { from });
    });
    const end = () => response.end();
    stopping.addEventListener("abort", end);
    session.once("disconnected", () => {
      stopping.removeEventListener("abort", end);
      stopEvents();
      stopTyping();
    });
    if (stopping.aborted) end();

    function push(event: LiveEvent): void {
      const id = String(event.seq);
      if (event.kind === "conversation") session.push(viewState(event.conversation), "state", id);
      if (event.kind !== "message") return;
      const message = viewMessage(event.message);
      if (message) session.push(message, "message", id);
    }
  };
