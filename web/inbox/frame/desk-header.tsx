import { Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { useState, type ReactElement } from "react";
import { AccountMenu } from "../account/account-menu.tsx";
import { useDesk } from "../desk-context.ts";
import type { Connection } from "../live/live-connection.ts";
import { askForNotices, noticePermission } from "./desktop-notice.ts";
import { Icon } from "./icons.tsx";
import type { Place } from "./place.ts";

const connections: Readonly<Record<Connection, string>> = {
  connecting: "Connexion…",
  "catching-up": "Connexion…",
  live: "Connecté",
  lost: "Connexion perdue",
};

type HeaderProps = {
  readonly place: Place;
  readonly goTo: (place: Place) => void;
  readonly waiting: number;
  /** Appointments of which nobody has said what came of them. */
  readonly unattended: number;
  readonly onSignedOut: () => void;
};

export function DeskHeader({ place, goTo, waiting, unattended, onSignedOut }: HeaderProps): ReactElement {
  const { connection } = useDesk();
  const [permission, setPermission] = useState(noticePermission);
  return (
    <header className="desk-header">
      <span className="brand">
        <img src="/mediateurs/icon.svg" alt="" width={28} height={28} />
        <span className="brand-name">SOS Numérique</span>
      </span>
      <nav className="tabs" aria-label="Parties de la boîte de réception">
        <Tab
          icon="chat"
          label="Conversations"
          isHere={place.kind === "conversations"}
          onClick={() => goTo({ kind: "conversations", open: null })}
          count={waiting}
          counted="en attente"
        />
        <Tab
          icon="calendar"
          label="Rendez-vous"
          isHere={place.kind === "appointments" || place.kind === "day-sheet"}
          onClick={() => goTo({ kind: "appointments", day: null })}
          count={unattended}
          counted="à renseigner"
        />
        <Tab
          icon="clock"
          label="Horaires"
          isHere={place.kind === "schedule" || place.kind === "reasons"}
          onClick={() => goTo({ kind: "schedule" })}
        />
        <Tab
          icon="question"
          label="Questions"
          isHere={place.kind === "questions"}
          onClick={() => goTo({ kind: "questions" })}
        />
      </nav>
      <span className="connection" data-connection={connection} role="status">
        <span className="connection-dot" aria-hidden="true" />
        <span className="connection-word">{connections[connection]}</span>
      </span>
      {permission === "default" && (
        <Tooltip label="Un avis s’affiche quand une personne attend, sans rien dire d’elle.">
          <Button
            className="notice-button"
            variant="default"
            size="compact-md"
            leftSection={<Icon name="bell" size={18} />}
            onClick={() => void askForNotices().then(setPermission)}
          >
            Être prévenu
          </Button>
        </Tooltip>
      )}
      <AccountMenu onSignedOut={onSignedOut} />
    </header>
  );
}

type TabProps = {
  readonly icon: "chat" | "calendar" | "clock" | "question";
  readonly label: string;
  readonly isHere: boolean;
  readonly onClick: () => void;
  readonly count?: number;
  readonly counted?: string;
};

const Tab = ({ icon, label, isHere, onClick, count = 0, counted }: TabProps): ReactElement => (
  <button type="button" className="tab" aria-current={isHere ? "page" : undefined} onClick={onClick}>
    <Icon name={icon} size={20} />
    <span className="tab-label">{label}</span>
    {count > 0 && (
      <span className="tab-count">
        {count}
        <VisuallyHidden> {counted}</VisuallyHidden>
      </span>
    )}
  </button>
);
