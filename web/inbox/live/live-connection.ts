import { createEventParser } from "../../chat/server-sent-events.ts";
import { readInboxEvent, type StreamEvent } from "./read-inbox-event.ts";

/** `catching-up`: connected, what was missed is still coming in. Only `live` may send. */
export type Connection = "connecting" | "catching-up" | "live" | "lost";

export type LiveConnectionParts = {
  readonly url: string;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onChange: (connection: Connection) => void;
  readonly onSignedOut: () => void;
};

/** The server's heartbeat comes every 15 seconds. */
const silenceMs = 40_000;
const longestPauseMs = 15_000;

/** Keeps an event stream open, and after each break resumes it where it stopped. Returns the way to close it. */
export function openLiveConnection({ url, onEvent, onChange, onSignedOut }: LiveConnectionParts): () => void {
  const closed = new AbortController();
  let lastId: string | null = null;
  let failures = 0;
  let hurry: (() => void) | null = null;
  let breakOff: (() => void) | null = null;

  const isClosed = (): boolean => closed.signal.aborted;

  async function keepOpen(): Promise<void> {
    onChange("connecting");
    while (!isClosed()) {
      const outcome = await readStream().catch(() => "broken" as const);
      if (isClosed()) return;
      if (outcome === "signed-out") {
        onSignedOut();
        return;
      }
      onChange("lost");
      await pause(Math.min(longestPauseMs, 1_000 * 2 ** failures++) * (0.7 + Math.random() * 0.3));
    }
  }

  async function readStream(): Promise<"signed-out" | "broken"> {
    const attempt = new AbortController();
    const giveUp = (): void => attempt.abort();
    breakOff = giveUp;
    closed.signal.addEventListener("abort", giveUp);
    let silence = setTimeout(giveUp, silenceMs);
    try {
      const response = await fetch(url, {
        headers: { Accept: "text/event-stream", ...(lastId !== null && { "Last-Event-ID": lastId }) },
        signal: attempt.signal,
        cache: "no-store",
      });
      if (response.status === 401) return "signed-out";
      if (!response.ok || response.body === null) return "broken";
      onChange("catching-up");
      const parser = createEventParser();
      const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
        clearTimeout(silence);
        silence = setTimeout(giveUp, silenceMs);
        for (const sent of parser.push(piece.value)) {
          const event = readInboxEvent(sent);
          if (event !== null) take(event);
          if (sent.id !== null && sent.id !== "") lastId = sent.id;
        }
      }
      return "broken";
    } finally {
      clearTimeout(silence);
      closed.signal.removeEventListener("abort", giveUp);
      attempt.abort();
    }
  }

  function take(event: StreamEvent): void {
    onEvent(event);
    if (event.kind !== "ready") return;
    failures = 0;
    onChange("live");
  }

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  // The network is back, or the phone was taken out of the pocket: no need to wait.
  const wake = (): void => {
    if (document.visibilityState === "visible") hurry?.();
  };
  const breakOffNow = (): void => breakOff?.();
  window.addEventListener("online", wake);
  window.addEventListener("offline", breakOffNow);
  document.addEventListener("visibilitychange", wake);
  void keepOpen();
  return () => {
    closed.abort();
    hurry?.();
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", breakOffNow);
    document.removeEventListener("visibilitychange", wake);
  };
}
