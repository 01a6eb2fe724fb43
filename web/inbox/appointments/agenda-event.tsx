import type { ReactElement } from "react";
import type { AppointmentView } from "../api/inbox-api.ts";
import type { Ghost } from "./agenda-events.ts";
import { attendanceNames, sayPerson, sayTime } from "./say-appointment.ts";

/** An appointment in the calendar: when, who, and with whom where several agendas are shown. */
export function AgendaEvent({
  appointment,
  everybody,
}: {
  appointment: AppointmentView;
  everybody: boolean;
}): ReactElement {
  const { start, code, agent, reason, forced, unreachable, attendance } = appointment;
  return (
    <div className="agenda-event" data-attendance={attendance} data-forced={forced || undefined}>
      {forced && <span className="agenda-event-mark">Forcé</span>}{" "}
      {unreachable && <span className="agenda-event-mark">Non joignable</span>}{" "}
      <span className="agenda-event-time">{sayTime(new Date(start))}</span>{" "}
      <strong dir="auto">{sayPerson(appointment)}</strong> <span className="agenda-event-code">{code}</span>
      <span className="agenda-event-more">
        {attendance !== "unsaid" && `${attendanceNames[attendance]} · `}
        {reason}
        {everybody && ` · ${agent}`}
      </span>
    </div>
  );
}

/** Where it would go. */
export const GhostEvent = ({ ghost }: { ghost: Ghost | null }): ReactElement => (
  <div className="agenda-ghost">{ghost !== null && `Vers ${sayTime(ghost.start)}`}</div>
);
