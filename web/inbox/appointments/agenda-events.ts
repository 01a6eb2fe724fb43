import type { EventInput } from "@fullcalendar/react";
import type { AppointmentView, AgendaFrame } from "../api/inbox-api.ts";

/** Where an appointment would go, while the mediator is asked whether they mean it. */
export type Ghost = { readonly start: Date; readonly end: Date };

/** What the calendar draws: hours of opening behind, booked appointments before them, and where one is about to go. */
export const agendaEvents = (
  appointments: readonly AppointmentView[],
  spans: AgendaFrame["openings"],
  ghost: Ghost | null,
): EventInput[] => [
  ...spans.map(({ start, end }): EventInput => ({ start, end, display: "background", className: "agenda-open" })),
  ...appointments
    .filter(({ state }) => state === "booked")
    .map((appointment): EventInput => ({
      id: appointment.id,
      start: appointment.start,
      end: appointment.end,
      extendedProps: { appointment },
    })),
  ...(ghost === null ? [] : [{ start: ghost.start, end: ghost.end, id: "ghost", editable: false, interactive: false }]),
];

export type DayHours = { readonly from: string; readonly to: string };

/** The hours worth drawing: from eight to six, and whatever lies outside. */
export function hoursToShow(times: readonly { readonly start: string; readonly end: string }[]): DayHours {
  const starts = times.map(({ start }) => new Date(start).getHours());
  const ends = times.map(({ end }) => {
    const at = new Date(end);
    return at.getMinutes() === 0 ? at.getHours() : at.getHours() + 1;
  });
  const two = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
  return { from: two(Math.min(8, ...starts)), to: two(Math.min(24, Math.max(18, ...ends))) };
}

/** Days of the week (0: Sunday) on which nobody receives and nothing is booked, of those at its end. */
export function emptyWeekendDays(times: readonly { readonly start: string }[]): number[] {
  const used = new Set(times.map(({ start }) => new Date(start).getDay()));
  return [6, 0].filter((day) => !used.has(day));
}
