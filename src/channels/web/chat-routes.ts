import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { z } from "zod";
import type { Conversation } from "../../conversation/conversation.ts";
import type { ChannelAddress, IncomingContent } from "../../conversation/message.ts";
import type { TurnStore } from "../../conversation/turn-store.ts";
import { cleanText } from "../../safety/clean-text.ts";
import { maskSecrets } from "../../safety/mask-secrets.ts";
import type { Clock, Random } from "../../shared/clock.ts";
import { EventId } from "../../shared/ids.ts";
import { problemOf } from "../../shared/problem-of.ts";
import { answerProblem, type ChatProblem } from "./chat-problem.ts";
import { addressOf, newChatToken } from "./chat-token.ts";

export type ChatParts = {
  readonly turns: Pick<TurnStore, "receive" | "findByAddress" | "end">;
  readonly clock: Clock;
  readonly random: Random;
  /** A message was stored: somebody may handle it. */
  readonly onReceived: () => void;
  /** GET /events, which keeps the connection. */
  readonly streamEvents: (request: Request, response: Response, conversation: Conversation) => Promise<void>;
  /** GET /files/:file. */
  readonly sendFile: (request: Request, response: Response, conversation: Conversation) => Promise<void>;
  readonly log: { error(fields: Readonly<Record<string, unknown>>, message: string): void };
};

/** After cleaning. Longer texts are refused, and stay in the person's composer. */
const maxTextLength = 4000;
/** Enough for a refused text to be told so instead of being cut off; more is refused unread. */
const bodyLimit = "1mb";

const NewConversation = z.object({ place: z.enum(["web", "kiosk"]).default("web") });
const clientMessageId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const NewMessage = z.union([
  z.strictObject({ clientMessageId, text: z.string() }),
  z.strictObject({ clientMessageId, choice: z.string().min(1).max(200) }),
]);

/** The residents' chat of the centre's pages, of the kiosk and of any website with the widget. */
export function chatRoutes(parts: ChatParts): Router {
  const messagesOf = new RateLimiterMemory({ points: 20, duration: 10 });
  const conversationsOf = new RateLimiterMemory({ points: 60, duration: 60 });
  const router = express.Router();
  router.use(allowOtherSites);
  router.use(express.json({ limit: bodyLimit }));

  router.post("/conversations", async (request, response) => {
    const asked = NewConversation.safeParse(request.body ?? {});
    if (!asked.success) return void answerProblem(response, "bad-request");
    if (!(await withinRate(conversationsOf, request.ip ?? "unknown", response))) return;
    const token = newChatToken(asked.data.place, parts.random);
    const address = addressOf(token);
    if (address === null) throw new Error("a new token must have an address");
    const now = parts.clock.now();
    await parts.turns.receive(
      { id: eventId(address, "opened"), address, sentAt: now, content: { kind: "opened" } },
      now,
    );
    const conversation = await parts.turns.findByAddress(address);
    parts.onReceived();
    response.status(201).json({ conversationId: conversation?.id, token });
  });

  router.post("/messages", async (request, response) => {
    if (!request.is("application/json")) return void answerProblem(response, "not-json");
    const asked = await authenticate(request, response, parts);
    if (asked === null) return;
    const message = NewMessage.safeParse(request.body);
    if (!message.success) return void answerProblem(response, "bad-request");
    const content = contentOf(message.data);
    if (typeof content === "string") return void answerProblem(response, content);
    if (!(await withinRate(messagesOf, asked.address.contact, response))) return;
    const id = eventId(asked.address, message.data.clientMessageId);
    const now = parts.clock.now();
    const status = await parts.turns.receive({ id, address: asked.address, sentAt: now, content }, now);
    if (status === "ended") return void answerProblem(response, "conversation-ended");
    parts.onReceived();
    response.status(202).json({ messageId: `${id}/0`, status });
  });

  router.delete("/conversation", async (request, response) => {
    const asked = await authenticate(request, response, parts);
    if (asked === null) return;
    await parts.turns.end(asked.id, parts.clock.now());
    response.sendStatus(204);
  });

  router.get("/events", async (request, response) => {
    const asked = await authenticate(request, response, parts);
    if (asked !== null) await parts.streamEvents(request, response, asked);
  });

  router.get("/files/:file", async (request, response) => {
    const asked = await authenticate(request, response, parts);
    if (asked !== null) await parts.sendFile(request, response, asked);
  });

  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return void next(error);
    const code = problemFor(error);
    if (code === "try-again") parts.log.error({ problem: problemOf(error) }, "the chat could not answer");
    answerProblem(response, code);
  });
  return router;
}

const eventId = ({ channel, contact }: ChannelAddress, own: string): EventId =>
  EventId.parse(`${channel}:${contact}:${own}`);

/** What to store, masked; or why it is refused. */
function contentOf(message: z.infer<typeof NewMessage>): IncomingContent | ChatProblem {
  if ("choice" in message) {
    const choice = cleanText(message.choice);
    return choice === "" ? "bad-request" : { kind: "choice", choice };
  }
  const clean = cleanText(message.text);
  if (clean === "") return "empty-message";
  if (clean.length > maxTextLength) return "too-long";
  const { text, found } = maskSecrets(clean);
  return { kind: "text", text, secrets: found };
}

async function authenticate(request: Request, response: Response, { turns }: ChatParts): Promise<Conversation | null> {
  const token = /^Bearer (\S+)$/.exec(request.get("authorization") ?? "")?.[1];
  const address = token === undefined ? null : addressOf(token);
  const conversation = address === null ? null : await turns.findByAddress(address);
  if (conversation === null) {
    answerProblem(response, "unknown-token");
    return null;
  }
  if (conversation.endedAt !== null) {
    answerProblem(response, "conversation-ended");
    return null;
  }
  return conversation;
}

async function withinRate(limiter: RateLimiterMemory, key: string, response: Response): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    response.set("Retry-After", String(Math.ceil(refusal.msBeforeNext / 1000)));
    answerProblem(response, "too-many-messages");
    return false;
  }
}

/** body-parser's errors carry a `type`; whatever else is ours. */
function problemFor(error: unknown): ChatProblem {
  const type = typeof error === "object" && error !== null && "type" in error ? String(error.type) : "";
  if (type === "entity.too.large") return "too-long";
  if (type.startsWith("entity.") || type.startsWith("encoding.") || type.startsWith("charset.")) return "bad-request";
  if (type === "request.aborted" || type === "request.size.invalid") return "bad-request";
  return "try-again";
}

/** The widget speaks from other sites; the token goes in a header, so no cookie is at stake. */
function allowOtherSites(request: Request, response: Response, next: NextFunction): void {
  response.set({
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "authorization, content-type, last-event-id",
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Max-Age": "86400",
    "Access-Control-Expose-Headers": "retry-after",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
  if (request.method === "OPTIONS") response.sendStatus(204);
  else next();
}
