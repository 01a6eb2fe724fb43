import { Alert, Badge, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api, type AppointmentView } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { goTo } from "../frame/use-place.ts";
import { keys } from "../live/use-live-inbox.ts";
import { AttendanceButtons } from "./attendance-buttons.tsx";
import { MoveForm } from "./move-form.tsx";
import { placeNames, sayMoment, sayPerson, sayTime, stateNames } from "./say-appointment.ts";
import type { AgentName } from "./time-fields.tsx";
import type { WantedMove } from "./wanted-move.ts";

type SheetProps = {
  readonly appointment: AppointmentView | null;
  readonly agents: readonly AgentName[];
  readonly onMove: (wanted: WantedMove) => void;
  readonly onClose: () => void;
};

/** One appointment, and all that can be done about it. */
export function AppointmentSheet({ appointment, ...rest }: SheetProps): ReactElement {
  return (
    <Modal
      opened={appointment !== null}
      onClose={rest.onClose}
      title={appointment === null ? "" : sayPerson(appointment)}
      centered
      closeButtonProps={{ "aria-label": "Fermer" }}
    >
      {appointment !== null && <Sheet key={appointment.id} appointment={appointment} {...rest} />}
    </Modal>
  );
}

type Asked = "nothing" | "move" | "cancel";

function Sheet({ appointment, agents, onMove, onClose }: SheetProps & { appointment: AppointmentView }): ReactElement {
  const { announce, drafts } = useDesk();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked>("nothing");
  const { id, start, end, reason, agent, place, code, state, forced, unreachable, conversation } = appointment;
  const cancel = useMutation({
    mutationFn: () => api.cancelAppointment(id),
    onSuccess: () => {
      onClose();
      if (conversation === null) return void announce("Rendez-vous annulé.");
      const begun = drafts.read(conversation, "reply");
      if (begun === "") drafts.write(conversation, "reply", sayCancelled(new Date(start)));
      announce("Rendez-vous annulé. Un message est prêt pour la personne : relisez-le, puis envoyez-le.");
      goTo({ kind: "conversations", open: conversation });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.appointments }),
  });
  const now = Date.now();
  const booked = state === "booked";
  const over = Date.parse(end) <= now;
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>
          {capital(sayMoment(new Date(start)))} – {sayTime(new Date(end))}
        </Text>
        <Text>
          {reason} · avec {agent} · {placeNames[place]}
        </Text>
        <Text>
          Code <span className="code">{code}</span>
        </Text>
        <Group gap="xs" mt="xs">
          {forced && <Badge color="coral.7">Forcé : un autre rendez-vous est à la même heure</Badge>}
          {unreachable && <Badge color="coral.7">Non joignable : le rappel n’est pas parti</Badge>}
          {stateNames[state] !== null && <Badge color="sand.8">{stateNames[state]}</Badge>}
        </Group>
      </div>
      {booked && Date.parse(start) <= now && <AttendanceButtons appointment={appointment} />}
      {cancel.isError && (
        <Alert color="coral" role="alert">
          {sayProblem(cancel.error)}
        </Alert>
      )}
      {asked === "move" ? (
        <MoveForm appointment={appointment} agents={agents} onWanted={onMove} onCancel={() => setAsked("nothing")} />
      ) : asked === "cancel" ? (
        <Stack gap="xs" role="group" aria-label="Annuler ce rendez-vous ?">
          <Text>
            Annuler ce rendez-vous ? La personne n’est pas prévenue automatiquement.{" "}
            {conversation === null ? "Appelez-la." : "Un message est préparé : vous le relisez, puis vous l’envoyez."}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsked("nothing")}>
              Garder
            </Button>
            <Button color="coral.7" data-autofocus loading={cancel.isPending} onClick={() => cancel.mutate()}>
              Annuler le rendez-vous
            </Button>
          </Group>
        </Stack>
      ) : (
        <Group gap="xs">
          {booked && !over && (
            <>
              <Button variant="default" onClick={() => setAsked("move")}>
                Déplacer…
              </Button>
              <Button variant="default" onClick={() => setAsked("cancel")}>
                Annuler…
              </Button>
            </>
          )}
          {conversation !== null && (
            <Button variant="subtle" onClick={() => goTo({ kind: "conversations", open: conversation })}>
              Voir la conversation
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

/** What the mediator may send as it stands: no reason, since others may read that telephone. */
const sayCancelled = (start: Date): string =>
  `Bonjour, nous devons annuler votre rendez-vous du ${sayMoment(start)}. Pardon pour ce changement. Voulez-vous un autre horaire ?`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
