import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { sayDay } from "../frame/say-time.ts";
import { AttendanceButtons } from "./attendance-buttons.tsx";
import { sayPerson, sayTime } from "./say-appointment.ts";
import { unattendedQuery } from "./unattended-query.ts";

/** Appointments that are over and of which nobody has said whether the person came. */
export function Unattended(): ReactElement | null {
  const { data } = useQuery(unattendedQuery);
  if (data === undefined || data.count === 0) return null;
  const now = new Date();
  return (
    <details className="unattended">
      <summary>
        À renseigner <span className="count">{data.count}</span>
      </summary>
      <ul>
        {data.appointments.map((appointment) => (
          <li key={appointment.id}>
            <span className="unattended-what">
              <strong dir="auto">{sayPerson(appointment)}</strong>, {sayDay(appointment.start, now).toLowerCase()} à{" "}
              {sayTime(new Date(appointment.start))}, avec {appointment.agent}
            </span>
            <AttendanceButtons appointment={appointment} />
          </li>
        ))}
      </ul>
      {data.count > data.appointments.length && <p>Les autres apparaissent quand ceux-ci sont renseignés.</p>}
    </details>
  );
}
