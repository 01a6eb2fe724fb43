import { Button, VisuallyHidden } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { previewOf } from "../../../src/inbox/views.ts";
import type { MessageView } from "../api/inbox-api.ts";
import { Icon } from "../frame/icons.tsx";
import { sayClock } from "../frame/say-time.ts";
import { deliveryWord } from "../frame/words.ts";

type LineProps = {
  readonly message: MessageView;
  readonly person: string;
  readonly me: string;
  readonly onRetry: (message: string) => void;
};

/** One line of the transcript: who, what, when, and what became of it. */
export function MessageLine({ message, person, me, onRetry }: LineProps): ReactElement {
  const { from, body, at, delivery } = message;
  if (body.kind === "note") {
    return (
      <Line
        look="note"
        label={`Note interne de ${message.name ?? "un collègue"}`}
        at={at}
        mark={<Icon name="lock" size={16} />}
      >
        {body.text}
      </Line>
    );
  }
  if (from === "system") {
    return (
      <Line look="system" label="Message automatique" at={at}>
        {previewText(message)}
      </Line>
    );
  }
  const mine = message.mediatorId === me;
  const look = from === "mediator" ? (mine ? "mine" : "colleague") : from;
  const label =
    from === "resident" ? person : from === "bot" ? "Assistant" : mine ? "Vous" : (message.name ?? "Collègue");
  const word = deliveryWord(delivery);
  const again = delivery === "failed" || delivery === "unknown";
  return (
    <Line
      look={look}
      label={label}
      at={at}
      foot={
        word !== null && (
          <span className="delivery" data-trouble={again || undefined}>
            {again && <Icon name="warning" size={14} />} {word}
            {again && (
              <Button size="compact-xs" variant="light" color="coral" ml={8} onClick={() => onRetry(message.id)}>
                {delivery === "unknown" ? "Envoyer quand même" : "Réessayer"}
              </Button>
            )}
          </span>
        )
      }
    >
      {previewText(message)}
      {body.kind === "choices" && (
        <span className="choices">
          <VisuallyHidden>Choix proposés : </VisuallyHidden>
          {body.choices.map(({ id, label: choice }) => (
            <span key={id} className="choice">
              {choice}
            </span>
          ))}
        </span>
      )}
    </Line>
  );
}

/** The whole text; what has none is named. */
function previewText({ body }: MessageView): string {
  switch (body.kind) {
    case "text":
    case "choices":
    case "note":
      return body.text;
    case "choice":
      return body.label;
    case "attachment":
    case "unsupported":
      return `${previewOf(body)} (à voir avec la personne : les fichiers ne sont pas gardés ici)`;
  }
}

type Look = "resident" | "bot" | "mine" | "colleague" | "system" | "note";

export const Line = ({
  look,
  label,
  at,
  mark,
  foot,
  children,
}: {
  look: Look;
  label: string;
  /** Null while it is being sent. */
  at: string | null;
  mark?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}): ReactElement => (
  <li className="line" data-look={look}>
    <p className="line-head">
      {mark}
      <span className="line-author" dir="auto">
        {label}
      </span>
      {at !== null && <time dateTime={at}>{sayClock(at)}</time>}
    </p>
    <div className="bubble" dir="auto">
      {children}
    </div>
    {foot}
  </li>
);
