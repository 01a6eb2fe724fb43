import express, { type Router } from "express";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";

/** The link of an ordinary number, for the settings page. The code is for administrators: whoever scans it gives us their own number. */
export function whatsappRoutes(parts: InboxParts): Router {
  const router = express.Router();
  const signedIn = forMediators(parts);
  router.get(
    "/whatsapp-web",
    signedIn(async (_request, response, { mediator }) => {
      const status = await parts.whatsappWeb?.();
      if (status === undefined) return void response.json({ state: { kind: "off" }, sentToday: 0, dailyLimit: 0 });
      const hidden = status.state.kind === "needs-pairing" && mediator.role !== "admin";
      response.json(hidden ? { ...status, state: { kind: "needs-pairing", picture: null } } : status);
    }),
  );
  return router;
}
