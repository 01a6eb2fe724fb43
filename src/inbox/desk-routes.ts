import express, { type Router } from "express";
import { z } from "zod";
import { AppointmentId } from "../appointments/appointment.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { listAppointments } from "./list-appointments.ts";
import { viewAlert } from "./views.ts";

const Period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** What stands around the conversations: alerts and appointments. */
export function deskRoutes(parts: InboxParts): Router {
  const { alerts, appointments, mediators, clock } = parts;
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

  router.get(
    "/appointments",
    signedIn(async (request, response) => {
      const period = Period.safeParse(request.query);
      if (!period.success) return void answerProblem(response, "bad-request");
      const { from, to } = period.data;
      response.json({ appointments: await listAppointments(from, to, appointments) });
    }),
  );

  router.post(
    "/appointments/:id/cancel",
    signedIn(async (request, response, { mediator }) => {
      const id = AppointmentId.safeParse(request.params["id"]);
      if (!id.success) return void answerProblem(response, "not-found");
      const now = clock.now();
      const outcome = await appointments.store.cancel(id.data, { kind: "mediator", mediator: mediator.id }, now);
      if (outcome.kind === "gone") return void answerProblem(response, "appointment-gone");
      await mediators.record({ at: now, mediator: mediator.id, act: "cancel-appointment", subject: id.data });
      response.json({});
    }),
  );
  return router;
}
