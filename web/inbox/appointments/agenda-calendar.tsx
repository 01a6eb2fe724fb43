import FullCalendar, { useCalendarController } from "@fullcalendar/react";
import interactionPlugin from "@fullcalendar/react/interaction";
import frLocale from "@fullcalendar/react/locales/fr";
import themePlugin from "@fullcalendar/react/themes/classic";
import timeGridPlugin from "@fullcalendar/react/timegrid";
import "@fullcalendar/react/skeleton.css";
import "@fullcalendar/react/themes/classic/theme.css";
import { useEffect, type ReactElement } from "react";
import type { AppointmentView, AgendaFrame } from "../api/inbox-api.ts";
import { agendaEvents, emptyWeekendDays, hoursToShow, type Ghost } from "./agenda-events.ts";
import { AgendaEvent, GhostEvent } from "./agenda-event.tsx";

type AgendaCalendarProps = {
  readonly view: "day" | "week";
  /** The first one of those shown. */
  readonly day: string;
  readonly appointments: readonly AppointmentView[];
  readonly spans: AgendaFrame["openings"];
  /** Whether the agents' names must tell them apart. */
  readonly everybody: boolean;
  readonly ghost: Ghost | null;
  readonly onOpen: (appointment: AppointmentView) => void;
  /** Dropped on another time. The event stays where it was: only the server moves it. */
  readonly onDrop: (appointment: AppointmentView, start: Date) => void;
};

const viewNames = { day: "timeGridDay", week: "timeGridWeek" } as const;
const plugins = [timeGridPlugin, interactionPlugin, themePlugin];
const appointmentOf = (event: { extendedProps: Record<string, unknown> }): AppointmentView | undefined =>
  event.extendedProps["appointment"] as AppointmentView | undefined;

export function AgendaCalendar(props: AgendaCalendarProps): ReactElement {
  const { view, day, appointments, spans, everybody, ghost, onOpen, onDrop } = props;
  const booked = appointments.filter(({ state }) => state === "booked");
  const shown = [...booked, ...spans];
  const hours = hoursToShow(shown);
  const controller = useCalendarController();
  useEffect(() => {
    controller.changeView(viewNames[view]);
    controller.gotoDate(day);
  }, [controller, view, day]);
  return (
    <FullCalendar
      controller={controller}
      plugins={plugins}
      locale={frLocale}
      initialView={viewNames[view]}
      initialDate={day}
      headerToolbar={false}
      allDaySlot={false}
      hiddenDays={view === "day" ? [] : emptyWeekendDays(shown)}
      slotMinTime={hours.from}
      slotMaxTime={hours.to}
      slotDuration="00:30:00"
      snapDuration="00:15:00"
      slotHeaderFormat={{ hour: "numeric" }}
      slotHeaderContent={({ text }) => text.replace(/^0/, "")}
      dayHeaderFormat={{ weekday: view === "day" ? "long" : "short", day: "numeric", month: "short" }}
      slotEventOverlap={false}
      nowIndicator
      height="auto"
      editable
      eventDurationEditable={false}
      eventInteractive
      longPressDelay={400}
      events={agendaEvents(appointments, spans, ghost)}
      eventContent={({ event }: { event: { extendedProps: Record<string, unknown> } }) => {
        const appointment = appointmentOf(event);
        return appointment === undefined ? (
          <GhostEvent ghost={ghost} />
        ) : (
          <AgendaEvent appointment={appointment} everybody={everybody} />
        );
      }}
      eventClick={({ event, jsEvent }) => {
        jsEvent.preventDefault();
        const appointment = appointmentOf(event);
        if (appointment) onOpen(appointment);
      }}
      eventDrop={({ event, revert }) => {
        const { start } = event;
        const appointment = appointmentOf(event);
        revert();
        if (start !== null && appointment) onDrop(appointment, start);
      }}
    />
  );
}
