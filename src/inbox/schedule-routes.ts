import express, { type Response, type Router } from "express";
import { z } from "zod";
import { AppointmentId } from "../appointments/appointment.ts";
import { findAffected } from "../appointments/find-affected.ts";
import { ScheduleEdit } from "../appointments/schedule-edit.ts";
import {
  affectedNow,
  cancelAndTell,
  listAffected,
  proposeOtherTimes,
  type TellOutcome,
} from "./affected-appointments.ts";
import { answerProblem } from "./answer.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { readBody } from "./read-request.ts";
import { saveScheduleEdit } from "./save-schedule-edit.ts";
import { viewChange, viewSchedule } from "./view-schedule.ts";

const Proposal = z.object({ requestId: z.string().regex(/^[\w-]{8,60}$/) });

/** Openings, absences, closures, holidays and reasons; and what becomes of the appointments that no longer fit. */
export function scheduleRoutes(parts: InboxParts): Router {
  const { schedule, clock } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);

  router.get(
    "/schedule",
    signedIn(async (_request, response) => {
      response.json(await viewSchedule(clock.now(), schedule));
    }),
  );

  router.post(
    "/schedule/edits",
    signedIn(async (request, response, { mediator }) => {
      const edit = readBody(ScheduleEdit, request, response);
      if (edit === null) return;
      const outcome = await saveScheduleEdit(edit, mediator, clock.now(), schedule);
      switch (outcome.kind) {
        case "same":
          return void response.json({ version: outcome.version, affected: [] });
        case "refused":
          return void answerProblem(response, "schedule-fault", { extra: { faults: outcome.faults } });
        case "changed-meanwhile": {
          const { last, seen } = outcome;
          const extra = { last: last === null ? null : viewChange(last), seen };
          return void answerProblem(response, "changed-meanwhile", { extra });
        }
        case "saved": {
          const now = await affectedNow(parts);
          const booked = now.map(({ appointment }) => appointment);
          const already = findAffected(booked, outcome.before, schedule.timeZone).map(
            ({ appointment }) => appointment.id,
          );
          const affected = booked.map(({ id }) => id).filter((id) => !already.includes(id));
          return void response.json({ version: outcome.version, affected });
        }
      }
    }),
  );

  router.get(
    "/schedule/affected",
    signedIn(async (_request, response) => {
      response.json({ appointments: await listAffected(parts) });
    }),
  );

  router.post(
    "/appointments/:id/propose-times",
    signedIn(async (request, response, { mediator }) => {
      const id = AppointmentId.safeParse(request.params["id"]);
      const proposal = readBody(Proposal, request, response);
      if (proposal === null) return;
      if (!id.success) return void answerProblem(response, "not-found");
      answerTold(response, await proposeOtherTimes(id.data, proposal.requestId, mediator, parts));
    }),
  );

  router.post(
    "/appointments/:id/cancel-and-tell",
    signedIn(async (request, response, { mediator }) => {
      const id = AppointmentId.safeParse(request.params["id"]);
      if (!id.success) return void answerProblem(response, "not-found");
      answerTold(response, await cancelAndTell(id.data, mediator, parts));
    }),
  );
  return router;
}

function answerTold(response: Response, outcome: TellOutcome): void {
  switch (outcome.kind) {
    case "gone":
      return void answerProblem(response, "appointment-gone");
    case "no-times":
      return void answerProblem(response, "no-times");
    case "done":
      return void response.json({ reach: outcome.reach });
  }
}
