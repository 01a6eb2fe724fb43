import { Alert, Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { AppointmentView } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { goTo } from "../frame/use-place.ts";
import { sayMoment } from "./say-appointment.ts";

/** The program does not write to people in a mediator's name: it prepares what they may send. */
export function MoveNotice({
  appointment,
  onClose,
}: {
  appointment: AppointmentView;
  onClose: () => void;
}): ReactElement {
  const { drafts } = useDesk();
  const { conversation, start, agent } = appointment;
  const moment = sayMoment(new Date(start));
  return (
    <Alert color="teal" role="note" my="md" withCloseButton closeButtonLabel="Fermer ce message" onClose={onClose}>
      Rendez-vous déplacé : {moment}, avec {agent}.{" "}
      {conversation === null ? (
        "La personne n’écrit pas ici : prévenez-la autrement."
      ) : (
        <>
          La personne n’est pas prévenue.{" "}
          <Button
            size="compact-sm"
            onClick={() => {
              const kept = drafts.read(conversation, "reply");
              const words = `Votre rendez-vous change. Le nouveau : ${moment}, avec ${agent}. Est-ce que cela vous va ?`;
              drafts.write(conversation, "reply", kept === "" ? words : `${words}\n${kept}`);
              goTo({ kind: "conversations", open: conversation });
            }}
          >
            Préparer un message pour elle
          </Button>
        </>
      )}
    </Alert>
  );
}
