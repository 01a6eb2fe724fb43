import { ActionIcon, Button, Group, NativeSelect, SegmentedControl, Title } from "@mantine/core";
import type { ReactElement } from "react";
import { Icon } from "../frame/icons.tsx";
import { localDay } from "../frame/say-time.ts";
import { goTo } from "../frame/use-place.ts";
import { dateOf, rangeOf, stepFrom, type AgendaView } from "./agenda-range.ts";
import { sayFullDay, sayWeek } from "./say-appointment.ts";

type ToolbarProps = {
  readonly view: AgendaView;
  readonly day: string;
  /** An id; "" is everybody. */
  readonly agent: string;
  readonly agents: readonly { readonly id: string; readonly firstName: string }[];
  readonly onView: (view: AgendaView) => void;
  readonly onDay: (day: string) => void;
  readonly onAgent: (agent: string) => void;
  readonly onBook: () => void;
};

const views = [
  { value: "day", label: "Jour" },
  { value: "week", label: "Semaine" },
  { value: "list", label: "Liste" },
] satisfies readonly { value: AgendaView; label: string }[];

const before: Readonly<Record<AgendaView, string>> = {
  day: "Jour précédent",
  week: "Semaine précédente",
  list: "Quatre semaines avant",
};
const after: Readonly<Record<AgendaView, string>> = {
  day: "Jour suivant",
  week: "Semaine suivante",
  list: "Quatre semaines après",
};

/** What is shown of the agenda, and what can be done that concerns no appointment in particular. */
export function AgendaToolbar(props: ToolbarProps): ReactElement {
  const { view, day, agent, agents, onView, onDay, onAgent, onBook } = props;
  return (
    <div className="agenda-toolbar">
      <Title order={1} size="h3" className="agenda-title" aria-live="polite">
        {titleOf(view, day)}
      </Title>
      <Group gap="xs" className="agenda-steps" wrap="nowrap">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={before[view]}
          onClick={() => onDay(stepFrom(view, day, -1))}
        >
          <Icon name="back" />
        </ActionIcon>
        <Button variant="default" px="md" onClick={() => onDay(localDay(new Date()))}>
          Aujourd’hui
        </Button>
        <ActionIcon variant="default" size="lg" aria-label={after[view]} onClick={() => onDay(stepFrom(view, day, 1))}>
          <Icon name="forward" />
        </ActionIcon>
      </Group>
      <SegmentedControl
        className="agenda-views"
        aria-label="Ce qui est montré"
        value={view}
        onChange={(value) => onView(value)}
        data={views}
      />
      <NativeSelect
        className="agenda-agent"
        aria-label="Avec qui"
        value={agent}
        onChange={(event) => onAgent(event.currentTarget.value)}
        data={[
          { value: "", label: "Tout le monde" },
          ...agents.map(({ id, firstName }) => ({ value: id, label: firstName })),
        ]}
      />
      <Group gap="xs" className="agenda-acts">
        <Button variant="default" onClick={() => goTo({ kind: "day-sheet", day })}>
          Imprimer le jour
        </Button>
        <Button onClick={onBook}>Nouveau rendez-vous</Button>
      </Group>
    </div>
  );
}

function titleOf(view: AgendaView, day: string): string {
  const { from, to } = rangeOf(view, day);
  if (view === "day") return capital(sayFullDay(dateOf(day)));
  return `Rendez-vous ${sayWeek(dateOf(from), dateOf(to))}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
