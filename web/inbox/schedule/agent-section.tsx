import { Button, Group, Modal, TagsInput, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import type { AgentId } from "../../../src/appointments/appointment.ts";
import type { Opening } from "../../../src/appointments/opening.ts";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { newId } from "../conversation/new-id.ts";
import { EditForm, RemoveButton } from "./edit-form.tsx";
import { OpeningForm, type ShownOpening } from "./opening-form.tsx";
import { sayHours, sayRule, weekdays } from "./say-schedule.ts";

type ShownAgent = ScheduleView["agents"][number];
type Editing =
  | { readonly what: "opening"; readonly opening: Opening; readonly seen: number | null }
  | { readonly what: "agent"; readonly agent: ShownAgent | null };

/** Who receives when, week after week. */
export function AgentSection({ view }: { readonly view: ScheduleView }): ReactElement {
  const [editing, setEditing] = useState<Editing | null>(null);
  const close = (): void => setEditing(null);
  return (
    <section aria-labelledby="week">
      <h2 id="week" className="group-title">
        Horaires de la semaine
      </h2>
      {view.agents.map((agent) => (
        <AgentCard key={agent.id} agent={agent} view={view} onEdit={setEditing} />
      ))}
      <Button variant="default" mt="sm" onClick={() => setEditing({ what: "agent", agent: null })}>
        Ajouter une personne
      </Button>
      <Modal
        opened={editing !== null}
        onClose={close}
        title={titleOf(editing)}
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": "Fermer" }}
      >
        {editing?.what === "opening" && <OpeningForm view={view} {...editing} onDone={close} />}
        {editing?.what === "agent" && <AgentForm view={view} agent={editing.agent} onDone={close} />}
      </Modal>
    </section>
  );
}

function titleOf(editing: Editing | null): string {
  if (editing === null) return "";
  if (editing.what === "agent") return editing.agent === null ? "Ajouter une personne" : "Modifier la personne";
  return editing.seen === null ? "Ajouter un horaire" : "Modifier l’horaire";
}

type CardProps = {
  readonly agent: ShownAgent;
  readonly view: ScheduleView;
  readonly onEdit: (editing: Editing) => void;
};

function AgentCard({ agent, view, onEdit }: CardProps): ReactElement {
  const openings = view.openings
    .filter((opening) => opening.agent === agent.id)
    .toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1));
  return (
    <div className="sheet agent">
      <div className="agent-head">
        <h3>{agent.firstName}</h3>
        <span className="agent-skills">{agent.skills.join(", ")}</span>
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={`Modifier ${agent.firstName}`}
            onClick={() => onEdit({ what: "agent", agent })}
          >
            Modifier
          </Button>
          {openings.length === 0 && (
            <RemoveButton
              what={agent.firstName}
              build={() => ({ act: "remove", part: "agent", id: agent.id, seen: agent.seen })}
            />
          )}
        </Group>
      </div>
      <ul className="sheet-list" aria-label={`Horaires de ${agent.firstName}`}>
        {openings.map((opening) => (
          <OpeningRow key={opening.id} opening={opening} agent={agent.firstName} view={view} onEdit={onEdit} />
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-md"
        aria-label={`Ajouter un horaire pour ${agent.firstName}`}
        onClick={() => onEdit({ what: "opening", opening: newOpening(agent.id), seen: null })}
      >
        Ajouter un horaire
      </Button>
    </div>
  );
}

type RowProps = {
  readonly opening: ShownOpening;
  readonly agent: string;
  readonly view: ScheduleView;
  readonly onEdit: (editing: Editing) => void;
};

function OpeningRow({ opening, agent, view, onEdit }: RowProps): ReactElement {
  const day = weekdays[opening.weekday - 1] ?? "";
  const said = `${agent}, ${day} ${sayHours(opening)}`;
  const { id, seen } = opening;
  return (
    <li className="sheet-row">
      <span className="sheet-what">
        <span>
          <strong className="weekday">{day}</strong> {sayHours(opening)}
        </span>
        <span>{sayRule(opening, view.today)}</span>
      </span>
      <Group gap="xs">
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Modifier : ${said}`}
          onClick={() => onEdit({ what: "opening", opening, seen })}
        >
          Modifier
        </Button>
        <RemoveButton what={said} build={() => ({ act: "remove", part: "opening", id, seen })} />
      </Group>
    </li>
  );
}

const newOpening = (agent: AgentId): Opening => ({
  id: newId(),
  agent,
  place: "centre",
  weekday: 1,
  from: "09:00",
  to: "12:00",
  break: null,
  recurrence: { kind: "every-week" },
  validFrom: null,
  validTo: null,
  schoolHolidays: "included",
  exceptions: [],
});

type AgentFormProps = {
  readonly view: ScheduleView;
  readonly agent: ShownAgent | null;
  readonly onDone: () => void;
};

function AgentForm({ view, agent, onDone }: AgentFormProps): ReactElement {
  const [id] = useState(() => agent?.id ?? (newId() as AgentId));
  const [firstName, setFirstName] = useState(agent?.firstName ?? "");
  const [skills, setSkills] = useState<readonly string[]>(agent?.skills ?? []);
  const known = [...new Set([...view.agents.flatMap((one) => one.skills), ...view.reasons.map(({ skill }) => skill)])];
  return (
    <EditForm
      view={view}
      seen={agent?.seen ?? null}
      build={(seen) => ({
        act: "put",
        part: "agent",
        item: { id, firstName: firstName.trim(), skills, example: false },
        seen,
      })}
      submit="Enregistrer"
      onSaved={onDone}
      onCancel={onDone}
    >
      {(faultOf) => (
        <>
          <TextInput
            label="Prénom"
            value={firstName}
            onChange={(event) => setFirstName(event.currentTarget.value)}
            error={faultOf("firstName")}
          />
          <TagsInput
            label="Ce que cette personne sait faire"
            description="Choisissez, ou écrivez puis tapez Entrée : demarches, numerique…"
            value={[...skills]}
            onChange={setSkills}
            data={known}
            error={faultOf("skills")}
          />
        </>
      )}
    </EditForm>
  );
}
