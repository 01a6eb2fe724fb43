import express, { type Router } from "express";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { viewAlert } from "./views.ts";

/** What stands around the conversations: alerts. */
export function deskRoutes(parts: InboxParts): Router {
  const { alerts, mediators, clock } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);

  router.get(
    "/alerts",
    signedIn(async (_request, response) => {
      response.json({ alerts: (await alerts.open()).map(viewAlert) });
    }),
  );

  router.post(
    "/alerts/:id/acknowledge",
    signedIn(async (request, response, { mediator }) => {
      const id = String(request.params["id"]);
      const now = clock.now();
      const outcome = await alerts.acknowledge(id, mediator.name, now);
      if (outcome === "unknown") return void answerProblem(response, "not-found");
      await mediators.record({ at: now, mediator: mediator.id, act: "acknowledge", subject: id });
      response.json({});
    }),
  );
  return router;
}
