import { createEventBuffer, createSession } from "better-sse";
import type { Request, Response } from "express";
import type { Conversation } from "../../conversation/conversation.ts";
import type { EventFollower } from "../../conversation/follow-events.ts";
import type { HandoffStore } from "../../conversation/handoff-store.ts";
import type { LiveEvent, LiveEventStore } from "../../conversation/live-event.ts";
import type { TurnStore } from "../../conversation/turn-store.ts";
import type { Typing } from "../../conversation/typing.ts";
import { viewMessage, viewState } from "./chat-view.ts";

export type ChatEventParts = {
  readonly liveEvents: Pick<LiveEventStore, "latest" | "droppedUpTo">;
  readonly handoff: Pick<HandoffStore, "transcript">;
  readonly events: EventFollower;
  readonly turns: Pick<TurnStore, "find">;
  readonly typing: Typing;
  /** Open streams end when it is aborted, so that the server can stop. */
  readonly stopping: AbortSignal;
};

const heartbeatMs = 15_000;

/**
 * The conversation as server-sent events, from `Last-Event-ID` on, or whole. Each event's id is its number in the log, so that a
 * connection lost at any moment is resumed without loss or double. Where the log does not go back so far any more, the transcript
 * stands for it: the browser knows each message by its id.
 */
export const chatEventStream =
  ({ events, liveEvents, handoff, turns, typing, stopping }: ChatEventParts) =>
  async (request: Request, response: Response, conversation: Conversation): Promise<void> => {
    const session = await createSession(request, response, { keepAlive: heartbeatMs, trustClientEventId: false });
    const seen = Number(/^\d{1,15}$/.exec(request.get("last-event-id") ?? "")?.[0] ?? 0);
    /** Without an id: the browser's place in the log does not move. */
    const pushUnnumbered = (name: string, data: unknown): void =>
      void session.batch(createEventBuffer().event(name).data(data).dispatch());
    pushUnnumbered("state", viewState(conversation));
    const after = await startFrom(seen);
    if (!session.isConnected) return;
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

    /** Where the log may be followed from, once what it no longer tells has been said. */
    async function startFrom(place: number): Promise<number> {
      if (place >= (await liveEvents.droppedUpTo())) return place;
      const latest = await liveEvents.latest();
      for (const line of await handoff.transcript(conversation.id)) {
        const message = viewMessage(line);
        if (message) pushUnnumbered("message", message);
      }
      const now = (await turns.find(conversation.id)) ?? conversation;
      session.push(viewState(now), "state", String(latest));
      return latest;
    }

    function push(event: LiveEvent): void {
      const id = String(event.seq);
      if (event.kind === "conversation") session.push(viewState(event.conversation), "state", id);
      if (event.kind !== "message") return;
      const message = viewMessage(event.message);
      if (message) session.push(message, "message", id);
    }
  };
