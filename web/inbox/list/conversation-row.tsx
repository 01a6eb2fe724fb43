import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import type { ReactElement } from "react";
import type { SummaryView } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { sayWhen } from "../frame/say-time.ts";
import { channelName, personName, reasonNames } from "../frame/words.ts";
import { WaitingTimer } from "./waiting-timer.tsx";

/** Who spoke after the person's own last words. */
const speakers: Readonly<Record<NonNullable<SummaryView["lastMessage"]>["from"], string | null>> = {
  resident: null,
  bot: "Assistant",
  system: "Assistant",
  mediator: "Répondu",
  note: "Note",
};

type RowProps = {
  readonly row: SummaryView;
  readonly offsetMs: number;
  readonly isOpen: boolean;
  readonly tabIndex: number;
  readonly onOpen: () => void;
};

export function ConversationRow({ row, offsetMs, isOpen, tabIndex, onOpen }: RowProps): ReactElement {
  const { seen } = useDesk();
  const { owner, lastMessage } = row;
  const unread = !isOpen && seen.isUnread(row);
  const name = personName(row);
  return (
    <li>
      <UnstyledButton
        className="row"
        data-row={row.id}
        data-unread={unread || undefined}
        aria-current={isOpen ? "true" : undefined}
        tabIndex={tabIndex}
        onClick={onOpen}
      >
        <span className="row-face" data-urgent={isUrgentWait(owner) || undefined} aria-hidden="true">
          {row.name === null ? "?" : name.slice(0, 1).toLocaleUpperCase("fr")}
        </span>
        <span className="row-top">
          <span className="row-name" dir="auto">
            {name}
          </span>
          {owner.kind === "waiting" ? (
            <WaitingTimer since={owner.since} offsetMs={offsetMs} />
          ) : (
            <span className="row-when">{lastMessage && sayWhen(lastMessage.at, new Date(Date.now() + offsetMs))}</span>
          )}
        </span>
        <RowFacts row={row} isOpen={isOpen} />
        <span className="row-preview">
          <RowPreview row={row} />
          {unread && (
            <span className="unread">
              <VisuallyHidden>Non lu</VisuallyHidden>
            </span>
          )}
        </span>
      </UnstyledButton>
    </li>
  );
}

const isUrgentWait = (owner: SummaryView["owner"]): boolean => owner.kind === "waiting" && owner.reason === "distress";

function RowFacts({ row: { id, channel, owner, ended }, isOpen }: Pick<RowProps, "row" | "isOpen">): ReactElement {
  const { me, drafts } = useDesk();
  return (
    <span className="row-facts">
      <span>{channelName(channel)}</span>
      {owner.kind === "waiting" && (
        <span className="reason" data-urgent={isUrgentWait(owner) || undefined}>
          {reasonNames[owner.reason]}
        </span>
      )}
      {owner.kind === "mediator" && owner.id !== me.id && <span className="holder">{owner.name}</span>}
      {ended && <span className="holder">Terminée</span>}
      {!isOpen && drafts.has(id) && <span className="draft-mark">Brouillon</span>}
    </span>
  );
}

/** The person's own last words, and a small mark when somebody spoke since. */
function RowPreview({ row: { id, lastMessage, lastWords } }: { row: SummaryView }): ReactElement {
  const writing = useDesk().typing.get(id);
  if (writing !== undefined) return <span>{writing} écrit…</span>;
  const speaker = lastMessage && speakers[lastMessage.from];
  return (
    <>
      {lastWords === null ? (
        <span className="no-words">N’a encore rien écrit</span>
      ) : (
        <span dir="auto">{lastWords.text}</span>
      )}
      {speaker && (
        <span className="spoke-last" data-spoke={lastMessage.from}>
          <VisuallyHidden>A parlé en dernier : </VisuallyHidden>
          {speaker}
        </span>
      )}
    </>
  );
}
