import type { Request, RequestHandler, Response } from "express";
import { answerProblem } from "./answer.ts";
import type { InboxParts, SignedIn } from "./inbox-parts.ts";
import { findSession } from "./find-session.ts";
import { readSessionToken, hashToken } from "./session-token.ts";

export type MediatorHandler = (request: Request, response: Response, asker: SignedIn) => Promise<void>;

/** Lets a request through with the mediator whose session it carries; all others get 401. */
export const forMediators =
  (parts: Pick<InboxParts, "mediators" | "clock">) =>
  (handler: MediatorHandler): RequestHandler =>
  async (request, response) => {
    const token = readSessionToken(request.get("cookie"));
    const asker = token === null ? null : await findSession(hashToken(token), parts);
    if (asker === null) return void answerProblem(response, "not-signed-in");
    await handler(request, response, asker);
  };
