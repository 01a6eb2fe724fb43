import { createHash } from "node:crypto";
import express, { type Router } from "express";
import { z } from "zod";
import { MOST_PROPOSED } from "../appointments/proposals.ts";
import type { Choice, NewMessage } from "../conversation/message.ts";
import { MessageId, type ConversationId } from "../shared/ids.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";
import { conversationIdOf, readBody } from "./read-request.ts";
import { replyUntil } from "./reply-until.ts";
import { sendReply } from "./send-reply.ts";

const Proposal = z.object({
  clientMessageId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  offers: z.array(z.string().min(1).max(200)).min(1).max(MOST_PROPOSED),
});

/** Proposing times to a person in their own conversation: they touch one, and it is booked. */
export function proposalRoutes(parts: InboxParts): Router {
  const { appointments, turns, mediators, mediatorWindowMs, clock } = parts;
  const router = express.Router();

  router.post(
    "/conversations/:id/proposals",
    forMediators(parts)(async (request, response, { mediator }) => {
      const id = conversationIdOf(request);
      const conversation = id && (await turns.find(id));
      if (conversation === null) return void answerProblem(response, "not-found");
      const wish = readBody(Proposal, request, response);
      if (wish === null) return;
      const { owner, endedAt } = conversation;
      if (endedAt !== null) return void answerProblem(response, "conversation-ended");
      // Looked at before anything is kept from others; the act itself decides.
      if (owner.kind !== "mediator" || owner.mediator !== mediator.id) return void answerProblem(response, "not-yours");
      const now = clock.now();
      const until = replyUntil(conversation, mediatorWindowMs);
      if (until !== null && until <= now) return void answerProblem(response, "window-closed");
      const proposed = await appointments.proposals.propose({
        conversation: conversation.id,
        offers: wish.offers,
        mediator: mediator.id,
      });
      if (proposed.kind === "taken") {
        const message = `Cet horaire n’est plus libre : ${proposed.label}. Choisissez-en un autre.`;
        return void answerProblem(response, "slot-taken", { message });
      }
      const message = proposalMessage(proposed.choices, wish.clientMessageId, conversation.id, mediator, now);
      const outcome = await sendReply(conversation, mediator.id, message, parts);
      if (outcome === "not-yours") {
        await appointments.proposals.withdraw(conversation.id);
        return void answerProblem(response, "not-yours");
      }
      await mediators.record({ at: now, mediator: mediator.id, act: "propose-appointment", subject: conversation.id });
      response.status(202).json({ messageId: message.id });
    }),
  );
  return router;
}

/** The same request sent twice is one message. */
function proposalMessage(
  choices: readonly Choice[],
  clientMessageId: string,
  conversation: ConversationId,
  { id, name }: Pick<Mediator, "id" | "name">,
  now: Date,
): NewMessage {
  const origin = createHash("sha256").update(JSON.stringify([conversation, id, "proposal", clientMessageId]));
  const text =
    choices.length === 1
      ? "Je vous propose cet horaire de rendez-vous. Je vous le garde dix minutes. S’il vous va, touchez-le."
      : "Je vous propose ces horaires de rendez-vous. Je vous les garde dix minutes. Touchez celui qui vous va.";
  return {
    id: MessageId.parse(`inbox/${origin.digest("base64url")}`),
    at: now,
    author: { kind: "mediator", id, name },
    body: { kind: "choices", text, choices },
    clientId: clientMessageId,
  };
}
