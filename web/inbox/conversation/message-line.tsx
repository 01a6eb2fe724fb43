import { Button, VisuallyHidden } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { previewOf } from "../../../src/inbox/views.ts";
import type { MessageView } from "../api/inbox-api.ts";
import { Icon } from "../frame/icons.tsx";
import { sayClock } from "../frame/say-time.ts";
import { deliveryWord } from "../frame/words.ts";
import { MediaView } from "./media-view.tsx";
import { lineId, QuotedLine } from "./quoted-line.tsx";

type LineProps = {
  readonly message: MessageView;
  /** What it answers. */
  readonly quoted: MessageView | "gone" | null;
  readonly person: string;
  readonly me: string;
  readonly onRetry: (message: string) => void;
};

/** One line of the transcript: who, what, when, and what became of it. */
export function MessageLine({ message, quoted, person, me, onRetry }: LineProps): ReactElement {
  const { body, at, id } = message;
  const { look, label } = authorOf(message, person, me);
  return (
    <Line
      id={lineId(id)}
      look={look}
      label={label}
      at={at}
      mark={look === "note" && <Icon name="lock" size={16} />}
      foot={<DeliveryMark message={message} onRetry={onRetry} />}
    >
      {quoted !== null && <QuotedLine quoted={quoted} />}
      {body.kind === "file" && <MediaView {...body} by={label} />}
      {body.kind === "attachment" && body.media !== undefined ? (
        <MediaView {...body} media={body.media} by="la personne" name={null} />
      ) : (
        wordsOf(message)
      )}
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

function authorOf(
  { from, body, name, mediatorId }: MessageView,
  person: string,
  me: string,
): { readonly look: Look; readonly label: string } {
  const colleague = name ?? "un collègue";
  if (body.kind === "note") return { look: "note", label: `Note interne de ${mediatorId === me ? "vous" : colleague}` };
  switch (from) {
    case "resident":
      return { look: "resident", label: person };
    case "bot":
      return { look: "bot", label: "Assistant" };
    case "system":
      return { look: "system", label: "Message automatique" };
    case "mediator":
      return mediatorId === me ? { look: "mine", label: "Vous" } : { look: "colleague", label: colleague };
  }
}

function DeliveryMark({ message, onRetry }: Pick<LineProps, "message" | "onRetry">): ReactElement | null {
  const { id, delivery } = message;
  const word = deliveryWord(delivery);
  if (word === null) return null;
  if (delivery !== "failed" && delivery !== "unknown") return <span className="delivery">{word}</span>;
  return (
    <span className="delivery" data-trouble="true">
      <Icon name="warning" size={14} /> {word}
      <Button size="compact-sm" variant="light" color="coral" onClick={() => onRetry(id)}>
        {delivery === "unknown" ? "Envoyer quand même" : "Réessayer"}
      </Button>
    </span>
  );
}

/** The whole text; what has none is named. */
function wordsOf({ body }: MessageView): string {
  switch (body.kind) {
    case "text":
    case "choices":
    case "reminder":
    case "note":
    case "file":
      return body.text;
    case "choice":
      return body.label;
    case "attachment":
    case "unsupported":
      return `${previewOf(body)} (à voir avec la personne : ce n’est pas gardé ici)`;
  }
}

type Look = "resident" | "bot" | "mine" | "colleague" | "system" | "note";

export const Line = ({
  id,
  look,
  label,
  at,
  mark,
  foot,
  children,
}: {
  id?: string;
  look: Look;
  label: string;
  /** Null while it is being sent. */
  at: string | null;
  mark?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}): ReactElement => (
  <li className="line" data-look={look} id={id} tabIndex={-1}>
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
