import { Temporal } from "temporal-polyfill";
import type { Appointment, AppointmentState } from "../appointments/appointment.ts";
import type { AppointmentStore } from "../appointments/appointment-store.ts";
import type { Schedule } from "../appointments/schedule.ts";

export type AppointmentView = {
  readonly id: string;
  readonly reason: string;
  readonly agent: string;
  readonly place: Appointment["place"];
  /** ISO 8601, in UTC. */
  readonly start: string;
  readonly end: string;
  readonly firstName: string | null;
  readonly state: "booked" | "cancelled-by-resident" | "cancelled-by-mediator";
  /** What the person says at the desk. */
  readonly code: string;
  /** Where to write to the person; null once forgotten. */
  readonly conversation: string | null;
};

export type InboxAppointments = {
  readonly store: Pick<AppointmentStore, "between" | "cancel">;
  /** For the names behind the ids. */
  readonly schedule: Pick<Schedule, "reasons" | "agents">;
  readonly timeZone: string;
};

/** Those that begin from one local day to another, both included ("YYYY-MM-DD"), soonest first; cancelled ones too. */
export async function listAppointments(
  from: string,
  to: string,
  { store, schedule, timeZone }: InboxAppointments,
): Promise<readonly AppointmentView[]> {
  const found = await store.between(startOfDay(from, timeZone), startOfDay(dayAfter(to), timeZone));
  return found.flatMap((appointment) => {
    const state = stateView(appointment.state);
    return state === null ? [] : [view(appointment, state, schedule)];
  });
}

const view = (
  { id, reason, agent, place, start, end, firstName, code, conversation }: Appointment,
  state: AppointmentView["state"],
  { reasons, agents }: InboxAppointments["schedule"],
): AppointmentView => ({
  id,
  // What has left the schedule since keeps its id as a name.
  reason: reasons.find((one) => one.id === reason)?.label ?? reason,
  agent: agents.find((one) => one.id === agent)?.firstName ?? agent,
  place,
  start: start.toISOString(),
  end: end.toISOString(),
  firstName,
  state,
  code,
  conversation,
});

function stateView(state: AppointmentState): AppointmentView["state"] | null {
  switch (state.kind) {
    case "booked":
      return "booked";
    case "cancelled":
      return `cancelled-by-${state.by}`;
    case "held":
    case "moved":
    case "released":
    case "expired":
      return null;
  }
}

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const startOfDay = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
