import { Badge, Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { AppointmentView } from "../api/inbox-api.ts";
import { localDay, sayDay } from "../frame/say-time.ts";
import { attendanceNames, placeNames, sayPerson, sayTime, stateNames } from "./say-appointment.ts";

type ListProps = {
  readonly appointments: readonly AppointmentView[];
  readonly onOpen: (appointment: AppointmentView) => void;
};

/** Appointments day by day, cancelled ones too. */
export function AgendaList({ appointments, onOpen }: ListProps): ReactElement {
  const days = byDay(appointments);
  if (days.length === 0) {
    return (
      <Text c="dimmed" mt="lg">
        Aucun rendez-vous dans ces quatre semaines.
      </Text>
    );
  }
  return (
    <>
      {days.map(({ key, title, rows }) => (
        <section key={key} className="agenda-day" aria-labelledby={`day-${key}`}>
          <h2 id={`day-${key}`} className="group-title">
            {title} <span className="count">{rows.length}</span>
          </h2>
          <ul className="appointment-list">
            {rows.map((row) => (
              <li key={row.id}>
                <AppointmentRow row={row} onOpen={() => onOpen(row)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function AppointmentRow({ row, onOpen }: { row: AppointmentView; onOpen: () => void }): ReactElement {
  const { start, end, reason, agent, place, code, state, attendance, forced } = row;
  const cancelled = stateNames[state];
  return (
    <button type="button" className="appointment" data-cancelled={cancelled !== null || undefined} onClick={onOpen}>
      <span className="appointment-time">
        {sayTime(new Date(start))} – {sayTime(new Date(end))}
      </span>
      <span className="appointment-what">
        <strong dir="auto">{sayPerson(row)}</strong>
        <span>
          {reason} · avec {agent} · {placeNames[place]} · code <span className="code">{code}</span>
        </span>
      </span>
      {cancelled !== null && <Badge color="sand.8">{cancelled}</Badge>}
      {forced && <Badge color="coral.7">Forcé</Badge>}
      {attendance !== "unsaid" && <Badge color="teal.8">{attendanceNames[attendance]}</Badge>}
    </button>
  );
}

function byDay(
  appointments: readonly AppointmentView[],
): readonly { readonly key: string; readonly title: string; readonly rows: readonly AppointmentView[] }[] {
  const now = new Date();
  const days = new Map<string, AppointmentView[]>();
  for (const appointment of appointments) {
    const key = localDay(new Date(appointment.start));
    days.set(key, [...(days.get(key) ?? []), appointment]);
  }
  return [...days].map(([key, rows]) => ({ key, title: sayDay(rows[0]?.start ?? key, now), rows }));
}
