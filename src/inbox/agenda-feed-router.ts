import express, { type Router } from "express";
import { agendaFeed } from "../appointments/agenda-feed.ts";
import type { InboxParts } from "./inbox-parts.ts";

const DAY_MS = 24 * 60 * 60_000;
const pastMs = 31 * DAY_MS;
const aheadMs = 400 * DAY_MS;

/**
 * What calendar programs read, at an address that is the only key. Express names the text's version (ETag) and answers 304 to whoever
 * has it; the text holds no moment of its own.
 */
export function agendaFeedRouter({
  mediators,
  appointments: { store, schedule },
  clock,
}: Pick<InboxParts, "mediators" | "clock"> & {
  readonly appointments: {
    readonly store: Pick<InboxParts["appointments"]["store"], "between">;
    readonly schedule: InboxParts["appointments"]["schedule"];
  };
}): Router {
  const router = express.Router();
  router.get("/:secret.ics", async (request, response) => {
    response.set({ "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer" });
    const feed = await mediators.feedBySecret(request.params.secret);
    if (feed === null) {
      return void response.status(404).type("text/plain").send("Ce lien d’agenda n’existe pas, ou plus.\n");
    }
    const now = clock.now().getTime();
    const found = await store.between(new Date(now - pastMs), new Date(now + aheadMs));
    const agent = schedule.agents.find(({ id }) => id === feed.agent);
    const name = agent === undefined ? "Rendez-vous" : `Rendez-vous de ${agent.firstName}`;
    response
      .type("text/calendar")
      .set("Cache-Control", "private, no-cache")
      .send(
        agendaFeed(
          found.filter((appointment) => appointment.agent === feed.agent),
          name,
          schedule,
        ),
      );
  });
  return router;
}
