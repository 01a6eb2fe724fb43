import express, { type Response, type Router } from "express";
import { z } from "zod";
import { acceptInvitation } from "./accept-invitation.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { inviteMediator } from "./invite-mediator.ts";
import { lockOutMs } from "./lock-out.ts";
import type { Mediator } from "./mediator-store.ts";
import { readBody } from "./read-request.ts";
import { cookieName, cookieOptions, sessionLastsMs } from "./session-token.ts";
import { signIn, startSession } from "./sign-in.ts";
import { slowDown } from "./slow-down.ts";
import { viewMediator } from "./views.ts";

const Credentials = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1_000),
  code: z.string().max(20).optional(),
});
const Acceptance = z.object({
  token: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(60),
  email: z.string().trim().max(254).pipe(z.email()),
  password: z.string().max(1_000),
});
const Invitation = z.object({ role: z.enum(["mediator", "admin"]).default("mediator") });

/** Signing in and out, and invitations. */
export function accountRoutes(parts: InboxParts): Router {
  const { mediators, clock, publicUrl } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);
  /** Each try costs a hash of a tenth of a second. */
  const notTooFast = slowDown({ points: 10, duration: 10 });

  function giveSession(response: Response, mediator: Mediator, token: string, status: number): Response {
    return response
      .cookie(cookieName, token, { ...cookieOptions(publicUrl), maxAge: sessionLastsMs })
      .status(status)
      .json({ mediator: viewMediator(mediator) });
  }

  router.post("/session", notTooFast, async (request, response) => {
    const given = readBody(Credentials, request, response);
    if (given === null) return;
    const credentials = { ...given, code: given.code === undefined || given.code === "" ? null : given.code };
    const outcome = await signIn(credentials, request.ip ?? "unknown", parts);
    if (outcome.kind === "signed-in") return void giveSession(response, outcome.mediator, outcome.token, 200);
    if (outcome.kind === "locked") response.set("Retry-After", String(lockOutMs / 1000));
    answerProblem(response, outcome.kind);
  });

  router.get(
    "/session",
    signedIn(async (_request, response, { mediator }) => void response.json({ mediator: viewMediator(mediator) })),
  );

  router.delete(
    "/session",
    signedIn(async (_request, response, { mediator, tokenHash }) => {
      await mediators.endSession(tokenHash);
      await mediators.record({ at: clock.now(), mediator: mediator.id, act: "sign-out", subject: null });
      response.clearCookie(cookieName, cookieOptions(publicUrl)).sendStatus(204);
    }),
  );

  router.post("/invitations/accept", notTooFast, async (request, response) => {
    const acceptance = readBody(Acceptance, request, response);
    if (acceptance === null) return;
    const outcome = await acceptInvitation(acceptance, parts);
    if (outcome.kind !== "created") return void answerProblem(response, outcome.kind);
    giveSession(response, outcome.mediator, await startSession(outcome.mediator, parts), 201);
  });

  router.post(
    "/invitations",
    signedIn(async (request, response, { mediator }) => {
      if (mediator.role !== "admin") return void answerProblem(response, "not-allowed");
      const asked = readBody(Invitation, request, response);
      if (asked === null) return;
      const url = await inviteMediator(asked.role, parts);
      await mediators.record({ at: clock.now(), mediator: mediator.id, act: "invite", subject: asked.role });
      response.status(201).json({ url });
    }),
  );
  return router;
}
