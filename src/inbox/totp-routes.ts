import express, { type Router } from "express";
import { z } from "zod";
import type { MediatorId } from "../shared/ids.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";
import { readBody } from "./read-request.ts";
import { slowDown } from "./slow-down.ts";
import { newTotpSecret, totpStep, totpUri } from "./totp.ts";

const Code = z.object({ code: z.string().max(20) });
const enrolmentLastsMs = 10 * 60_000;

/** The optional second factor: ask for a secret, prove with a code that the application has it; a code again to take it away. */
export function totpRoutes(parts: InboxParts): Router {
  const { mediators, clock } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);
  const notTooFast = slowDown({ points: 5, duration: 60 });
  /** Secrets shown and not yet proved; a restart asks the mediator to begin again. */
  const shown = new Map<MediatorId, { readonly secret: string; readonly until: number }>();

  const isRight = async (mediator: Mediator, secret: string, code: string): Promise<boolean> => {
    const step = totpStep(secret, code, clock.now());
    return step !== null && (await mediators.useTotpStep(mediator.id, step)) === "fresh";
  };

  router.post(
    "/totp/enrol",
    signedIn(async (_request, response, { mediator }) => {
      if (mediator.totpSecret !== null) return void answerProblem(response, "already-enrolled");
      const secret = newTotpSecret();
      shown.set(mediator.id, { secret, until: clock.now().getTime() + enrolmentLastsMs });
      response.json({ secret, uri: totpUri(secret, mediator.email) });
    }),
  );

  router.post(
    "/totp/confirm",
    notTooFast,
    signedIn(async (request, response, { mediator }) => {
      const given = readBody(Code, request, response);
      if (given === null) return;
      const pending = shown.get(mediator.id);
      const step =
        pending !== undefined && clock.now().getTime() < pending.until
          ? totpStep(pending.secret, given.code, clock.now())
          : null;
      if (pending === undefined || step === null) return void answerProblem(response, "code-not-confirmed");
      await mediators.setTotpSecret(mediator.id, pending.secret);
      await mediators.useTotpStep(mediator.id, step); // only now: a new secret begins with no step used
      shown.delete(mediator.id);
      await mediators.record({ at: clock.now(), mediator: mediator.id, act: "totp-on", subject: null });
      response.sendStatus(204);
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
