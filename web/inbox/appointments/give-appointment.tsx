import { Alert, Loader, Modal, SegmentedControl, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { sayProblem } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";
import { localDay } from "../frame/say-time.ts";
import { keys } from "../live/use-live-inbox.ts";
import { BookForm } from "./book-sheet.tsx";
import { ProposeForm } from "./propose-form.tsx";

type GiveProps = {
  readonly opened: boolean;
  readonly conversation: string;
  readonly name: string | null;
  /** Why nothing can be written to the person now; null when it can. */
  readonly cannotPropose: string | null;
  readonly onClose: () => void;
};

type Way = "propose" | "book";

/** An appointment for the person of a conversation: they choose, or the mediator does. */
export function GiveAppointment({ opened, conversation, name, cannotPropose, onClose }: GiveProps): ReactElement {
  const [way, setWay] = useState<Way>("propose");
  const today = localDay(new Date());
  const frame = useQuery({
    queryKey: [...keys.agendaFrame, today, today],
    queryFn: () => api.agendaFrame(today, today),
    enabled: opened,
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Donner un rendez-vous"
      centered
      closeButtonProps={{ "aria-label": "Fermer" }}
    >
      {frame.isError ? (
        <Alert color="coral" role="alert">
          {sayProblem(frame.error)}
        </Alert>
      ) : frame.data === undefined ? (
        <Loader aria-label="Chargement" />
      ) : (
        <Stack gap="md">
          <SegmentedControl
            aria-label="Qui choisit l’horaire ?"
            value={way}
            onChange={(value) => setWay(value)}
            data={[
              { value: "propose", label: "La personne choisit" },
              { value: "book", label: "Je choisis" },
            ]}
          />
          {way === "propose" && cannotPropose !== null ? (
            <Text>{cannotPropose}</Text>
          ) : way === "propose" ? (
            <ProposeForm conversation={conversation} reasons={frame.data.reasons} onDone={onClose} />
          ) : (
            <BookForm frame={frame.data} day={today} person={{ conversation, name }} onClose={onClose} />
          )}
        </Stack>
      )}
    </Modal>
  );
}
