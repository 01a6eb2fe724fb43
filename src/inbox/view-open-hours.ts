import { Temporal } from "temporal-polyfill";
import { openSpans } from "../appointments/open-spans.ts";
import type { InboxAppointments } from "./list-appointments.ts";

/** Who receives people, and when, from one local day to another, both included ("YYYY-MM-DD"). */
export type OpenHoursView = {
  readonly agents: readonly { readonly id: string; readonly firstName: string }[];
  readonly spans: readonly {
    readonly agentId: string;
    readonly place: "centre" | "phone";
    /** ISO 8601, in UTC. */
    readonly start: string;
    readonly end: string;
  }[];
};

export const viewOpenHours = (
  from: string,
  to: string,
  { schedule, timeZone }: Pick<InboxAppointments, "schedule" | "timeZone">,
): OpenHoursView => ({
  agents: schedule.agents.map(({ id, firstName }) => ({ id, firstName })),
  spans: openSpans(schedule, Temporal.PlainDate.from(from), Temporal.PlainDate.from(to), timeZone).map(
    ({ agent, place, start, end }) => ({
      agentId: agent,
      place,
      start: start.toISOString(),
      end: end.toISOString(),
    }),
  ),
});
