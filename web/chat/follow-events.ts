import { authorization, isGone } from "./chat-api.ts";
import type { Session } from "./chat-protocol.ts";
import { backOff } from "./platform.ts";
import type { Platform } from "./platform.ts";
import { createEventParser } from "./server-sent-events.ts";
import type { ServerSentEvent } from "./server-sent-events.ts";

export type FollowHandlers = {
  readonly onOpen: () => void;
  readonly onEvent: (event: ServerSentEvent) => void;
  readonly onLink: (link: "ok" | "lost") => void;
  /** The server knows this conversation no more; nothing follows. */
  readonly onGone: () => void;
};

export type Following = {
  /** Drops the connection, if any, and connects at once. */
  readonly reconnect: () => void;
  readonly stop: () => void;
};

/** The server sends a heartbeat every 15 s: after three missed ones the connection is dead, whatever the network says. */
const longestSilence = 45_000;
/** A shorter cut is mended before anyone needs to know. */
const quietCut = 2_000;
/** A connection that lived this long was a good one: the next failure starts the back-off anew. */
const goodLife = 10_000;

/**
 * Reads the conversation's events and goes on reading for good: reconnects after every cut, resuming behind the last event
 * that it has seen. An event that comes twice is given once.
 */
export function followEvents(url: string, session: Session, platform: Platform, handlers: FollowHandlers): Following {
  let lastEventId: string | null = null;
  let failures = 0;
  let stopped = false;
  let attempt = new AbortController();
  let cancelRetry = (): void => undefined;
  let cancelAlarm: (() => void) | null = null;

  const linkDown = (): void => {
    cancelAlarm ??= platform.after(quietCut, () => handlers.onLink("lost"));
  };
  const linkUp = (): void => {
    cancelAlarm?.();
    cancelAlarm = null;
    handlers.onLink("ok");
  };

  const take = (event: ServerSentEvent): void => {
    if (event.id !== null) {
      if (lastEventId !== null && Number(event.id) <= Number(lastEventId)) return;
      lastEventId = event.id;
    }
    handlers.onEvent(event);
  };

  async function connect(): Promise<void> {
    cancelRetry();
    linkDown();
    const controller = (attempt = new AbortController());
    const isCurrent = (): boolean => !stopped && attempt === controller;
    const startedAt = platform.now();
    const outcome = await read(controller, isCurrent);
    if (!isCurrent()) return;
    if (outcome === "gone") {
      stop();
      handlers.onGone();
      return;
    }
    failures = outcome === "cut" && platform.now() - startedAt >= goodLife ? 1 : failures + 1;
    linkDown();
    cancelRetry = platform.after(backOff(failures, platform), () => void connect());
  }

  /** Settles when the connection is over: "cut" if it had been made, "failed" if not. */
  async function read(controller: AbortController, isCurrent: () => boolean): Promise<"gone" | "cut" | "failed"> {
    let cancelWatch = (): void => undefined;
    const watch = (): void => {
      cancelWatch();
      cancelWatch = platform.after(longestSilence, () => controller.abort());
    };
    let made = false;
    try {
      watch();
      const response = await platform.fetch(url, request(session, lastEventId, controller.signal));
      if (isGone(response.status)) return "gone";
      if (!response.ok || response.body === null || !isCurrent()) return "failed";
      made = true;
      linkUp();
      handlers.onOpen();
      const parser = createEventParser();
      await readPieces(response.body, (piece) => {
        watch();
        for (const event of parser.push(piece)) if (isCurrent()) take(event);
      });
    } catch {
      // A cut and a failure are told apart by how far it came; there is nothing more to learn from the error.
    } finally {
      cancelWatch();
      controller.abort();
    }
    return made ? "cut" : "failed";
  }

  function stop(): void {
    stopped = true;
    cancelRetry();
    cancelAlarm?.();
    attempt.abort();
  }

  void connect();
  return {
    reconnect() {
      if (stopped) return;
      failures = 0;
      attempt.abort();
      void connect();
    },
    stop,
  };
}

function request(session: Session, lastEventId: string | null, signal: AbortSignal): RequestInit {
  const resume = lastEventId === null ? {} : { "Last-Event-ID": lastEventId };
  const headers = { Accept: "text/event-stream", ...authorization(session), ...resume };
  return { headers, signal, credentials: "omit" };
}

async function readPieces(body: ReadableStream<Uint8Array>, take: (piece: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(decoder.decode(value, { stream: true }));
  }
}
