import express, { type Request, type Router } from "express";
import { z } from "zod";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";
import { readBody } from "./read-request.ts";
import { slowDown } from "./slow-down.ts";
import { readSessionToken } from "./session-token.ts";
import { offeredSecrets, totpStep, totpUri } from "./totp.ts";

const Code = z.object({ code: z.string().max(20) });

/** The optional second factor: ask for a secret, prove with a code that the application has it; a code again to take it away. */
export function totpRoutes(parts: InboxParts): Router {
  const { mediators, clock } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);
  const notTooFast = slowDown({ points: 5, duration: 60 });
  const offeredTo = ({ headers }: Request) => {
    const token = readSessionToken(headers.cookie);
    if (token === null) throw new Error("a mediator is signed in without a session's token");
    return offeredSecrets(token, clock.now());
  };

  const isRight = async (mediator: Mediator, secret: string, code: string): Promise<boolean> => {
    const step = totpStep(secret, code, clock.now());
    return step !== null && (await mediators.useTotpStep(mediator.id, step)) === "fresh";
  };

  router.post(
    "/totp/enrol",
    signedIn(async (request, response, { mediator }) => {
      if (mediator.totpSecret !== null) return void answerProblem(response, "already-enrolled");
      const [secret] = offeredTo(request);
      response.json({ secret, uri: totpUri(secret, mediator.email) });
    }),
  );

  router.post(
    "/totp/confirm",
    notTooFast,
    signedIn(async (request, response, { mediator }) => {
      const given = readBody(Code, request, response);
      if (given === null) return;
      if (mediator.totpSecret !== null) return void answerProblem(response, "code-not-confirmed");
      for (const secret of offeredTo(request)) {
        const step = totpStep(secret, given.code, clock.now());
        if (step === null) continue;
        await mediators.setTotpSecret(mediator.id, secret);
        await mediators.useTotpStep(mediator.id, step); // only now: a new secret begins with no step used
        await mediators.record({ at: clock.now(), mediator: mediator.id, act: "totp-on", subject: null });
        return void response.sendStatus(204);
      }
      answerProblem(response, "code-not-confirmed");
    }),
  );

  router.delete(
    "/totp",
    notTooFast,
    signedIn(async (request, response, { mediator }) => {
      const given = readBody(Code, request, response);
      if (given === null) return;
      if (mediator.totpSecret === null || !(await isRight(mediator, mediator.totpSecret, given.code))) {
        return void answerProblem(response, "code-not-confirmed");
      }
      await mediators.setTotpSecret(mediator.id, null);
      await mediators.record({ at: clock.now(), mediator: mediator.id, act: "totp-off", subject: null });
      response.sendStatus(204);
    }),
  );
  return router;
}
