import ical, { ICalEventStatus } from "ical-generator";
import type { Place } from "./appointment.ts";

export type CalendarEntry = {
  /** The same wherever the appointment is moved; `sequence` grows then. */
  readonly uid: string;
  readonly sequence: number;
  readonly start: Date;
  readonly end: Date;
  readonly place: Place;
  /** Of the centre, where the appointment is; null when only the centre knows it. */
  readonly address: string | null;
  readonly centre: string;
  readonly cancelled: boolean;
  readonly now: Date;
};

/**
 * An appointment for the calendar of a telephone. No personal data: neither who comes, nor whom they see, nor what for. In UTC, which every calendar
 * shows in local time; the library's own time zones are wrong across clock changes.
 */
export function calendarFile({
  uid,
  sequence,
  start,
  end,
  place,
  address,
  centre,
  cancelled,
  now,
}: CalendarEntry): string {
  const calendar = ical({ prodId: { company: "SOS Numérique", product: "rendez-vous", language: "FR" } });
  const event = calendar.createEvent({
    id: `${uid}@sos-numerique`,
    start,
    end,
    stamp: now,
    sequence,
    summary: place === "phone" ? "Rendez-vous par téléphone" : "Rendez-vous",
    description: centre,
  });
  if (place === "centre" && address !== null) event.location(address);
  if (cancelled) event.status(ICalEventStatus.CANCELLED);
  return calendar.toString();
}
