import { Checkbox, Group, NativeSelect, NumberInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactElement } from "react";
import type { Reason } from "../../../src/appointments/reason.ts";
import type { PartFault } from "../../../src/appointments/find-part-faults.ts";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { EditForm } from "./edit-form.tsx";

type ReasonFormProps = {
  readonly view: ScheduleView;
  readonly reason: Reason & { readonly warning?: PartFault | null };
  readonly seen: number | null;
  readonly onDone: () => void;
};

/** What somebody may take an appointment for, and what it needs. */
export function ReasonForm({ view, reason, seen, onDone }: ReasonFormProps): ReactElement {
  const [item, setItem] = useState<Reason>(() => asSaved(reason));
  // As typed: an empty line while somebody writes is not a fault.
  const [bring, setBring] = useState(reason.bring.join("\n"));
  const set = (changes: Partial<Reason>): void => setItem({ ...item, ...changes });
  const skills = [...new Set([...view.agents.flatMap((agent) => agent.skills), item.skill])].filter(Boolean).toSorted();
  const built: Reason = {
    ...item,
    label: item.label.trim(),
    bring: bring.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()])),
  };
  const count = (label: string, description: string, field: CountField, fault: string | undefined, step: number) => (
    <NumberInput
      label={label}
      description={description}
      value={item[field]}
      step={step}
      allowDecimal={false}
      onChange={(value) => set({ [field]: Number(value) })}
      error={fault}
    />
  );
  return (
    <EditForm
      view={view}
      seen={seen}
      build={(seenNow) => ({ act: "put", part: "reason", item: built, seen: seenNow })}
      submit="Enregistrer"
      onSaved={onDone}
      onCancel={onDone}
    >
      {(faultOf) => {
        const told = (field: string): string | undefined =>
          faultOf(field) ?? (reason.warning?.field === field ? reason.warning.message : undefined);
        return (
          <>
            <TextInput
              label="Nom"
              description="Sur un bouton : 24 signes au plus"
              value={item.label}
              onChange={(event) => set({ label: event.currentTarget.value })}
              error={told("label")}
            />
            <Group grow align="flex-start">
              {count("Durée", "En minutes", "minutes", told("minutes"), 5)}
              {count("Battement", "Minutes libres après", "bufferMinutes", told("bufferMinutes"), 5)}
            </Group>
            <NativeSelect
              label="Où"
              value={item.place}
              onChange={(event) => set({ place: placeOf(event.currentTarget.value) })}
              error={told("place")}
              data={[
                { value: "centre", label: "Au centre" },
                { value: "phone", label: "Par téléphone" },
                { value: "home", label: "À domicile" },
              ]}
            />
            <NativeSelect
              label="Compétence demandée"
              value={item.skill}
              onChange={(event) => set({ skill: event.currentTarget.value })}
              error={told("skill")}
              data={skills}
            />
            <Checkbox
              label="Toutes les personnes qui ont cette compétence"
              checked={item.agents === null}
              onChange={(event) => set({ agents: event.currentTarget.checked ? null : [] })}
            />
            {item.agents !== null && (
              <Checkbox.Group
                label="Seulement"
                value={[...item.agents]}
                onChange={(ids) => set({ agents: view.agents.map(({ id }) => id).filter((id) => ids.includes(id)) })}
                error={told("agents")}
              >
                <Stack gap="xs" mt="xs">
                  {view.agents.map(({ id, firstName }) => (
                    <Checkbox key={id} value={id} label={firstName} />
                  ))}
                </Stack>
              </Checkbox.Group>
            )}
            <Group grow align="flex-start">
              {count("Au plus tôt", "Heures après la demande", "minNoticeHours", told("minNoticeHours"), 1)}
              {count("Au plus tard", "Jours après la demande", "maxNoticeDays", told("maxNoticeDays"), 1)}
            </Group>
            <Textarea
              label="À apporter"
              description="Un papier par ligne. Jamais de mot de passe."
              autosize
              minRows={2}
              value={bring}
              onChange={(event) => setBring(event.currentTarget.value)}
              error={told("bring")}
            />
            <Textarea
              label="Consigne"
              description="Une ou deux phrases courtes, dites après la réservation. Facultatif."
              autosize
              minRows={2}
              value={item.instructions ?? ""}
              onChange={(event) =>
                set({ instructions: event.currentTarget.value.trim() === "" ? null : event.currentTarget.value })
              }
              error={told("instructions")}
            />
          </>
        );
      }}
    </EditForm>
  );
}

type CountField = "minutes" | "bufferMinutes" | "minNoticeHours" | "maxNoticeDays";

/** Without what the page knows besides. */
const asSaved = ({
  id,
  label,
  words,
  minutes,
  bufferMinutes,
  skill,
  agents,
  place,
  minNoticeHours,
  maxNoticeDays,
  bring,
  instructions,
}: Reason): Reason => ({
  id,
  label,
  words,
  minutes,
  bufferMinutes,
  skill,
  agents,
  place,
  minNoticeHours,
  maxNoticeDays,
  bring,
  instructions,
});

const placeOf = (value: string): Reason["place"] => (value === "phone" || value === "home" ? value : "centre");
