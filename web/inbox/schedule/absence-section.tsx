import { Button, Group, Modal, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import type { AgentId } from "../../../src/appointments/appointment.ts";
import type { Absence } from "../../../src/appointments/opening.ts";
import type { ScheduleEdit } from "../../../src/appointments/schedule-edit.ts";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { newId } from "../conversation/new-id.ts";
import { useDesk } from "../desk-context.ts";
import { newWhen, spanOf, whenOf, type Moment, type When } from "./absence-when.ts";
import { EditForm, RemoveButton, type FaultOf } from "./edit-form.tsx";
import { addDays, sayAbsence, sayChip, sayTime } from "./say-schedule.ts";

type Shown = ScheduleView["absences"][number];

/** "Je suis absente jeudi après-midi": three touches, from the top of the page. */
export function AbsenceSection({ view }: { readonly view: ScheduleView }): ReactElement {
  const [changing, setChanging] = useState<Shown | null>(null);
  const [made, setMade] = useState(0);
  const nameOf = (agent: string): string => view.agents.find(({ id }) => id === agent)?.firstName ?? agent;
  return (
    <section aria-labelledby="absences">
      <h2 id="absences" className="group-title">
        Absences
      </h2>
      <div className="sheet">
        <AbsenceForm key={made} view={view} absence={null} onSaved={() => setMade(made + 1)} />
      </div>
      {view.absences.length > 0 && (
        <ul className="sheet sheet-list" aria-label="Absences à venir">
          {view.absences.map((absence) => {
            const said = `${nameOf(absence.agent)}, ${sayAbsence(absence, view.today)}`;
            const { id, seen } = absence;
            return (
              <li key={id} className="sheet-row">
                <span className="sheet-what">
                  <strong>{nameOf(absence.agent)}</strong>
                  <span>{sayAbsence(absence, view.today)}</span>
                </span>
                <Group gap="xs">
                  <Button
                    variant="subtle"
                    size="compact-md"
                    aria-label={`Modifier : ${said}`}
                    onClick={() => setChanging(absence)}
                  >
                    Modifier
                  </Button>
                  <RemoveButton what={said} build={() => ({ act: "remove", part: "absence", id, seen })} />
                </Group>
              </li>
            );
          })}
        </ul>
      )}
      <Modal
        opened={changing !== null}
        onClose={() => setChanging(null)}
        title="Modifier l’absence"
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": "Fermer" }}
      >
        {changing && (
          <AbsenceForm
            view={view}
            absence={changing}
            onSaved={() => setChanging(null)}
            onCancel={() => setChanging(null)}
          />
        )}
      </Modal>
    </section>
  );
}

type FormProps = {
  readonly view: ScheduleView;
  readonly absence: Shown | null;
  readonly onSaved: () => void;
  readonly onCancel?: () => void;
};

function AbsenceForm({ view, absence, onSaved, onCancel }: FormProps): ReactElement {
  const { me } = useDesk();
  const [id] = useState(() => absence?.id ?? newId());
  const [agent, setAgent] = useState<string>(() => absence?.agent ?? agentOf(me.name, view));
  const [when, setWhen] = useState<When>(() => (absence === null ? newWhen(view.today) : whenOf(absence)));
  // What the server knows under this id is what it was given: the types are its own.
  const item: Absence = { id, agent: agent as AgentId, ...spanOf(when) };
  const build = (seen: number | null): ScheduleEdit => ({ act: "put", part: "absence", item, seen });
  return (
    <EditForm
      view={view}
      seen={absence?.seen ?? null}
      build={build}
      submit={absence === null ? "Ajouter l’absence" : "Enregistrer"}
      onSaved={onSaved}
      {...(onCancel && { onCancel })}
    >
      {(faultOf) => (
        <>
          <NativeSelect
            label="Qui est absent ?"
            value={agent}
            onChange={(event) => setAgent(event.currentTarget.value)}
            error={faultOf("agent")}
            data={[
              ...(agent === "" ? [{ value: "", label: "Choisissez…" }] : []),
              ...view.agents.map(({ id: value, firstName }) => ({ value, label: firstName })),
            ]}
          />
          <WhenFields when={when} today={view.today} onChange={setWhen} faultOf={faultOf} />
        </>
      )}
    </EditForm>
  );
}

/** Whoever is signed in, when the schedule knows somebody of that name. */
function agentOf(name: string, { agents }: ScheduleView): string {
  const plain = (text: string): string => text.trim().split(" ")[0]?.toLowerCase() ?? "";
  return agents.find(({ firstName }) => plain(firstName) === plain(name))?.id ?? "";
}

const moments: readonly (readonly [Moment, string])[] = [
  ["day", "Toute la journée"],
  ["morning", "Le matin"],
  ["afternoon", "L’après-midi"],
  ["hours", "Quelques heures"],
  ["days", "Plusieurs jours"],
];

type WhenProps = {
  readonly when: When;
  readonly today: string;
  readonly onChange: (when: When) => void;
  readonly faultOf: FaultOf;
};

function WhenFields({ when, today, onChange, faultOf }: WhenProps): ReactElement {
  const set = (changes: Partial<When>): void => onChange({ ...when, ...changes });
  const soon = Array.from({ length: 7 }, (_, index) => addDays(today, index));
  const setDay = (day: string): void => set({ day, lastDay: when.lastDay < day ? day : when.lastDay });
  return (
    <>
      <fieldset className="chips">
        <legend>Quel jour ?</legend>
        {soon.map((day, index) => (
          <label key={day} className="chip">
            <input type="radio" name="day" checked={when.day === day} onChange={() => setDay(day)} />
            <span>{["Aujourd’hui", "Demain"][index] ?? sayChip(day)}</span>
          </label>
        ))}
        <TextInput
          className="chip-date"
          type="date"
          aria-label="Un autre jour"
          value={when.day}
          onChange={(event) => setDay(event.currentTarget.value)}
          error={faultOf("from")}
        />
      </fieldset>
      <Radio.Group
        label="Quand ?"
        description={`Le matin finit et l’après-midi commence à ${sayTime("13:00")}.`}
        value={when.moment}
        onChange={(value) => set({ moment: moments.find(([moment]) => moment === value)?.[0] ?? "day" })}
      >
        <Group mt="xs" gap="md">
          {moments.map(([value, label]) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Group>
      </Radio.Group>
      {when.moment === "hours" && (
        <Group grow align="flex-start">
          <TextInput
            type="time"
            step={300}
            label="De"
            value={when.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            step={300}
            label="À"
            value={when.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
            error={faultOf("to")}
          />
        </Group>
      )}
      {when.moment === "days" && (
        <TextInput
          type="date"
          label="Jusqu’au (compris)"
          value={when.lastDay}
          onChange={(event) => set({ lastDay: event.currentTarget.value })}
          error={faultOf("to")}
        />
      )}
    </>
  );
}
