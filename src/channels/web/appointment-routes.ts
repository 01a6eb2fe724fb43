import express, { type Request, type Response, type Router } from "express";
import { z } from "zod";
import type { AppointmentPages } from "../../appointments/appointment-page.ts";
import { calendarFile } from "../../appointments/calendar-file.ts";
import type { Clock } from "../../shared/clock.ts";
import { appointmentPage, otherTimesPage, unknownAppointmentPage, type Centre } from "./appointment-html.ts";

export type AppointmentRouteParts = {
  readonly pages: AppointmentPages;
  readonly centre: Centre;
  readonly clock: Clock;
};

const Move = z.object({ slot: z.string().max(200) });

/**
 * An appointment at an address that only its person knows: no sign-in, no script. A GET changes nothing, for messengers fetch the links
 * they carry; what changes something is a form's POST, answered by a page to GET.
 */
export function appointmentRoutes({ pages, centre, clock }: AppointmentRouteParts): Router {
  const router = express.Router();
  const unknown = (response: Response): Response => response.status(404).send(unknownAppointmentPage(centre));
  const secretOf = (request: Request): string => String(request.params["secret"]);
  router.use((_request, response, next) => {
    response.set({
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex, nofollow",
      "Referrer-Policy": "no-referrer",
    });
    next();
  });

  router.get("/:secret.ics", async (request, response) => {
    const view = await pages.find(secretOf(request));
    if (view === null) return void unknown(response);
    const entry = { ...view, ...view.calendar, cancelled: view.state === "cancelled" };
    response
      .type("text/calendar")
      .set("Content-Disposition", 'attachment; filename="rendez-vous.ics"')
      .send(calendarFile({ ...entry, address: centre.address, centre: centre.name, now: clock.now() }));
  });

  router.get("/:secret", async (request, response) => {
    const view = await pages.find(secretOf(request));
    if (view === null) return void unknown(response);
    response.send(appointmentPage(view, centre));
  });

  router.post("/:secret/annuler", async (request, response) => {
    const secret = secretOf(request);
    await pages.cancel(secret);
    response.redirect(303, `/rendez-vous/${encodeURIComponent(secret)}`);
  });

  const showOtherTimes = async (secret: string, response: Response, taken: boolean): Promise<void> => {
    const view = await pages.find(secret);
    if (view === null) return void unknown(response);
    if (view.state !== "booked") return void response.send(appointmentPage(view, centre));
    response.status(taken ? 409 : 200).send(otherTimesPage(view, await pages.otherTimes(secret), centre, taken));
  };

  router.get("/:secret/deplacer", (request, response) => showOtherTimes(secretOf(request), response, false));

  router.post("/:secret/deplacer", express.urlencoded({ extended: false, limit: "2kb" }), async (request, response) => {
    const secret = secretOf(request);
    const chosen = Move.safeParse(request.body);
    const moved = chosen.success ? await pages.move(secret, chosen.data.slot) : "taken";
    if (moved === "taken") return showOtherTimes(secret, response, true);
    response.redirect(303, `/rendez-vous/${encodeURIComponent(moved === "gone" ? secret : moved)}`);
  });
  return router;
}
