import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { ApiFault, sayProblem } from "../api/api-fault.ts";
import { api, type AgendaFrame, type AppointmentView } from "../api/inbox-api.ts";
import { newId } from "../conversation/new-id.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";
import { sayMoment } from "./say-appointment.ts";
import { momentOf, TimeFields, type TimeFieldValues } from "./time-fields.tsx";

/** For whom: somebody who writes to us, or whoever stands at the desk. */
export type BookFor = { readonly conversation: string; readonly name: string | null } | null;

type FormProps = {
  readonly frame: Pick<AgendaFrame, "agents" | "reasons">;
  readonly day: string;
  readonly person: BookFor;
  readonly onClose: () => void;
};

/** A mediator books at a time of their own choice. */
export const BookSheet = ({ opened, ...form }: FormProps & { readonly opened: boolean }): ReactElement => (
  <Modal
    opened={opened}
    onClose={form.onClose}
    title="Nouveau rendez-vous"
    centered
    closeButtonProps={{ "aria-label": "Fermer" }}
  >
    {opened && <BookForm {...form} />}
  </Modal>
);

/** Asks, reads the whole date back, then tells the code; over something else only when told so a second time. */
export function BookForm({ frame, day, person, onClose }: FormProps): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  const { agents, reasons } = frame;
  const [id] = useState(newId);
  const [reason, setReason] = useState(reasons[0]?.id ?? "");
  const [firstName, setFirstName] = useState(person?.name ?? "");
  const [values, setValues] = useState<TimeFieldValues>({ day, time: "", agentId: agents[0]?.id ?? "" });
  const [asked, setAsked] = useState<Date | null>(null);
  const book = useMutation({
    mutationFn: ({ start, force }: { start: Date; force: boolean }) =>
      api.bookAppointment({
        id,
        reason,
        agent: values.agentId,
        start: start.toISOString(),
        conversation: person?.conversation ?? null,
        firstName,
        force,
      }),
    onSuccess: () => announce("Rendez-vous pris."),
    onSettled: () => client.invalidateQueries({ queryKey: keys.appointments }),
  });
  if (book.isSuccess) return <Booked appointment={book.data.appointment} onClose={onClose} />;

  const agent = agents.find((one) => one.id === values.agentId)?.firstName ?? "";
  const taken = book.error instanceof ApiFault && book.error.code === "slot-taken";
  if (asked !== null) {
    const label = reasons.find((one) => one.id === reason)?.label ?? "";
    return (
      <Stack gap="sm">
        <Text>
          {label}, <strong>{sayMoment(asked)}</strong>, avec {agent}. C’est bon ?
        </Text>
        {book.isError && (
          <Alert color="coral" role="alert">
            {sayProblem(book.error)}
            {taken && " Les deux rendez-vous seraient en même temps."}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              book.reset();
              setAsked(null);
            }}
          >
            Changer
          </Button>
          <Button
            data-autofocus
            color={taken ? "coral.7" : "teal"}
            loading={book.isPending}
            onClick={() => book.mutate({ start: asked, force: taken })}
          >
            {taken ? "Réserver quand même" : "Réserver"}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      aria-label="Nouveau rendez-vous"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(momentOf(values));
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label="Motif"
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data={reasons.map((one) => ({ value: one.id, label: `${one.label} (${one.minutes} min)` }))}
        />
        <TextInput
          label="Prénom"
          description="Un surnom va aussi. Le nom de famille n’est pas utile."
          maxLength={40}
          autoComplete="off"
          value={firstName}
          onChange={(event) => setFirstName(event.currentTarget.value)}
        />
        <TimeFields values={values} agents={agents} onChange={setValues} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Laisser
          </Button>
          <Button type="submit">Continuer</Button>
        </Group>
      </Stack>
    </form>
  );
}

const Booked = ({ appointment, onClose }: { appointment: AppointmentView; onClose: () => void }): ReactElement => (
  <Stack gap="sm" role="status">
    <Text>
      C’est réservé : <strong>{sayMoment(new Date(appointment.start))}</strong>, avec {appointment.agent}.
    </Text>
    <Text>
      Code à donner à la personne : <span className="code">{appointment.code}</span>
    </Text>
    {appointment.forced && <Text>Attention : un autre rendez-vous est à la même heure.</Text>}
    <Group justify="flex-end">
      <Button data-autofocus onClick={onClose}>
        Fermer
      </Button>
    </Group>
  </Stack>
);
