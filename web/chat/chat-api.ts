import type { Place, SentContent, Session } from "./chat-protocol.ts";
import type { Platform } from "./platform.ts";

/** `try-later`: nothing is wrong with what was asked. `after` is in milliseconds, null when the server gave no time. */
export type TryLater = { readonly kind: "try-later"; readonly after: number | null; readonly message: string | null };
export type Gone = { readonly kind: "gone" };

export type CreateOutcome = { readonly kind: "created"; readonly session: Session } | TryLater;
export type PostOutcome =
  { readonly kind: "accepted" } | { readonly kind: "refused"; readonly message: string } | TryLater | Gone;

export type ChatApi = {
  readonly create: (place: Place) => Promise<CreateOutcome>;
  /** The same `clientMessageId` may be posted again: the server takes it once. */
  readonly post: (session: Session, clientMessageId: string, content: SentContent) => Promise<PostOutcome>;
  readonly end: (session: Session) => Promise<"ended" | "try-later">;
  /** Null when it cannot be had, now or for ever. */
  readonly file: (session: Session, media: string) => Promise<Blob | null>;
  readonly eventsUrl: string;
};

/** A request without an answer is given up after this time: a mobile network may swallow it without a word. */
const patience = 15_000;

const unreachable: TryLater = { kind: "try-later", after: null, message: null };

/** `origin` is "" on the centre's own pages, and the centre's address in the widget. */
export function createChatApi(origin: string, platform: Platform): ChatApi {
  const base = `${origin}/api/chat`;

  async function ask(path: string, init: RequestInit): Promise<{ status: number; response: Response } | null> {
    const giveUp = new AbortController();
    const cancel = platform.after(patience, () => giveUp.abort());
    try {
      const response = await platform.fetch(base + path, { ...init, credentials: "omit", signal: giveUp.signal });
      return { status: response.status, response };
    } catch {
      return null;
    } finally {
      cancel();
    }
  }

  return {
    eventsUrl: `${base}/events`,

    async create(place) {
      const answer = await ask("/conversations", jsonRequest({ place }));
      if (answer === null) return unreachable;
      const body = await readJson(answer.response);
      const session = { conversationId: body["conversationId"], token: body["token"] };
      return answer.status === 201 && isSession(session)
        ? { kind: "created", session }
        : tryLater(answer.response, body);
    },

    async post(session, clientMessageId, content) {
      const request = content.kind === "text" ? { text: content.text } : { choice: content.choice };
      const answer = await ask("/messages", jsonRequest({ clientMessageId, ...request }, session));
      if (answer === null) return unreachable;
      if (answer.response.ok) return { kind: "accepted" };
      if (isGone(answer.status)) return { kind: "gone" };
      const body = await readJson(answer.response);
      if (isPassing(answer.status)) return tryLater(answer.response, body);
      return { kind: "refused", message: sentence(body) ?? "Votre message n’est pas parti. Essayez encore." };
    },

    async file(session, media) {
      const answer = await ask(`/files/${encodeURIComponent(media)}`, { headers: authorization(session) });
      return answer?.response.ok === true ? answer.response.blob() : null;
    },

    async end(session) {
      const answer = await ask("/conversation", { method: "DELETE", headers: authorization(session), keepalive: true });
      return answer === null || isPassing(answer.status) ? "try-later" : "ended";
    },
  };
}

export const authorization = (session: Session): Record<string, string> => ({
  Authorization: `Bearer ${session.token}`,
});

/** The conversation is over or unknown: asking again cannot help. */
export const isGone = (status: number): boolean => status === 401 || status === 410;

const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;

function jsonRequest(body: unknown, session?: Session): RequestInit {
  const headers = { "Content-Type": "application/json", ...(session === undefined ? {} : authorization(session)) };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

function tryLater(response: Response, body: Readonly<Record<string, unknown>>): TryLater {
  const seconds = Number(response.headers.get("Retry-After") ?? "");
  return { kind: "try-later", after: seconds > 0 ? seconds * 1_000 : null, message: sentence(body) };
}

async function readJson(response: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = await response.json();
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function sentence(body: Readonly<Record<string, unknown>>): string | null {
  const error = body["error"];
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  return typeof error.message === "string" && error.message !== "" ? error.message : null;
}

function isSession(value: { conversationId: unknown; token: unknown }): value is Session {
  return typeof value.conversationId === "string" && typeof value.token === "string";
}
