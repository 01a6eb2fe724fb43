import express, { type Router } from "express";
import { MediatorId } from "../shared/ids.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { letGoOfRemoved, removeMediator } from "./remove-mediator.ts";
import { viewColleague } from "./views.ts";

/** Who has an account, and closing one: for administrators. Nobody closes their own, so that one administrator is always left. */
export function colleagueRoutes(parts: InboxParts): Router {
  const router = express.Router();
  const signedIn = forMediators(parts);

  router.get(
    "/mediators",
    signedIn(async (_request, response, { mediator }) => {
      if (mediator.role !== "admin") return void answerProblem(response, "not-allowed");
      response.json({ mediators: (await parts.mediators.list()).map(viewColleague) });
    }),
  );

  router.delete(
    "/mediators/:id",
    signedIn(async (request, response, { mediator }) => {
      const id = MediatorId.safeParse(request.params["id"]);
      if (mediator.role !== "admin") return void answerProblem(response, "not-allowed");
      if (!id.success) return void answerProblem(response, "not-found");
      if (id.data === mediator.id) return void answerProblem(response, "own-account");
      if ((await removeMediator(id.data, mediator.id, parts)) === "unknown") {
        return void answerProblem(response, "not-found");
      }
      await letGoOfRemoved(parts);
      response.sendStatus(204);
    }),
  );
  return router;
}
