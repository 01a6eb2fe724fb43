import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import type { ReactElement } from "react";
import type { SummaryView } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { sayWhen } from "../frame/say-time.ts";
import { channelName, personName, reasonNames } from "../frame/words.ts";
import { WaitingTimer } from "./waiting-timer.tsx";

const speakers: Readonly<Record<NonNullable<SummaryView["lastMessage"]>["from"], string>> = {
  resident: "",
  bot: "Assistant : ",
  system: "",
  mediator: "Réponse : ",
  note: "Note : ",
};

type RowProps = {
  readonly row: SummaryView;
  readonly offsetMs: number;
  readonly isOpen: boolean;
  readonly tabIndex: number;
  readonly onOpen: () => void;
};

export function ConversationRow({ row, offsetMs, isOpen, tabIndex, onOpen }: RowProps): ReactElement {
  const { me, seen, drafts, typing } = useDesk();
  const { owner, lastMessage, ended } = row;
  const unread = !isOpen && seen.isUnread(row);
  const writing = typing.get(row.id);
  const urgent = owner.kind === "waiting" && owner.reason === "distress";
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
        <span className="row-face" data-urgent={urgent || undefined} aria-hidden="true">
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
        <span className="row-facts">
          <span>{channelName(row.channel)}</span>
          {owner.kind === "waiting" && (
            <span className="reason" data-urgent={urgent || undefined}>
              {reasonNames[owner.reason]}
            </span>
          )}
          {owner.kind === "mediator" && owner.id !== me.id && <span className="holder">{owner.name}</span>}
          {ended && <span className="holder">Terminée</span>}
          {drafts.has(row.id) && <span className="draft-mark">Brouillon</span>}
        </span>
        <span className="row-preview">
          <span dir="auto">
            {writing === undefined ? lastMessage && speakers[lastMessage.from] + lastMessage.text : `${writing} écrit…`}
          </span>
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
