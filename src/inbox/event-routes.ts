import { createEventBuffer, createSession, type Session } from "better-sse";
import express, { type Request, type Response, type Router } from "express";
import type { LiveEvent } from "../conversation/live-event.ts";
import { findSession } from "./find-session.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts, SignedIn } from "./inbox-parts.ts";
import { viewHead, viewMessage, type ChannelRules } from "./views.ts";

const heartbeatMs = 15_000;
/** How long a stream may outlive its session. */
const usualSessionCheckMs = 30_000;
/** A browser that takes nothing for so long is gone, or better served by a fresh start. */
const patienceMs = 60_000;
/** Who missed more starts afresh: the lists are shorter than the way there. */
const longestReplay = 5_000;

/** What happens, as it happens, for the mediators' pages. */
export function eventRoutes(parts: InboxParts, sessionCheckMs = usualSessionCheckMs): Router {
  const router = express.Router();
  router.get(
    "/events",
    forMediators(parts)((request, response, asker) => streamEvents(request, response, asker, parts, sessionCheckMs)),
  );
  return router;
}

/**
 * Server-sent events, each with its number in the log, from `Last-Event-ID` on. `ready` says that what was missed has been told;
 * `resumed` is false when it could not be (no number given, too much was missed, or it is no longer in the log): the page then
 * reads its lists again.
 */
async function streamEvents(
  request: Request,
  response: Response,
  asker: SignedIn,
  parts: InboxParts,
  sessionCheckMs: number,
): Promise<void> {
  const [latest, droppedUpTo] = await Promise.all([parts.liveEvents.latest(), parts.liveEvents.droppedUpTo()]);
  const { after, resumed } = whereFrom(request, latest, droppedUpTo);
  const session = await createSession(request, response, {
    keepAlive: heartbeatMs,
    retry: null,
    trustClientEventId: false,
  });
  if (!session.isConnected) return;

  const leaveUnlessSignedIn = async (): Promise<void> => {
    if ((await findSession(asker.tokenHash, parts).catch(() => asker)) === null) response.end();
  };
  const stops = [
    parts.events.follow(
      { after, onCaughtUp: () => tell(session, "ready", { resumed }, resumed ? null : after) },
      async (event) => {
        if (event.kind === "mediators") await leaveUnlessSignedIn();
        if (response.writableEnded) return;
        const { kind, data } = viewEvent(event, parts);
        tell(session, kind, data, event.seq);
        await drained(response);
      },
    ),
    parts.typing.subscribe(({ conversation, from, name }) => {
      if (!response.writableNeedDrain) tell(session, "typing", { conversationId: conversation, from, name }, null);
    }),
    every(sessionCheckMs, leaveUnlessSignedIn),
  ];
  const end = (): void => void response.end();
  parts.stopping.addEventListener("abort", end, { once: true });
  session.once("disconnected", () => {
    parts.stopping.removeEventListener("abort", end);
    for (const stop of stops) stop();
  });
  if (parts.stopping.aborted) end();
}

function whereFrom(
  request: Request,
  latest: number,
  droppedUpTo: number,
): { readonly after: number; readonly resumed: boolean } {
  const given = /^\d{1,15}$/.exec(request.get("last-event-id") ?? "")?.[0];
  const after = given === undefined ? -1 : Number(given);
  // A number that was never given belongs to another database.
  const resumed = after >= latest - longestReplay && after >= droppedUpTo && after >= 0 && after <= latest;
  return { after: resumed ? after : latest, resumed };
}

/** `id` null: not a place to resume from (better-sse's own `push` would invent an id). */
function tell(session: Session, kind: string, data: unknown, id: number | null): void {
  if (!session.isConnected) return;
  const buffer = createEventBuffer().event(kind);
  if (id !== null) buffer.id(String(id));
  void session.batch(buffer.data(data).dispatch());
}

function viewEvent(event: LiveEvent, rules: ChannelRules): { readonly kind: string; readonly data: unknown } {
  switch (event.kind) {
    case "conversation":
      return { kind: event.kind, data: { conversation: viewHead(event.conversation, rules) } };
    case "message":
    case "delivery":
      return {
        kind: event.kind,
        data: { conversationId: event.message.conversation, message: viewMessage(event.message) },
      };
    case "joined":
      return { kind: event.kind, data: { part: event.part, conversation: viewHead(event.conversation, rules) } };
    case "mediators":
    case "alerts":
    case "appointments":
    case "schedule":
      return { kind: event.kind, data: {} };
  }
}

/** Resolves once the browser has taken what was written, or is gone; a browser that takes nothing is cut off. */
function drained(response: Response): Promise<void> {
  if (!response.writableNeedDrain || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(() => response.destroy(), patienceMs);
    const done = (): void => {
      clearTimeout(patience);
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
  });
}

function every(ms: number, act: () => Promise<void>): () => void {
  const timer = setInterval(() => void act(), ms);
  return () => clearInterval(timer);
}
