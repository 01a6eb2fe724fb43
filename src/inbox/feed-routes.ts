import express, { type Router } from "express";
import { z } from "zod";
import { AgentId } from "../appointments/appointment.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { CalendarFeed } from "./mediator-store.ts";
import { readBody } from "./read-request.ts";

const Wish = z.object({ agent: AgentId });

/** A mediator's own secret address for their calendar program: seen, made anew, and ended. */
export function feedRoutes(parts: InboxParts): Router {
  const { mediators, appointments, clock, random, publicUrl } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);
  const view = (feed: CalendarFeed | null) =>
    feed && { agentId: feed.agent, url: `${publicUrl}/agenda/${feed.secret}.ics`, since: feed.since.toISOString() };

  router.get(
    "/calendar-feed",
    signedIn(async (_request, response, { mediator }) => {
      response.json({ feed: view(await mediators.feedOf(mediator.id)) });
    }),
  );

  router.post(
    "/calendar-feed",
    signedIn(async (request, response, { mediator }) => {
      const wish = readBody(Wish, request, response);
      if (wish === null) return;
      if (!appointments.schedule.agents.some(({ id }) => id === wish.agent)) {
        return void answerProblem(response, "unknown-agent");
      }
      const now = clock.now();
      const feed = { agent: wish.agent, secret: random.token(24), since: now };
      await mediators.setFeed(mediator.id, feed);
      await mediators.record({ at: now, mediator: mediator.id, act: "renew-calendar-feed", subject: wish.agent });
      response.status(201).json({ feed: view(feed) });
    }),
  );

  router.delete(
    "/calendar-feed",
    signedIn(async (_request, response, { mediator }) => {
      await mediators.setFeed(mediator.id, null);
      await mediators.record({ at: clock.now(), mediator: mediator.id, act: "end-calendar-feed", subject: null });
      response.sendStatus(204);
    }),
  );
  return router;
}
