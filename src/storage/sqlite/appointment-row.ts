import { AgentId, AppointmentId, ReasonId } from "../../appointments/appointment.ts";
import type { Appointment, AppointmentState, Place } from "../../appointments/appointment.ts";
import { ConversationId } from "../../shared/ids.ts";

type StateColumn = "held" | "booked" | "cancelled-by-resident" | "cancelled-by-mediator" | "released" | "expired";

export type AppointmentRow = {
  readonly id: string;
  readonly code: string;
  readonly reason: string;
  readonly agent: string;
  readonly place: Place;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly state: StateColumn;
  readonly held_at: number;
  readonly held_until: number | null;
  readonly conversation: string | null;
  readonly first_name: string | null;
};

export const appointmentOf = (row: AppointmentRow): Appointment => ({
  id: AppointmentId.parse(row.id),
  code: row.code,
  reason: ReasonId.parse(row.reason),
  agent: AgentId.parse(row.agent),
  place: row.place,
  start: new Date(row.starts_at),
  end: new Date(row.ends_at),
  conversation: row.conversation === null ? null : ConversationId.parse(row.conversation),
  firstName: row.first_name,
  state: stateOf(row),
  heldAt: new Date(row.held_at),
});

function stateOf({ state, held_until }: AppointmentRow): AppointmentState {
  switch (state) {
    case "held":
      return { kind: "held", until: new Date(held_until ?? 0) };
    case "cancelled-by-resident":
      return { kind: "cancelled", by: "resident" };
    case "cancelled-by-mediator":
      return { kind: "cancelled", by: "mediator" };
    case "booked":
    case "released":
    case "expired":
      return { kind: state };
  }
}
