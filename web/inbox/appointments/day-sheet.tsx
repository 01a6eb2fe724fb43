import "./day-sheet.css";
import { Alert, Button, Checkbox, Group, Loader, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type AppointmentView } from "../api/inbox-api.ts";
import { goTo } from "../frame/use-place.ts";
import { keys } from "../live/use-live-inbox.ts";
import { placeNames, sayFullDay, sayPerson, sayTime } from "./say-appointment.ts";

/** The appointments of a day, on paper: first names and codes. A sheet lies about: what each comes for is left out unless it is asked for. */
export function DaySheet({ day }: { day: string }): ReactElement {
  const [reasons, setReasons] = useState(false);
  const found = useQuery({ queryKey: [...keys.appointments, day, day], queryFn: () => api.appointments(day, day) });
  const rows = (found.data?.appointments ?? []).filter(({ state }) => state === "booked");
  return (
    <main className="day-sheet">
      <Group className="off-paper" gap="md">
        <Button variant="default" onClick={() => goTo({ kind: "appointments", day })}>
          Revenir à l’agenda
        </Button>
        <Button disabled={!found.isSuccess} onClick={() => window.print()}>
          Imprimer
        </Button>
        <Checkbox
          label="Ajouter les motifs"
          description="Seulement si c’est utile : une feuille peut être vue."
          checked={reasons}
          onChange={(event) => setReasons(event.currentTarget.checked)}
        />
      </Group>
      <Title order={1} size="h3">
        Rendez-vous du {sayFullDay(new Date(`${day}T12:00:00`))}
      </Title>
      {found.isPending && <Loader aria-label="Chargement des rendez-vous" />}
      {found.isError && (
        <Alert color="coral" role="alert">
          {sayProblem(found.error)}
        </Alert>
      )}
      {found.isSuccess && rows.length === 0 && <p>Aucun rendez-vous ce jour.</p>}
      {rows.length > 0 && <Sheet rows={rows} reasons={reasons} />}
    </main>
  );
}

const Sheet = ({ rows, reasons }: { rows: readonly AppointmentView[]; reasons: boolean }): ReactElement => (
  <table>
    <thead>
      <tr>
        <th scope="col">Heure</th>
        <th scope="col">Prénom</th>
        <th scope="col">Code</th>
        <th scope="col">Avec</th>
        <th scope="col">Où</th>
        {reasons && <th scope="col">Motif</th>}
        <th scope="col">Venu</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            {sayTime(new Date(row.start))} – {sayTime(new Date(row.end))}
          </td>
          <td dir="auto">{sayPerson(row)}</td>
          <td className="code">{row.code}</td>
          <td>{row.agent}</td>
          <td>{placeNames[row.place]}</td>
          {reasons && <td>{row.reason}</td>}
          <td>
            <span className="tick-box" />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
