import { Alert, Button, Group, Loader, Modal, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import type { Reason } from "../../../src/appointments/reason.ts";
import type { ReasonId } from "../../../src/appointments/appointment.ts";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { sayProblem } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";
import { newId } from "../conversation/new-id.ts";
import { keys } from "../live/use-live-inbox.ts";
import { RemoveButton } from "./edit-form.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { places } from "./say-schedule.ts";
import { ScheduleNav } from "./schedule-nav.tsx";
import "./schedule.css";

type Shown = ScheduleView["reasons"][number];
type Editing = { readonly reason: Reason; readonly seen: number | null };

/** What appointments are for. */
export function ReasonsPage(): ReactElement {
  const query = useQuery({ queryKey: keys.schedule, queryFn: api.schedule, refetchOnMount: "always" });
  const [editing, setEditing] = useState<Editing | null>(null);
  const close = (): void => setEditing(null);
  const view = query.data;
  return (
    <main className="schedule">
      <ScheduleNav here="reasons" />
      <Title order={1} size="h3">
        Motifs de rendez-vous
      </Title>
      <Text c="dimmed" mt={4}>
        Ce que les habitants choisissent quand ils prennent rendez-vous.
      </Text>
      {query.isError && (
        <Alert color="coral" role="alert" my="md">
          {sayProblem(query.error)}
        </Alert>
      )}
      {query.isPending && <Loader m="xl" aria-label="Chargement des motifs" />}
      {view && (
        <section aria-label="Motifs">
          <ul className="sheet sheet-list">
            {view.reasons.map((reason) => (
              <ReasonRow key={reason.id} reason={reason} onEdit={setEditing} />
            ))}
          </ul>
          <Button
            variant="default"
            mt="sm"
            onClick={() => setEditing({ reason: newReason(view.reasons[0]?.skill ?? ""), seen: null })}
          >
            Ajouter un motif
          </Button>
          <Modal
            opened={editing !== null}
            onClose={close}
            title={editing?.seen === null ? "Ajouter un motif" : "Modifier le motif"}
            closeOnClickOutside={false}
            closeButtonProps={{ "aria-label": "Fermer" }}
          >
            {editing && <ReasonForm view={view} {...editing} onDone={close} />}
          </Modal>
        </section>
      )}
    </main>
  );
}

function ReasonRow({ reason, onEdit }: { readonly reason: Shown; readonly onEdit: (editing: Editing) => void }) {
  const { id, label, minutes, bufferMinutes, place, minNoticeHours, maxNoticeDays, bring, seen, warning } = reason;
  return (
    <li className="sheet-row">
      <span className="sheet-what">
        <strong>{label}</strong>
        <span>
          {minutes} min{bufferMinutes > 0 ? ` + ${bufferMinutes} de battement` : ""} · {places[place]} · de{" "}
          {minNoticeHours} h à {maxNoticeDays} jours à l’avance
        </span>
        {bring.length > 0 && <span>À apporter : {bring.join(", ")}</span>}
        {warning !== null && <span className="warning-line">{warning.message}</span>}
      </span>
      <Group gap="xs">
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Modifier : ${label}`}
          onClick={() => onEdit({ reason, seen })}
        >
          Modifier
        </Button>
        <RemoveButton what={label} build={() => ({ act: "remove", part: "reason", id, seen })} />
      </Group>
    </li>
  );
}

const newReason = (skill: string): Reason => ({
  id: newId() as ReasonId,
  label: "",
  minutes: 45,
  bufferMinutes: 15,
  skill,
  agents: null,
  place: "centre",
  minNoticeHours: 24,
  maxNoticeDays: 42,
  bring: [],
  instructions: null,
});
