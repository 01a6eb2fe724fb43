import { Alert, Loader, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";
import { keys } from "../live/use-live-inbox.ts";
import { AbsenceSection } from "./absence-section.tsx";
import { AffectedList } from "./affected-list.tsx";
import { AgentSection } from "./agent-section.tsx";
import { ChangeSection } from "./change-section.tsx";
import { ClosureSection } from "./closure-section.tsx";
import { HolidaySection } from "./holiday-section.tsx";
import { ScheduleNav } from "./schedule-nav.tsx";
import "./schedule.css";

/** Who receives when, and who does not. */
export function SchedulePage(): ReactElement {
  const query = useQuery({ queryKey: keys.schedule, queryFn: api.schedule, refetchOnMount: "always" });
  return (
    <main className="schedule">
      <ScheduleNav here="schedule" />
      <Title order={1} size="h3">
        Horaires et absences
      </Title>
      {query.isError && (
        <Alert color="coral" role="alert" my="md">
          {sayProblem(query.error)}
        </Alert>
      )}
      {query.isPending && <Loader m="xl" aria-label="Chargement des horaires" />}
      {query.data && (
        <>
          <AffectedList />
          <AbsenceSection view={query.data} />
          <AgentSection view={query.data} />
          <ClosureSection view={query.data} part="closure" />
          <HolidaySection view={query.data} />
          <ClosureSection view={query.data} part="school-holidays" />
          <ChangeSection view={query.data} />
        </>
      )}
    </main>
  );
}
