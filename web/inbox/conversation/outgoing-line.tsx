import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useDesk } from "../desk-context.ts";
import { Icon } from "../frame/icons.tsx";
import { Line } from "./message-line.tsx";
import type { Outgoing } from "./outgoing.ts";

/** What was sent and is not in the transcript yet; nothing of it is lost when it cannot be sent. */
export function OutgoingLine({
  message,
  onTakeBack,
}: {
  message: Outgoing;
  onTakeBack: (message: Outgoing) => void;
}): ReactElement {
  const { outgoing, connection } = useDesk();
  const { state, mode, clientMessageId } = message;
  return (
    <Line
      look={mode === "note" ? "note" : "mine"}
      label={mode === "note" ? "Note interne de vous" : "Vous"}
      at={null}
      mark={mode === "note" && <Icon name="lock" size={16} />}
      foot={
        state.kind === "failed" ? (
          <div className="delivery" data-trouble="true" role="alert">
            <Icon name="warning" size={14} /> Pas envoyé. {state.why}
            <span className="delivery-acts">
              <Button
                size="compact-sm"
                variant="light"
                color="coral"
                disabled={connection !== "live"}
                onClick={() => void outgoing.retry(clientMessageId)}
              >
                Réessayer
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  const taken = outgoing.takeBack(clientMessageId);
                  if (taken !== null) onTakeBack(taken);
                }}
              >
                {message.file === null ? "Reprendre le texte" : "Reprendre le message"}
              </Button>
            </span>
          </div>
        ) : (
          <span className="delivery">{state.kind === "sent" ? "Enregistré" : "Envoi en cours…"}</span>
        )
      }
    >
      {message.file !== null && <span className="file-name">{message.file.name}</span>}
      {message.text}
    </Line>
  );
}
