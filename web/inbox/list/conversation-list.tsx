import { Button, Loader, Text } from "@mantine/core";
import { useState, type KeyboardEvent, type ReactElement } from "react";
import type { ConversationList as List } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { arrangeConversations, type GroupName } from "./arrange-conversations.ts";
import { ConversationRow } from "./conversation-row.tsx";

const titles: Readonly<Record<GroupName, string>> = {
  waiting: "En attente",
  mine: "Avec vous",
  colleagues: "Avec un collègue",
  assistant: "Avec l’assistant",
};
/** The assistant's conversations can be hundreds. */
const firstShown = 30;

type ListProps = {
  readonly list: List | undefined;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
};

/** Rows by group; arrows or j and k go from one to the next. */
export function ConversationList({ list, openId, onOpen }: ListProps): ReactElement {
  const { me } = useDesk();
  const [lastFocused, setLastFocused] = useState<string | null>(null);
  const [shown, setShown] = useState(firstShown);
  if (list === undefined) return <Loader m="xl" aria-label="Chargement des conversations" />;

  const groups = arrangeConversations(list.conversations, me.id).map((group) => ({
    ...group,
    hidden: group.name === "assistant" ? Math.max(0, group.rows.length - shown) : 0,
    rows: group.name === "assistant" ? group.rows.slice(0, shown) : group.rows,
  }));
  const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id));
  const tabStop = [lastFocused, openId].find((id) => id !== null && ids.includes(id)) ?? ids[0];

  return (
    <nav className="list" aria-label="Conversations" onKeyDown={moveAmongRows}>
      {groups[0]?.name !== "waiting" && (
        <Text className="all-calm" c="dimmed">
          Personne n’attend.
        </Text>
      )}
      {groups.map(({ name, rows, hidden }) => (
        <section key={name} aria-labelledby={`group-${name}`} data-group={name}>
          <h2 id={`group-${name}`} className="group-title">
            {titles[name]} <span className="count">{rows.length + hidden}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <ConversationRow
                key={row.id}
                row={row}
                offsetMs={list.offsetMs}
                isOpen={row.id === openId}
                tabIndex={row.id === tabStop ? 0 : -1}
                onOpen={() => {
                  setLastFocused(row.id);
                  onOpen(row.id);
                }}
              />
            ))}
          </ul>
          {hidden > 0 && (
            <Button variant="subtle" fullWidth onClick={() => setShown(shown + 100)}>
              Voir les suivantes ({hidden})
            </Button>
          )}
        </section>
      ))}
    </nav>
  );

  function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = rows[destination(event.key, at, rows.length) ?? -1];
    if (at === -1 || next === undefined) return;
    event.preventDefault();
    setLastFocused(next.dataset["row"] ?? null);
    next.focus();
  }
}

function destination(key: string, at: number, length: number): number | null {
  switch (key) {
    case "ArrowDown":
    case "j":
      return Math.min(at + 1, length - 1);
    case "ArrowUp":
    case "k":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return null;
  }
}
