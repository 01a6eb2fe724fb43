import express, { type Response, type Router } from "express";
import { z } from "zod";
import { AgentId, AppointmentId, type Appointment } from "../appointments/appointment.ts";
import { ConversationId } from "../shared/ids.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { readBody } from "./read-request.ts";
import { viewAppointment } from "./view-appointment.ts";

const instant = z.iso.datetime().transform((text) => new Date(text));
/** Given by the page, so that asking again does nothing more: random, for it is the secret of the appointment's page. */
const newId = z.string().regex(/^[A-Za-z0-9_-]{24,64}$/);
const Move = z.object({
  id: newId,
  version: z.number().int(),
  agent: AgentId,
  start: instant,
  /** Knowingly over whatever stands there. */
  force: z.boolean().default(false),
});
const Attendance = z.object({ attendance: z.enum(["unsaid", "seen", "noshow", "excused"]) });
const Book = z.object({
  id: newId,
  reason: z.string().min(1).max(100),
  agent: AgentId,
  start: instant,
  conversation: ConversationId.nullable().default(null),
  firstName: z.string().max(40).default(""),
  force: z.boolean().default(false),
});

/** What mediators do to appointments, each act entered in the journal. */
export function changeAppointmentRoutes(parts: InboxParts): Router {
  const { appointments, mediators, turns, clock } = parts;
  const { store, agenda, proposals, schedule } = appointments;
  const router = express.Router();
  const signedIn = forMediators(parts);
  const isAgent = (id: AgentId): boolean => schedule.agents.some((agent) => agent.id === id);
  const answerWith = (response: Response, appointment: Appointment): Response =>
    response.json({ appointment: viewAppointment(appointment, schedule) });
  const takenBy = (agent: AgentId) => {
    const name = schedule.agents.find(({ id }) => id === agent)?.firstName;
    return name === undefined ? {} : { message: `${name} a déjà quelqu’un à cette heure.` };
  };

  router.post(
    "/appointments",
    signedIn(async (request, response, { mediator }) => {
      const wish = readBody(Book, request, response);
      if (wish === null) return;
      const now = clock.now();
      if (wish.start <= now) return void answerProblem(response, "in-the-past");
      if (!isAgent(wish.agent)) return void answerProblem(response, "unknown-agent");
      const person = wish.conversation === null ? null : await turns.find(wish.conversation);
      if (wish.conversation !== null && person === null) return void answerProblem(response, "not-found");
      // What is kept for this very person must not stand in their way.
      if (wish.conversation !== null) await proposals.withdraw(wish.conversation);
      const { force, ...rest } = wish;
      const outcome = await agenda.book({
        ...rest,
        firstName: wish.firstName.trim() === "" ? (person?.name ?? "") : wish.firstName.trim(),
        mediator: mediator.id,
        ifTaken: force ? "force" : "refuse",
      });
      if (outcome.kind === "unknown-reason") return void answerProblem(response, "unknown-agent");
      if (!("appointment" in outcome)) return void answerProblem(response, "slot-taken", takenBy(wish.agent));
      const { appointment } = outcome;
      const act = appointment.origin.kind === "forced" ? "force-appointment" : "book-appointment";
      await mediators.record({ at: now, mediator: mediator.id, act, subject: appointment.id });
      answerWith(response.status(201), appointment);
    }),
  );

  router.post(
    "/appointments/:id/move",
    signedIn(async (request, response, { mediator }) => {
      const id = AppointmentId.safeParse(request.params["id"]);
      if (!id.success) return void answerProblem(response, "not-found");
      const wish = readBody(Move, request, response);
      if (wish === null) return;
      const now = clock.now();
      if (wish.start <= now) return void answerProblem(response, "in-the-past");
      if (!isAgent(wish.agent)) return void answerProblem(response, "unknown-agent");
      const { force, ...rest } = wish;
      const outcome = await agenda.move({
        ...rest,
        appointmentId: id.data,
        mediator: mediator.id,
        ifTaken: force ? "force" : "refuse",
      });
      if (outcome.kind === "gone") return void answerProblem(response, "appointment-gone");
      if (outcome.kind === "stale") return void answerProblem(response, "appointment-changed");
      if (outcome.kind === "taken") return void answerProblem(response, "slot-taken", takenBy(wish.agent));
      await mediators.record({ at: now, mediator: mediator.id, act: "move-appointment", subject: id.data });
      answerWith(response, outcome.appointment);
    }),
  );

  router.post(
    "/appointments/:id/attendance",
    signedIn(async (request, response, { mediator }) => {
      const id = AppointmentId.safeParse(request.params["id"]);
      if (!id.success) return void answerProblem(response, "not-found");
      const said = readBody(Attendance, request, response);
      if (said === null) return;
      const now = clock.now();
      if ((await store.attend(id.data, said.attendance, now)) === "gone") {
        return void answerProblem(response, "appointment-gone");
      }
      await mediators.record({
        at: now,
        mediator: mediator.id,
        act: `attendance-${said.attendance}`,
        subject: id.data,
      });
      response.json({});
    }),
  );

  router.post(
    "/appointments/:id/cancel",
    signedIn(async (request, response, { mediator }) => {
      const id = AppointmentId.safeParse(request.params["id"]);
      if (!id.success) return void answerProblem(response, "not-found");
      const now = clock.now();
      const outcome = await store.cancel(id.data, { kind: "mediator", mediator: mediator.id }, now);
      if (outcome.kind === "gone") return void answerProblem(response, "appointment-gone");
      await mediators.record({ at: now, mediator: mediator.id, act: "cancel-appointment", subject: id.data });
      response.json({});
    }),
  );
  return router;
}
