import { Temporal } from "temporal-polyfill";
import type { Place } from "../appointments/appointment.ts";
import { openSpans } from "../appointments/open-spans.ts";
import type { InboxAppointments } from "./list-appointments.ts";

/** What the agenda is drawn on: for what one books, with whom, and when people are received. */
export type AgendaFrame = {
  readonly agents: readonly { readonly id: string; readonly firstName: string }[];
  readonly reasons: readonly { readonly id: string; readonly label: string; readonly minutes: number }[];
  readonly openings: readonly {
    readonly agentId: string;
    readonly place: Place;
    /** ISO 8601, in UTC. */
    readonly start: string;
    readonly end: string;
  }[];
};

/** From one local day to another, both included ("YYYY-MM-DD"). */
export const agendaFrame = (
  from: string,
  to: string,
  { schedule, timeZone }: Pick<InboxAppointments, "schedule" | "timeZone">,
): AgendaFrame => ({
  agents: schedule.agents.map(({ id, firstName }) => ({ id, firstName })),
  reasons: schedule.reasons.map(({ id, label, minutes }) => ({ id, label, minutes })),
  openings: openSpans(schedule, Temporal.PlainDate.from(from), Temporal.PlainDate.from(to), timeZone).map(
    ({ agent, place, start, end }) => ({
      agentId: agent,
      place,
      start: start.toISOString(),
      end: end.toISOString(),
    }),
  ),
});
