import { createHash } from "node:crypto";
import ical, { ICalEventStatus } from "ical-generator";
import type { Appointment } from "./appointment.ts";
import type { Schedule } from "./schedule.ts";

/** How often calendar programs should look again, in seconds; most do so less often. */
const REFRESH_SECONDS = 15 * 60;

/**
 * An agent's appointments for their own calendar program, which lies outside of the centre: when, where and for which procedure, and
 * nothing of who comes. In UTC. The same appointments give the same text, so that an unchanged feed is recognised.
 */
export function agendaFeed(
  appointments: readonly Appointment[],
  name: string,
  { reasons }: Pick<Schedule, "reasons">,
): string {
  const calendar = ical({
    name,
    prodId: { company: "SOS Numérique", product: "agenda", language: "FR" },
    ttl: REFRESH_SECONDS,
  });
  for (const { start, end, place, reason, state, heldAt, calendar: entry } of appointments) {
    if (state.kind !== "booked" && state.kind !== "cancelled") continue;
    const label = reasons.find(({ id }) => id === reason)?.label;
    const event = calendar.createEvent({
      id: `${publicUid(entry.uid)}@sos-numerique`,
      start,
      end,
      stamp: heldAt,
      sequence: entry.sequence,
      summary: label === undefined ? "Rendez-vous" : `Rendez-vous (${label})`,
      location: place === "phone" ? "Par téléphone" : "Au centre",
    });
    event.status(state.kind === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED);
  }
  return calendar.toString();
}

/** The id of an appointment opens its page to whoever knows it: it must not be read in a calendar. */
const publicUid = (uid: string): string => createHash("sha256").update(uid).digest("base64url").slice(0, 22);
