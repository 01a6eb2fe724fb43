import express, { type ErrorRequestHandler, type Router } from "express";
import { problemOf } from "../shared/problem-of.ts";
import { accountRoutes } from "./account-routes.ts";
import { answerProblem, type Problem } from "./answer.ts";
import { appointmentRoutes } from "./appointment-routes.ts";
import { changeAppointmentRoutes } from "./change-appointment-routes.ts";
import { colleagueRoutes } from "./colleague-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { deskRoutes } from "./desk-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import { feedRoutes } from "./feed-routes.ts";
import { feedbackRoutes } from "./feedback-routes.ts";
import { fileRoutes } from "./file-routes.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { mediaRoutes } from "./media-routes.ts";
import { proposalRoutes } from "./proposal-routes.ts";
import { refuseStrangers } from "./refuse-strangers.ts";
import { scheduleRoutes } from "./schedule-routes.ts";
import { totpRoutes } from "./totp-routes.ts";
import { whatsappRoutes } from "./whatsapp-routes.ts";

/** Four thousand signs, each of them escaped. */
const bodyLimit = "64kb";

/** The mediators' HTTP API, to be mounted at `/api/inbox`. */
export function createInboxRouter(parts: InboxParts): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });
  router.use(refuseStrangers(parts.publicUrl));
  router.use(express.json({ limit: bodyLimit }));
  router.use(accountRoutes(parts));
  router.use(totpRoutes(parts));
  router.use(colleagueRoutes(parts));
  router.use(conversationRoutes(parts));
  router.use(feedbackRoutes(parts));
  router.use(deskRoutes(parts));
  router.use(appointmentRoutes(parts));
  router.use(changeAppointmentRoutes(parts));
  router.use(feedRoutes(parts));
  router.use(proposalRoutes(parts));
  router.use(scheduleRoutes(parts));
  router.use(mediaRoutes(parts));
  router.use(fileRoutes(parts));
  router.use(whatsappRoutes(parts));
  router.use(eventRoutes(parts));
  router.use((_request, response) => void answerProblem(response, "not-found"));
  router.use(answerError(parts));
  return router;
}

const answerError =
  ({ log }: Pick<InboxParts, "log">): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const code = problemFor(error);
    if (code === "try-again") log.error({ problem: problemOf(error) }, "the inbox could not answer");
    answerProblem(response, code);
  };

/** Express' own faults (not JSON, too large, an address that cannot be decoded) carry a status below 500; whatever else is ours. */
function problemFor(error: unknown): Problem {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : 500;
  if (status === 413) return "too-long";
  return typeof status === "number" && status >= 400 && status < 500 ? "bad-request" : "try-again";
}
