import { Alert, Button, Group, Loader, Modal, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type AppointmentView } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { localDay, sayClock, sayDay } from "../frame/say-time.ts";
import { goTo } from "../frame/use-place.ts";
import { keys } from "../live/use-live-inbox.ts";

const daysAhead = 28;
const dayMs = 24 * 60 * 60_000;

const places: Readonly<Record<AppointmentView["place"], string>> = {
  centre: "Au centre",
  phone: "Par téléphone",
  home: "À domicile",
};
const states: Readonly<Record<AppointmentView["state"], string | null>> = {
  booked: null,
  "cancelled-by-resident": "Annulé par la personne",
  "cancelled-by-mediator": "Annulé par le centre",
};

/** The coming four weeks, day by day. */
export function AppointmentsPage(): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  const [toCancel, setToCancel] = useState<AppointmentView | null>(null);
  const query = useQuery({
    queryKey: keys.appointments,
    queryFn: () => api.appointments(localDay(new Date()), localDay(new Date(Date.now() + daysAhead * dayMs))),
  });
  const cancel = useMutation({
    mutationFn: ({ id }: AppointmentView) => api.cancelAppointment(id),
    onSuccess: () => announce("Rendez-vous annulé."),
    onSettled: () => client.invalidateQueries({ queryKey: keys.appointments }),
  });
  const days = byDay(query.data?.appointments ?? []);

  return (
    <main className="appointments">
      <Title order={1} size="h3">
        Rendez-vous à venir
      </Title>
      {(query.isError || cancel.isError) && (
        <Alert color="coral" role="alert" my="md">
          {sayProblem(query.error ?? cancel.error)}
        </Alert>
      )}
      {query.isPending && <Loader m="xl" aria-label="Chargement des rendez-vous" />}
      {query.isSuccess && days.length === 0 && (
        <Text c="dimmed" mt="lg">
          Aucun rendez-vous dans les quatre semaines à venir.
        </Text>
      )}
      {days.map(({ key, title, rows }) => (
        <section key={key} aria-labelledby={`day-${key}`}>
          <h2 id={`day-${key}`} className="group-title">
            {title} <span className="count">{rows.length}</span>
          </h2>
          <ul className="appointment-list">
            {rows.map((row) => (
              <AppointmentRow key={row.id} row={row} onCancel={() => setToCancel(row)} />
            ))}
          </ul>
        </section>
      ))}
      <Modal
        opened={toCancel !== null}
        onClose={() => setToCancel(null)}
        title="Annuler ce rendez-vous ?"
        centered
        closeButtonProps={{ "aria-label": "Fermer" }}
      >
        {toCancel && (
          <Text>
            {sayDay(toCancel.start, new Date())} à {sayClock(toCancel.start)}, {toCancel.reason}. La personne n’est pas
            prévenue automatiquement : écrivez-lui.
          </Text>
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => setToCancel(null)}>
            Garder
          </Button>
          <Button
            color="coral.7"
            data-autofocus
            onClick={() => {
              if (toCancel) cancel.mutate(toCancel);
              setToCancel(null);
            }}
          >
            Annuler le rendez-vous
          </Button>
        </Group>
      </Modal>
    </main>
  );
}

function AppointmentRow({ row, onCancel }: { row: AppointmentView; onCancel: () => void }): ReactElement {
  const { conversation, start, end, reason, firstName, agent, place, code, state } = row;
  const over = new Date(start) < new Date();
  return (
    <li className="appointment" data-cancelled={states[state] !== null || undefined}>
      <span className="appointment-time">
        {sayClock(start)} – {sayClock(end)}
      </span>
      <span className="appointment-what">
        <strong>{reason}</strong>
        <span>
          {firstName ?? "Sans prénom"} · avec {agent} · {places[place]} · code <span className="code">{code}</span>
        </span>
        {states[state] !== null && <span className="reason">{states[state]}</span>}
      </span>
      <Group gap="xs" className="appointment-acts">
        {conversation !== null && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Voir la conversation, rendez-vous ${code}`}
            onClick={() => goTo({ kind: "conversations", open: conversation })}
          >
            Conversation
          </Button>
        )}
        {state === "booked" && !over && (
          <Button variant="default" size="compact-md" aria-label={`Annuler le rendez-vous ${code}`} onClick={onCancel}>
            Annuler
          </Button>
        )}
      </Group>
    </li>
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
