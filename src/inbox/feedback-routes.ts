import express, { type Router } from "express";
import { z } from "zod";
import { forMediators } from "./for-mediators.ts";
import { groupAlike, type QuestionGroup } from "./group-alike.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { readBody } from "./read-request.ts";

const Settled = z.object({
  ids: z.array(z.string().min(1).max(40)).min(1).max(500),
  as: z.enum(["handled", "ignored"]),
});
/** The newest; older ones show once these were seen to. */
const mostQuestions = 500;
const daysShown = 30;
const faces = ["good", "fair", "bad"] as const;

/** What the assistant could not answer, and how people felt about the help. Nothing here leads back to a person. */
export function feedbackRoutes(parts: InboxParts): Router {
  const { feedback, mediators, clock, titleOf } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);

  const viewGroup = (group: QuestionGroup) => ({
    questions: group.map(({ id, text, day }) => ({ id, text, day: dayOf(day) })),
    nearest: [...new Set(group.flatMap(({ nearest }) => nearest))].slice(0, 3).flatMap((id) => {
      const title = titleOf(id.replace(/^glossary:/, ""));
      return title === null ? [] : [{ id, title }];
    }),
  });

  router.get(
    "/questions",
    signedIn(async (_request, response) => {
      const groups = groupAlike(await feedback.unanswered(mostQuestions));
      response.json({ groups: groups.map(viewGroup) });
    }),
  );

  router.post(
    "/questions/settle",
    signedIn(async (request, response, { mediator }) => {
      const settled = readBody(Settled, request, response);
      if (settled === null) return;
      const dropped = await feedback.dropUnanswered(settled.ids);
      if (dropped > 0) {
        const act = `questions-${settled.as}`;
        await mediators.record({ at: clock.now(), mediator: mediator.id, act, subject: String(dropped) });
      }
      response.json({ settled: dropped });
    }),
  );

  router.get(
    "/satisfaction",
    signedIn(async (_request, response) => {
      const since = new Date(clock.now().getTime() - (daysShown - 1) * 86_400_000);
      const days = new Map<string, Record<(typeof faces)[number], number>>();
      for (const { day, face, count } of await feedback.satisfaction(since)) {
        const counts = days.get(dayOf(day)) ?? { good: 0, fair: 0, bad: 0 };
        const known = faces.find((name) => name === face);
        if (known !== undefined) days.set(dayOf(day), { ...counts, [known]: counts[known] + count });
      }
      response.json({ days: [...days].map(([day, counts]) => ({ day, ...counts })) });
    }),
  );
  return router;
}

const dayOf = (day: Date): string => day.toISOString().slice(0, 10);
