import type { ReactElement } from "react";
import type { AppointmentView } from "../api/inbox-api.ts";
import { sayPerson, sayTime } from "./say-appointment.ts";

/** An appointment in the calendar: when, who, and with whom where several agendas are shown. */
export function AgendaEvent({
  appointment,
  everybody,
}: {
  appointment: AppointmentView;
  everybody: boolean;
}): ReactElement {
  const { start, code, agent, reason } = appointment;
  return (
    <div className="agenda-event">
      <span className="agenda-event-time">{sayTime(new Date(start))}</span>{" "}
      <strong dir="auto">{sayPerson(appointment)}</strong> <span className="agenda-event-code">{code}</span>
      <span className="agenda-event-more">
        {reason}
        {everybody && ` · ${agent}`}
      </span>
    </div>
  );
}
