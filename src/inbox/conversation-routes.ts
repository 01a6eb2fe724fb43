import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { Conversation } from "../conversation/conversation.ts";
import { MessageId } from "../shared/ids.ts";
import { answerProblem } from "./answer.ts";
import { claimConversation } from "./claim-conversation.ts";
import { fileIdFormat, findBrought } from "./brought-file.ts";
import { forMediators } from "./for-mediators.ts";
import { handBack, type HandBack } from "./hand-back.ts";
import type { InboxParts, SignedIn } from "./inbox-parts.ts";
import { conversationIdOf, readBody } from "./read-request.ts";
import { replyUntil } from "./reply-until.ts";
import { sendReply } from "./send-reply.ts";
import { viewMessage, viewSummary } from "./views.ts";
import { type Written, writeMessage } from "./write-message.ts";

const Typed = z.object({
  clientMessageId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  text: z.string(),
  /** One that was brought before, and what the mediator calls it. */
  file: z.object({ id: z.string().regex(fileIdFormat), name: z.string().max(300) }).optional(),
});
/** Beyond these nobody scrolls. */
const mostConversations = 500;

/** Reading conversations, taking them, answering, giving them back. */
export function conversationRoutes(parts: InboxParts): Router {
  const { handoff, turns, outbox, mediators, typing, clock, mediatorWindowMs } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);

  /** For `/conversations/:id…`: the conversation that is named, or 404. */
  const onConversation = (
    handler: (request: Request, response: Response, asker: SignedIn, conversation: Conversation) => Promise<void>,
  ) =>
    signedIn(async (request, response, asker) => {
      const id = conversationIdOf(request);
      const conversation = id && (await turns.find(id));
      if (conversation === null) return void answerProblem(response, "not-found");
      await handler(request, response, asker, conversation);
    });

  const summaryOf = async (conversation: Conversation) => {
    const messages = await handoff.transcript(conversation.id);
    const now = (await turns.find(conversation.id)) ?? conversation;
    const lastMessage = messages.at(-1) ?? null;
    const lastOwnMessage = messages.findLast(({ author }) => author.kind === "resident") ?? null;
    return { messages, summary: viewSummary({ conversation: now, lastMessage, lastOwnMessage }, parts) };
  };

  /** What a mediator typed, as it may be stored; null when it is refused, and then the answer has been given. */
  const write = async (
    kind: "text" | "note",
    request: Request,
    response: Response,
    { mediator }: SignedIn,
    to: Conversation,
  ) => {
    const typed = readBody(Typed, request, response);
    if (typed === null) return null;
    const named = kind === "text" ? typed.file : undefined;
    const file = named && (await findBrought(named, to, mediator.id, parts));
    if (file === "file-gone" || file === "file-refused") {
      answerProblem(response, file);
      return null;
    }
    const written = writeMessage(kind, { ...typed, file: file ?? null }, to.id, mediator, clock.now());
    if (written.kind === "written") return written;
    answerProblem(response, written.kind);
    return null;
  };

  const accept = (
    response: Response,
    { message, masked }: Extract<Written, { kind: "written" }>,
    known: boolean,
  ): Response => response.status(202).json({ messageId: message.id, status: known ? "known" : "new", masked });

  router.get(
    "/conversations",
    signedIn(async (_request, response) => {
      const summaries = await handoff.list(mostConversations);
      response.json({
        conversations: summaries.map((one) => viewSummary(one, parts)),
        now: clock.now().toISOString(),
      });
    }),
  );

  router.get(
    "/conversations/:id",
    onConversation(async (_request, response, { mediator }, conversation) => {
      const { summary, messages } = await summaryOf(conversation);
      await mediators.record({ at: clock.now(), mediator: mediator.id, act: "open", subject: conversation.id });
      response.json({ conversation: summary, messages: messages.map(viewMessage) });
    }),
  );

  router.post(
    "/conversations/:id/claim",
    onConversation(async (_request, response, { mediator }, conversation) => {
      if (conversation.endedAt !== null) return void answerProblem(response, "conversation-ended");
      const outcome = await claimConversation(conversation.id, mediator, parts);
      if (outcome.kind === "unknown-conversation") return void answerProblem(response, "not-found");
      if (outcome.kind === "taken") {
        const message = `${outcome.by} a déjà pris cette conversation.`;
        return void answerProblem(response, "taken", { message, extra: { winner: { name: outcome.by } } });
      }
      response.json({ conversation: (await summaryOf(conversation)).summary });
    }),
  );

  router.post(
    "/conversations/:id/replies",
    onConversation(async (request, response, asker, conversation) => {
      const written = await write("text", request, response, asker, conversation);
      if (written === null) return;
      const until = replyUntil(conversation, mediatorWindowMs);
      if (until !== null && until <= clock.now()) return void answerProblem(response, "window-closed");
      const outcome = await sendReply(conversation, asker.mediator.id, written.message, parts);
      if (outcome !== "not-yours") return void accept(response, written, outcome === "known");
      answerProblem(response, conversation.endedAt === null ? "not-yours" : "conversation-ended");
    }),
  );

  router.post(
    "/conversations/:id/notes",
    onConversation(async (request, response, asker, conversation) => {
      const written = await write("note", request, response, asker, conversation);
      if (written === null) return;
      const outcome = await handoff.note(conversation.id, written.message);
      if (outcome === "unknown-conversation") return void answerProblem(response, "not-found");
      accept(response, written, outcome === "known");
    }),
  );

  const giveBack = (act: HandBack) =>
    onConversation(async (_request, response, { mediator }, conversation) => {
      const outcome = await handBack(act, conversation, mediator, parts);
      if (outcome === "not-yours") return void answerProblem(response, "not-yours");
      response.json({ conversation: (await summaryOf(conversation)).summary });
    });
  router.post("/conversations/:id/close", giveBack("close"));
  router.post("/conversations/:id/release", giveBack("release"));

  router.post(
    "/conversations/:id/typing",
    onConversation(async (_request, response, { mediator }, { id, owner }) => {
      // The person sees dots: only of whoever may answer them.
      if (owner.kind === "mediator" && owner.mediator === mediator.id) {
        typing.announce({ conversation: id, from: "mediator", mediator });
      }
      response.sendStatus(204);
    }),
  );

  router.post(
    "/messages/:id/retry",
    signedIn(async (request, response, { mediator }) => {
      const id = MessageId.safeParse(request.params["id"]);
      if (!id.success) return void answerProblem(response, "not-found");
      const now = clock.now();
      if ((await outbox.retry(id.data, now)) === "not-failed") return void answerProblem(response, "not-failed");
      await mediators.record({ at: now, mediator: mediator.id, act: "retry", subject: id.data });
      response.status(202).json({});
    }),
  );
  return router;
}
