import express, { type Router } from "express";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { agendaFrame } from "./agenda-frame.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { listAppointments } from "./list-appointments.ts";
import { viewAppointment } from "./view-appointment.ts";

/** Nobody looks at more of an agenda at once; a longer one would keep the server busy. */
const longestDays = 100;
const Period = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days <= longestDays, {
    when: ({ issues }) => issues.length === 0,
  });

/** `after`: the id of the last offer shown. */
const Wish = z.object({ reason: z.string().min(1).max(100), after: z.string().max(200).optional() });
/** Those that are left come when these have been seen to. */
const mostUnattended = 30;

/** Reading the agenda: what is booked, when people are received, and what is free. */
export function appointmentRoutes(parts: InboxParts): Router {
  const { appointments, clock } = parts;
  const { store, schedule, booking } = appointments;
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
    "/agenda",
    signedIn(async (request, response) => {
      const period = Period.safeParse(request.query);
      if (!period.success) return void answerProblem(response, "bad-request");
      response.json(agendaFrame(period.data.from, period.data.to, appointments));
    }),
  );

  router.get(
    "/appointments/unattended",
    signedIn(async (_request, response) => {
      const now = clock.now();
      const [oldest, count] = await Promise.all([store.unattended(now, mostUnattended), store.countUnattended(now)]);
      response.json({ count, appointments: oldest.flatMap((one) => viewAppointment(one, schedule) ?? []) });
    }),
  );

  router.get(
    "/appointments/offers",
    signedIn(async (request, response) => {
      const wish = Wish.safeParse(request.query);
      if (!wish.success) return void answerProblem(response, "bad-request");
      response.json({ offers: await booking.offer(wish.data) });
    }),
  );
  return router;
}
