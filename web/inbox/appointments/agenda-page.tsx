import "./agenda.css";
import { Alert, Loader } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type AppointmentView } from "../api/inbox-api.ts";
import { localDay } from "../frame/say-time.ts";
import { goTo } from "../frame/use-place.ts";
import { keys } from "../live/use-live-inbox.ts";
import { AgendaCalendar } from "./agenda-calendar.tsx";
import { AgendaList } from "./agenda-list.tsx";
import { rangeOf, type AgendaView } from "./agenda-range.ts";
import { AgendaToolbar } from "./agenda-toolbar.tsx";
import { AppointmentSheet } from "./appointment-sheet.tsx";
import { BookSheet } from "./book-sheet.tsx";
import { ConfirmMove } from "./confirm-move.tsx";
import { MoveNotice } from "./move-notice.tsx";
import { Unattended } from "./unattended.tsx";
import { wantMove, type WantedMove } from "./wanted-move.ts";

/** A week does not fit on a telephone. */
const firstView = (): AgendaView => (window.innerWidth < 800 ? "day" : "week");

/** The centre's agenda: a day, a week or the weeks to come, of one agent or of all. */
export function AgendaPage({ day: asked }: { day: string | null }): ReactElement {
  const [view, setView] = useState<AgendaView>(firstView);
  const [agent, setAgent] = useState("");
  const [opened, setOpened] = useState<string | null>(null);
  const [wanted, setWanted] = useState<WantedMove | null>(null);
  const [moved, setMoved] = useState<AppointmentView | null>(null);
  const [books, setBooks] = useState(false);
  const day = asked ?? localDay(new Date());
  const { from, to } = rangeOf(view, day);
  const found = useQuery({
    queryKey: [...keys.appointments, from, to],
    queryFn: () => api.appointments(from, to),
    placeholderData: keepPreviousData,
  });
  const frame = useQuery({
    queryKey: [...keys.agendaFrame, from, to],
    queryFn: () => api.agendaFrame(from, to),
    placeholderData: keepPreviousData,
  });

  const agents = frame.data?.agents ?? [];
  const isShown = ({ agentId }: { agentId: string }): boolean => agent === "" || agentId === agent;
  const appointments = (found.data?.appointments ?? []).filter(isShown);
  const spans = (frame.data?.openings ?? []).filter(isShown);
  const failed = found.error ?? frame.error;
  const show = (next: string): void => goTo({ kind: "appointments", day: next });

  return (
    <main className="agenda">
      <AgendaToolbar
        view={view}
        day={day}
        agent={agent}
        agents={agents}
        onView={setView}
        onDay={show}
        onAgent={setAgent}
        onBook={() => setBooks(true)}
      />
      {failed !== null && (
        <Alert color="coral" role="alert" my="md">
          {sayProblem(failed)}
        </Alert>
      )}
      {moved !== null && <MoveNotice appointment={moved} onClose={() => setMoved(null)} />}
      <Unattended />
      {found.isPending || frame.isPending ? (
        <Loader m="xl" aria-label="Chargement des rendez-vous" />
      ) : view === "list" ? (
        <AgendaList appointments={appointments} onOpen={({ id }) => setOpened(id)} />
      ) : (
        <AgendaCalendar
          view={view}
          day={from}
          appointments={appointments}
          spans={spans}
          everybody={agent === ""}
          ghost={wanted}
          onOpen={({ id }) => setOpened(id)}
          onDrop={(appointment, start) => setWanted(wantMove(appointment, start, agentOf(appointment)))}
        />
      )}
      <AppointmentSheet
        appointment={found.data?.appointments.find(({ id }) => id === opened) ?? null}
        agents={agents}
        onMove={(wish) => {
          setOpened(null);
          setWanted(wish);
        }}
        onClose={() => setOpened(null)}
      />
      <ConfirmMove
        wanted={wanted}
        onMoved={(appointment) => {
          setWanted(null);
          setMoved(appointment);
        }}
        onClose={() => setWanted(null)}
      />
      {frame.data !== undefined && (
        <BookSheet opened={books} frame={frame.data} day={day} person={null} onClose={() => setBooks(false)} />
      )}
    </main>
  );
}

const agentOf = ({ agentId, agent }: AppointmentView) => ({ id: agentId, firstName: agent });
