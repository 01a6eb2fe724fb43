import type { AppointmentView } from "../api/inbox-api.ts";

/** Where a mediator wants an appointment to go; nothing has moved yet. */
export type WantedMove = {
  readonly appointment: AppointmentView;
  readonly start: Date;
  readonly end: Date;
  readonly agentId: string;
  readonly agent: string;
};

/** As long as it was. */
export function wantMove(
  appointment: AppointmentView,
  start: Date,
  { id, firstName }: { readonly id: string; readonly firstName: string },
): WantedMove {
  const lasts = Date.parse(appointment.end) - Date.parse(appointment.start);
  return { appointment, start, end: new Date(start.getTime() + lasts), agentId: id, agent: firstName };
}
