import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { ApiFault, sayProblem } from "../api/api-fault.ts";
import { api, type AppointmentView } from "../api/inbox-api.ts";
import { newId } from "../conversation/new-id.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";
import { sayMoment, sayPerson } from "./say-appointment.ts";
import type { WantedMove } from "./wanted-move.ts";

type ConfirmMoveProps = {
  readonly wanted: WantedMove | null;
  readonly onMoved: (appointment: AppointmentView) => void;
  readonly onClose: () => void;
};

/** Reads both dates back before anything moves. */
export function ConfirmMove({ wanted, onMoved, onClose }: ConfirmMoveProps): ReactElement {
  return (
    <Modal
      opened={wanted !== null}
      onClose={onClose}
      title="Déplacer ce rendez-vous ?"
      centered
      closeButtonProps={{ "aria-label": "Fermer" }}
    >
      {wanted !== null && <Question wanted={wanted} onMoved={onMoved} onClose={onClose} />}
    </Modal>
  );
}

function Question({
  wanted,
  onMoved,
  onClose,
}: {
  wanted: WantedMove;
  onMoved: ConfirmMoveProps["onMoved"];
  onClose: () => void;
}): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  const { appointment, start, agentId, agent } = wanted;
  const [id] = useState(newId);
  const move = useMutation({
    mutationFn: (force: boolean) =>
      api.moveAppointment(appointment.id, {
        id,
        version: appointment.version,
        agent: agentId,
        start: start.toISOString(),
        force,
      }),
    onSuccess: ({ appointment: moved }) => {
      announce(`Rendez-vous déplacé : ${sayMoment(new Date(moved.start))}.`);
      onMoved(moved);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.appointments }),
  });
  const taken = move.error instanceof ApiFault && move.error.code === "slot-taken";
  const lost = move.isError && !taken && !(move.error instanceof ApiFault && move.error.status === 0);
  return (
    <Stack gap="sm">
      <Text>
        <strong dir="auto">{sayPerson(appointment)}</strong>, {appointment.reason}
      </Text>
      <dl className="move-dates">
        <dt>De</dt>
        <dd>
          {sayMoment(new Date(appointment.start))}, avec {appointment.agent}
        </dd>
        <dt>À</dt>
        <dd>
          <strong>
            {sayMoment(start)}, avec {agent}
          </strong>
        </dd>
      </dl>
      {move.isError && (
        <Alert color="coral" role="alert">
          {sayProblem(move.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {move.isError ? "Laisser où il est" : "Laisser"}
        </Button>
        {taken ? (
          <Button color="coral.7" loading={move.isPending} onClick={() => move.mutate(true)}>
            Déplacer quand même
          </Button>
        ) : (
          !lost && (
            <Button data-autofocus loading={move.isPending} onClick={() => move.mutate(false)}>
              Déplacer
            </Button>
          )
        )}
      </Group>
    </Stack>
  );
}
