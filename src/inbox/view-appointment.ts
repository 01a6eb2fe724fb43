import type { Appointment, AppointmentState, Attendance } from "../appointments/appointment.ts";
import type { Schedule } from "../appointments/schedule.ts";

export type AppointmentView = {
  readonly id: string;
  readonly reason: string;
  readonly agentId: string;
  readonly agent: string;
  readonly place: Appointment["place"];
  /** ISO 8601, in UTC. */
  readonly start: string;
  readonly end: string;
  readonly firstName: string | null;
  readonly state: "booked" | "cancelled-by-resident" | "cancelled-by-mediator";
  /** What came of it; "unsaid" also of what was cancelled. */
  readonly attendance: Attendance;
  /** Booked by a mediator over something else, knowingly. */
  readonly forced: boolean;
  /** Its last reminder could not be sent: only a telephone may reach the person. */
  readonly unreachable: boolean;
  /** To be given back by whoever changes it. */
  readonly version: number;
  /** What the person says at the desk. */
  readonly code: string;
  /** Where to write to the person; null once forgotten. */
  readonly conversation: string | null;
};

/** As mediators see it, with names instead of ids; null when it never came to be booked. */
export function viewAppointment(
  appointment: Appointment,
  { reasons, agents }: Pick<Schedule, "reasons" | "agents">,
): AppointmentView | null {
  const { id, reason, agent, place, start, end, firstName, code, conversation, origin, version } = appointment;
  const state = stateView(appointment.state);
  if (state === null) return null;
  return {
    id,
    // What has left the schedule since keeps its id as a name.
    reason: reasons.find((one) => one.id === reason)?.label ?? reason,
    agentId: agent,
    agent: agents.find((one) => one.id === agent)?.firstName ?? agent,
    place,
    start: start.toISOString(),
    end: end.toISOString(),
    firstName,
    state,
    attendance: appointment.state.kind === "booked" ? appointment.state.attendance : "unsaid",
    forced: origin.kind === "forced",
    unreachable: state === "booked" && wasUnreachable(appointment),
    version,
    code,
    conversation,
  };
}

const wasUnreachable = ({ reminders }: Appointment): boolean =>
  reminders.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1)?.outcome === "unreachable";

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
