import express, { type Router } from "express";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { AppointmentId } from "../appointments/appointment.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { listAppointments } from "./list-appointments.ts";
import { viewOpenHours } from "./view-open-hours.ts";

/** Nobody looks at more of an agenda at once; a longer one would keep the server busy. */
const longestDays = 100;
const Period = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days <= longestDays);

/** The agenda: what is booked, when people are received, and what mediators do to appointments. */
export function appointmentRoutes(parts: InboxParts): Router {
  const { appointments, mediators, clock } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);

  router.get(
    "/appointments",
    signedIn(async (request, response) => {
      const period = Period.safeParse(request.query);
      if (!period.success) return void answerProblem(response, "bad-request");
      const { from, to } = period.data;
      response.json({ appointments: await listAppointments(from, to, appointments) });
    }),
  );

  router.get(
    "/open-hours",
    signedIn(async (request, response) => {
      const period = Period.safeParse(request.query);
      if (!period.success) return void answerProblem(response, "bad-request");
      response.json(viewOpenHours(period.data.from, period.data.to, appointments));
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
