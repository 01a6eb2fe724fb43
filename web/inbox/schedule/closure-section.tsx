import { Button, Group, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import type { Closure } from "../../../src/appointments/opening.ts";
import type { SchoolHolidays } from "../../../src/appointments/school-holidays.ts";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { newId } from "../conversation/new-id.ts";
import { EditForm, RemoveButton } from "./edit-form.tsx";
import { places, sayPeriod } from "./say-schedule.ts";

type Part = "closure" | "school-holidays";
type Shown = (Closure | SchoolHolidays) & { readonly seen: number };
type Words = { readonly title: string; readonly add: string; readonly change: string; readonly hint: string };

const words: Readonly<Record<Part, Words>> = {
  closure: {
    title: "Fermetures du centre",
    add: "Ajouter une fermeture",
    change: "Modifier la fermeture",
    hint: "Par exemple : travaux",
  },
  "school-holidays": {
    title: "Vacances scolaires (zone B)",
    add: "Ajouter des vacances",
    change: "Modifier les vacances",
    hint: "Par exemple : Vacances d’été 2028",
  },
};

/** Spans of dates with a name: closures of the centre, or school holidays. */
export function ClosureSection({ view, part }: { readonly view: ScheduleView; readonly part: Part }): ReactElement {
  const [editing, setEditing] = useState<Shown | "new" | null>(null);
  const close = (): void => setEditing(null);
  const rows: readonly Shown[] = part === "closure" ? view.closures : view.schoolHolidays;
  const fixed = part === "closure" ? view.centreClosures : [];
  const { title, add, change } = words[part];
  return (
    <section aria-labelledby={part}>
      <h2 id={part} className="group-title">
        {title}
      </h2>
      {part === "school-holidays" && (
        <p className="section-note">
          À vérifier sur education.gouv.fr. Un horaire peut les sauter, ou n’ouvrir que pendant elles.
        </p>
      )}
      {rows.length + fixed.length > 0 && (
        <ul className="sheet sheet-list">
          {fixed.map((closure) => (
            <li key={closure.id} className="sheet-row">
              <span className="sheet-what">
                <strong>{closure.label}</strong>
                <span>{sayPeriod(closure.from, closure.to, view.today)} · écrit dans centre.yaml</span>
              </span>
            </li>
          ))}
          {rows.map((row) => (
            <li key={row.id} className="sheet-row">
              <span className="sheet-what">
                <strong>{row.label}</strong>
                <span>
                  {sayPeriod(row.from, row.to, view.today)}
                  {"place" in row && row.place !== null ? ` · seulement ${places[row.place]}` : ""}
                </span>
              </span>
              <Group gap="xs">
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={`Modifier : ${row.label}`}
                  onClick={() => setEditing(row)}
                >
                  Modifier
                </Button>
                <RemoveButton what={row.label} build={() => ({ act: "remove", part, id: row.id, seen: row.seen })} />
              </Group>
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" mt="sm" onClick={() => setEditing("new")}>
        {add}
      </Button>
      <Modal
        opened={editing !== null}
        onClose={close}
        title={editing === "new" ? add : change}
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": "Fermer" }}
      >
        {editing !== null && (
          <ClosureForm view={view} part={part} row={editing === "new" ? null : editing} onDone={close} />
        )}
      </Modal>
    </section>
  );
}

type FormProps = {
  readonly view: ScheduleView;
  readonly part: Part;
  readonly row: Shown | null;
  readonly onDone: () => void;
};

function ClosureForm({ view, part, row, onDone }: FormProps): ReactElement {
  const [id] = useState(() => row?.id ?? newId());
  const [label, setLabel] = useState(row?.label ?? "");
  const [from, setFrom] = useState(row?.from ?? view.today);
  const [to, setTo] = useState(row?.to ?? view.today);
  const [place, setPlace] = useState<Closure["place"]>(row !== null && "place" in row ? row.place : null);
  const item = { id, label: label.trim(), from, to };
  return (
    <EditForm
      view={view}
      seen={row?.seen ?? null}
      build={(seen) =>
        part === "closure" ? { act: "put", part, item: { ...item, place }, seen } : { act: "put", part, item, seen }
      }
      submit="Enregistrer"
      onSaved={onDone}
      onCancel={onDone}
    >
      {(faultOf) => (
        <>
          <TextInput
            label="Nom"
            description={words[part].hint}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={faultOf("label")}
          />
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label="Du"
              value={from}
              onChange={(event) => {
                setFrom(event.currentTarget.value);
                if (to < event.currentTarget.value) setTo(event.currentTarget.value);
              }}
              error={faultOf("from")}
            />
            <TextInput
              type="date"
              label="Au (compris)"
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              error={faultOf("to")}
            />
          </Group>
          {part === "closure" && (
            <NativeSelect
              label="Qu’est-ce qui est fermé ?"
              value={place ?? "all"}
              onChange={(event) => setPlace(placeOf(event.currentTarget.value))}
              data={[
                { value: "all", label: "Tout" },
                { value: "centre", label: "Le centre seulement (le téléphone reste)" },
                { value: "phone", label: "Les rendez-vous par téléphone" },
                { value: "home", label: "Les visites à domicile" },
              ]}
            />
          )}
        </>
      )}
    </EditForm>
  );
}

const placeOf = (value: string): Closure["place"] =>
  value === "centre" || value === "phone" || value === "home" ? value : null;
